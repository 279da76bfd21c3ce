"""Where figures stand in a text, or are masked: every number, and what sort of number it is.

What counts as a figure: a quantity that somebody counted or could count, printed or masked, with or without a measure word
(12件、三十余次、**名、x余条、98.5%、百分之百、八成、是去年同期的*倍、1－2件). Not figures: dates and spans of time, the numbers of
terms, sessions and meetings (*届*次、第三次), names (“三化”、1234工作法、**市、二等奖), marks of a list (一是、（二）、3.), and
thresholds that say which things are counted (万元以上的). These are told apart by `Kind`, so that nothing is lost.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from shangliang.foundation.words import Labelled

from . import measures
from .numerals import ARABIC, MASK, NARROW, SCALE, SCALES, TAIL, value_of


class Kind(Labelled):
    FIGURE = "figure", "数字"
    ORDINAL = "ordinal", "序数、届次"
    DATE = "date", "日期、时段"
    THRESHOLD = "threshold", "限定"
    NAME = "name", "名称"


@dataclass(frozen=True)
class Place:
    """A number in a text: `start` and `end` are characters of the whole text, the measure word follows up to `unit_end`.

    `value` is what is printed, in `unit` (money in the unit printed, everything else in ones); `high` the upper end of a range.
    `before` and `after` are the marks of being approximate (约、近 before; 余、多 in it; 左右、以上 behind).
    """

    start: int
    end: int
    text: str
    kind: Kind
    masked: bool
    value: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    unit_end: int = 0
    before: str = ""
    inner: str = ""
    after: str = ""

    @property
    def approximate(self) -> bool:
        """Whether the text itself says that the number is not exact."""
        return bool(self.before or self.inner or self.after)


_CHINESE = "(?:[〇一二两三四五六七八九十几数半]|[百千万亿])(?:[零〇一二两三四五六七八九十百千万亿几]|点(?=[一二三四五六七八九零]))*"
_ONE = f"(?:(?P<mask>{MASK})|(?P<arabic>{ARABIC})|(?P<chinese>{_CHINESE}))"
_END = f"(?P<tail>(?:{TAIL}?{SCALE}*{TAIL}?)?)"
_TO = rf"\s*(?:[-－—–~～]{{1,2}}|至|到)\s*(?P<high>{MASK}|{ARABIC}|[一二两三四五六七八九十百]+)"
_NUMBER = re.compile(rf"(?P<percent>百分之)?{_ONE}{_END}(?:{_TO}(?={measures.UNIT}|{SCALE}|[%．]))?")
_UNIT = re.compile(rf"[ \u3000]?(?P<unit>(?P<scale>[万亿])?(?P<measure>{measures.UNIT}))")
_NOUN = re.compile(measures.NOUN)
_LARGE = "元|字|平方米|美元|港元|亩|吨"
"""Measures that are said in 万 and 亿: the unit is 万元, the number stays as printed."""
_BEFORE = re.compile(r"(?:大约|约|将近|近|超过|突破|超|逾|不少于|不低于|至少|上|达到近|过)$")
_AFTER = re.compile(r"[ \u3000]?(?:左右|上下|以上|以下|有余|之多|不等)")
_DATE_AFTER = re.compile(r"[ \u3000]?(?:年|月|日|号(?!文)|周年|世纪|年代|季度|点[钟半\d一二三四五六七八九十]|时许|时(?!间|候|期|效|代|段))")
_SPAN_AFTER = re.compile(r"[ \u3000]?(?:个月|个季度|个多月|周年|周(?![边岁])|星期|余年|多年|年|天|日|小时内|个工作日|个小时内|分钟|昼夜|代|载)")
_CLOCK = re.compile(r"\d{1,4}(?:[-/.年:：]\d{1,2}){1,2}(?:日)?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?")
_HEAD = re.compile(r"^\s*(?:第[一二三四五六七八九十百\d]+[篇章节部分条]|[（(]?[一二三四五六七八九十百\d]{1,4}[)）、．.](?!\d)|[一二三四五六七八九十]{1,3}\s)")
_QUOTED = re.compile(r"“[^“”。；]{1,24}”|《[^《》\n]{1,60}》|‘[^‘’]{1,12}’|〔[^〕]*〕|【[^】]*】")
_CALLED = re.compile(r"“([一二两三四五六七八九十]+[^，。、“”\d]{1,4})”")
_CHROME = re.compile(r"发布时间[:：]|查看人数|人关注\s*$|点击数|阅读量|^\s*当前位置|^\s*第[\d一二三四五六七八九十]+篇\s.*\d+字\s*$|总结[（(][一二三四五六七八九十]+篇[)）]\s*$")
_PAPER_NUMBER = re.compile(r"\s*号(?:文件|文|令|通知|公告|线|楼|院)?")
_NAME_AFTER = re.compile(r"工作法|模式|工程|行动|热线|战略|号文|规划|计划|机制|国道|省道|高速|会场|广场|产业|体系|运动|精神|路线|制度|法")
_ADDRESS = re.compile(r"(?:电话|传真|手机|邮编|邮政编码|账号|GB(?:/T)?|ISBN)\s*[:：]?\s*[\d\-—－–]*\s*$")
"""Behind these stand numbers that count nothing: 电话 0000-6100011, GB/T 9704—2012."""
_ONCE = re.compile(r"(?:了|共|先后|召开|举办|开展|组织|举行|进行)$")
_ONES = frozenset("次场期篇册份部")


def find(text: str) -> list[Place]:
    """Every number of a text in the order in which they stand; offsets are into the text as it was given."""
    found: list[Place] = []
    called, at = frozenset(_CALLED.findall(text)), 0
    for line in text.split("\n"):
        found += [replace(one, start=one.start + at, end=one.end + at, unit_end=one.unit_end + at) for one in _in_line(line, called)]
        at += len(line) + 1
    return found


def _in_line(line: str, called: frozenset[str]) -> list[Place]:
    plain = line.translate(NARROW)
    if _CHROME.search(plain):
        return [Place(m.start(), m.end(), m[0], Kind.NAME, masked=False, unit_end=m.end()) for m in re.finditer(ARABIC, plain)]
    names = [(m.start(), m.end()) for m in _QUOTED.finditer(plain)]
    clocks = [(m.start(), m.end()) for m in _CLOCK.finditer(plain) if re.search(r"[-/年:：]|\.\d+\.", m[0])]
    head = _HEAD.match(plain)
    places: list[Place] = []
    at = head.end() if head else 0
    while (found := _NUMBER.search(plain, at)) is not None:
        clock = next((end for start, end in clocks if start <= found.start() < end), 0)
        quoted = next(((start, end) for start, end in names if start <= found.start() < end), None)
        if quoted is None and found["chinese"] and any(plain.startswith(name, found.start()) for name in called):
            quoted = found.span()
        place = _clock(line, found.start(), clock) if clock else _place(line, plain, found, quoted, places)
        if place is not None:
            places.append(place)
        at = max(place.end if place else _past(found), found.start() + 1)
    return places


def _past(found: re.Match[str]) -> int:
    """Where to look on after something that is no number: behind all of its signs."""
    return max(found.end("arabic"), found.end("mask"), found.end("chinese"))


def _clock(line: str, start: int, end: int) -> Place:
    return Place(start, end, line[start:end], Kind.DATE, masked=False, unit_end=end)


def _place(line: str, plain: str, found: re.Match[str], quoted: tuple[int, int] | None, earlier: list[Place]) -> Place | None:
    """What stands here, or None for a sign that only looks like a number."""
    start, end = found.span()
    if found["chinese"] and not found["percent"] and not _numeral(plain, found):
        return None
    unit, unit_end = _unit(plain, end, found)
    masked = bool(found["mask"])
    kind = _kind(plain, found, unit, unit_end, quoted, earlier)
    if kind is None or (masked and kind is Kind.NAME and plain[start] in "xX_N（(○□" and not _alone(plain, start, end)):
        return None
    low, high = _values(found, line[start:end], unit)
    if unit and unit[0] in "万亿" and not re.fullmatch(_LARGE, unit[1:]):
        low, high, unit = low and low * SCALES[unit[0]], high and high * SCALES[unit[0]], unit[1:]
    if found["percent"]:
        unit, unit_end = "%", end
    before, after = _BEFORE.search(plain[max(0, start - 4):start]), _AFTER.match(plain, unit_end)
    inner = "".join(re.findall(TAIL, found["tail"])) + ("几" if re.search("[几数]", found["chinese"] or "") else "")
    return Place(start, end, line[start:end], kind, masked, low, high, unit, unit_end, before[0] if before else "", inner, after[0].strip() if after else "")


def _alone(plain: str, start: int, end: int) -> bool:
    return plain[start] == "*" or end - start > 1


def _numeral(plain: str, found: re.Match[str]) -> bool:
    """Whether Chinese numerals are a number here at all: followed by a measure, or marked as a term or a part."""
    text, end = found["chinese"], found.end()
    start = found.start()
    if plain[max(0, start - 1):start] == "第":
        return True
    if plain[max(0, start - 1):start] and plain[start - 1] in "进统专同唯划另某逐":
        return False
    if text in {"数", "几", "半"} or (text[0] in "百千万亿" and not _swollen(plain, found)):
        return False
    if re.match(r"[届次]", plain[end:end + 1]) and re.search(r"[届第]$", plain[:start]):
        return True
    if re.match(r"成(?![立果员效为功就熟长都本绩品份型套])|届|倍|分之", plain[end:]):
        return True
    return bool(_UNIT.match(plain, end)) or bool(_SPAN_AFTER.match(plain, end))


def _swollen(plain: str, found: re.Match[str]) -> bool:
    """百 and its like are numbers only when something says how many: 近百件, 百余篇, 上千人次."""
    return bool(found["tail"] or _BEFORE.search(plain[max(0, found.start() - 2):found.start()]))


def _unit(plain: str, end: int, found: re.Match[str]) -> tuple[str, int]:
    """The measure word that follows and where it ends; "" and the number's end without one."""
    if re.match(r"成(?![立果员效为功就熟长都本绩品份型套])", plain[end:]):
        return "成", end + 1
    if (scale := re.search(f"([万亿]){TAIL}?$", found["tail"])) and (measure := re.match(_LARGE, plain[end:])):
        return scale[1] + measure[0], end + measure.end()
    if match := _UNIT.match(plain, end):
        measure = match["measure"]
        after = measures.NOT_AFTER.get(measure, "")
        if not after or not re.match(after, plain[match.end():]):
            return match["unit"], match.end()
    if (found["mask"] or found["arabic"]) and (noun := _NOUN.match(plain, end)):
        return noun[0], end
    return "", end


def _values(found: re.Match[str], text: str, unit: str) -> tuple[Decimal | None, Decimal | None]:
    """What is printed, and the upper end of a range; None for masks."""
    number = (found["arabic"] or found["chinese"] or "") + found["tail"]
    money = unit[:1] in {"万", "亿"} and number.rstrip("余多来几").endswith(unit[0])
    low = value_of(number.rstrip("余多来几")[:-1] if money else number) if number else None
    high = value_of(found["high"]) if found["high"] else None
    return (None if found["mask"] else low), high


def _kind(plain: str, found: re.Match[str], unit: str, unit_end: int, quoted: tuple[int, int] | None, earlier: list[Place]) -> Kind | None:
    """What sort of number it is; None for one that is only a mark."""
    start, end = found.span()
    before, after = plain[:start], plain[end:]
    masked, chinese = bool(found["mask"]), bool(found["chinese"])
    if found["percent"] or unit in {"%", "‰", "成", "倍", "个百分点"}:
        return Kind.FIGURE
    if re.search(r"第\s*$", before) or re.match(r"届|中全会", after) or re.match(r"次(?:党代会|全会|代表大会|全国|全体会议)", after) or (re.match("次", after) and re.search(r"届$", before)):
        return Kind.ORDINAL
    if re.match(r"分之", after) or re.search(r"分之$", before):
        return Kind.FIGURE
    if dated := _dated(plain, found, unit):
        return dated
    if quoted and not (masked and unit) and not _counted_in_quotes(plain, found, quoted):
        return Kind.NAME
    if masked:
        return _masked(plain, found, unit, unit_end)
    if re.match(r"[A-Za-z+]", after) or re.search(r"[A-Za-z+]$", before) or _PAPER_NUMBER.match(after) or (not unit and _ADDRESS.search(before)):
        return Kind.NAME
    if chinese:
        return _chinese(plain, found, unit, unit_end)
    if not unit and (_NAME_AFTER.match(after) or re.search(r"[·.]$", before)):
        return Kind.NAME
    if unit in {"元", "万元", "亿元"} and re.match(r"以[上下](?:的|项目|企业|投资)", plain[unit_end:]):
        return Kind.THRESHOLD
    return Kind.NAME if unit == "级" else Kind.FIGURE


def _counted_in_quotes(plain: str, found: re.Match[str], quoted: tuple[int, int]) -> bool:
    """A number with its measure in a longer quotation is still counted: “共办实事120件”; the short “五个一” is a name."""
    return not found["mask"] and (bool(found["arabic"]) or len(found["chinese"] or "") > 1) and plain[quoted[0]] == "“" and quoted[1] - quoted[0] > 8 and bool(_UNIT.match(plain, found.end()))


def _dated(plain: str, found: re.Match[str], unit: str) -> Kind | None:
    end = found.end()
    if _DATE_AFTER.match(plain, end) and unit not in {"点"}:
        return Kind.DATE
    if unit in {"天", "小时", "课时", "分钟"} and not found["chinese"]:
        return None
    return Kind.DATE if _SPAN_AFTER.match(plain, end) and not unit.endswith(("元", "人", "次")) else None


def _masked(plain: str, found: re.Match[str], unit: str, unit_end: int) -> Kind | None:
    """A mask with a measure behind it hides a number; without one it hides a name, unless a table or a list says otherwise."""
    start, end = found.span()
    before, after = plain[:start], plain[end:]
    if found["mask"][0] in "（(" and not unit:
        return None
    if found["mask"] == "多少" and not unit:
        return None
    if _PAPER_NUMBER.match(after):
        return Kind.NAME
    if unit in measures.NOUNS:
        return Kind.FIGURE if re.search(r"(?:联系|走访|覆盖|建立|建成|视察|调研|涉及|组织|、|共)\s*$", before) and not re.match(r"[建的]", plain[end + len(unit):]) else Kind.NAME
    if unit or found["tail"]:
        return Kind.FIGURE
    alone = re.match(r"\s*(?:[，,。；;、|\t）)]|$)", after) and re.search(r"(?:[:：|\t为达至共是]|^)\s*$", before)
    return Kind.FIGURE if alone and len(found["mask"]) < 7 else Kind.NAME


def _chinese(plain: str, found: re.Match[str], unit: str, unit_end: int) -> Kind | None:
    """Small numbers in Chinese numerals are figures only when they count things, not in slogans and fixed words."""
    start, end = found.span()
    text, before, after = found["chinese"], plain[:start], plain[unit_end:]
    if not unit or unit in measures.NOUNS:
        return None
    if re.search(r"[一二三四五六七八九十同唯统万专划单另每某各这那上首逐某整之]$", before) and not found["tail"] and text[0] not in SCALES:
        return None
    if unit.endswith("元") and re.match(r"以[上下](?:的|项目|企业|投资)", after):
        return Kind.THRESHOLD
    if unit in measures.SOFT and not re.match(measures.SOFT_GOOD.get(unit) or "(?!)", after) and not found["tail"]:
        return None
    if text == "一" and not found["tail"] and not (unit == "项" and after.startswith("“")):
        return Kind.FIGURE if unit in _ONES and _ONCE.search(before) and not re.match("性|次", after) else None
    if unit in {"个", "大", "项", "种", "类"} and measures.SLOGAN.match(after):
        return Kind.NAME
    return Kind.FIGURE
