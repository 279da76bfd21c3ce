"""Lists of past proposals as committees kept them: which column is what, and each line with what is wrong with it."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from shangliang.foundation import rows
from shangliang.foundation.errors import Invalid
from shangliang.foundation.rows import Cell, Layout, Limits, Row, as_date, as_text, narrow

LIMITS = Limits(rows=20_000, unpacked=300 * 1024 * 1024)
LONGEST = {"number": 40, "category": 40, "grade": 4}


@dataclass(frozen=True)
class Target:
    """Something a column may be: `words` are the headings under which it is found."""

    key: str
    label: str
    words: tuple[str, ...]
    hint: str = ""


TARGETS = (
    Target("number", "提案号", ("案号", "提案号", "编号", "提案编号", "number", "no", "序号"), "不选就按行的次序编号"),
    Target("title", "案由", ("案由", "标题", "题目", "提案标题", "提案名称", "提案题目", "名称", "title")),
    Target("proposer", "提案人", ("提案人", "提案者", "第一提案人", "提案单位", "提案委员", "提出人", "proposer", "proposers")),
    Target("category", "分类", ("分类", "类别", "提案类别", "提案分类", "category")),
    Target("submitted", "提交时间", ("提交时间", "提交日期", "提案时间", "提案日期", "收到日期", "日期", "时间", "submitted_at", "submitted", "date"), "不选就用会议开幕的日子"),
    Target("content", "全文", ("内容", "正文", "提案内容", "全文", "提案正文", "content", "text"), "案据和建议写在一起的，从这里自动分开"),
    Target("grounds", "案据", ("案据", "情况分析", "问题分析", "理由", "案据和分析"), "案据单独一列的才选"),
    Target("asks", "建议", ("建议", "具体建议", "建议内容", "办法", "对策建议"), "建议单独一列的才选"),
    Target("unit", "承办单位", ("承办单位", "主办单位", "办理单位", "承办部门", "unit")),
    Target("grade", "答复类别", ("答复类别", "办理结果", "办理类别", "类型", "ABC类", "等次", "grade"), "A、B、C、D"),
)  # fmt: skip


@dataclass
class PastRow:
    """One line: what it says, and what is wrong with it. `errors` keep the whole file out."""

    line: int
    values: dict[str, Any] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def get(self, key: str) -> Any:
        return self.values.get(key) or ""


def layout(data: bytes, filename: str) -> Layout:
    """The first sheet that holds a table, with a guess at its columns. Raises Invalid when it cannot be read."""
    return rows.layout(data, filename, {target.key: target.words for target in TARGETS}, limits=LIMITS)


def read_lines(laid: Layout, mapping: Mapping[str, int], *, today: date) -> list[PastRow]:
    """Every line under a mapping (what → column number); blank lines are none. Checks what can be checked without the tables."""
    lines = [_line(row, mapping, today) for row in laid.rows]
    lines = [line for line in lines if line.values or line.errors]
    _number(lines, "number" in mapping)
    return lines


def _line(row: Row, mapping: Mapping[str, int], today: date) -> PastRow:
    line = PastRow(row.number)
    for target in TARGETS:
        cell = row[mapping[target.key]] if target.key in mapping else None
        if cell is None or cell.is_blank:
            continue
        if cell.fault:
            line.errors.append(f"{cell.address}：{cell.fault}")
            continue
        try:
            value = _moment(cell) if target.key == "submitted" else as_text(cell.value)
        except Invalid as refusal:
            line.errors.append(f"{cell.address}：{refusal.message}")
            continue
        if value:
            line.values[target.key] = value
    if line.values or line.errors:
        _check(line, today)
    return line


def _check(line: PastRow, today: date) -> None:
    if not line.get("title"):
        line.errors.append("没有案由。请补上，或删去这一行。")
    if not (line.get("content") or line.get("grounds") or line.get("asks")):
        line.warnings.append("没有正文，只导入案由。")
    for key, most in LONGEST.items():
        value = narrow(line.get(key)) if key in {"number", "grade"} else line.get(key)
        if key == "grade" and value:
            value = _grade(value, line)
        if value and len(value) > most:
            line.errors.append(f"{next(t.label for t in TARGETS if t.key == key)}有 {len(value)} 个字，最多 {most} 个。")
        elif value:
            line.values[key] = value
    moment = line.values.get("submitted")
    if moment and moment.date() > today:
        line.errors.append(f"提交时间 {moment:%Y-%m-%d} 还没有到。请核对年份。")


def _grade(said: str, line: PastRow) -> str:
    """A, B, C or D out of "A类", "（B）" and the like; other words are left out with a note."""
    match = re.search(r"[A-Da-d]", said)
    if match and len(said) <= 6:
        return match[0].upper()
    line.values.pop("grade", None)
    line.warnings.append(f"答复类别“{said[:20]}”不是 A、B、C、D，没有导入。")
    return ""


def _moment(cell: Cell) -> datetime | None:
    """The local moment a cell tells; a day alone is its first moment."""
    value = cell.value
    if isinstance(value, datetime):
        return value
    day = as_date(value)
    if day is None:
        return None
    clock = re.search(r"(\d{1,2}):(\d{2})(?::(\d{2}))?\s*$", narrow(cell.text))
    try:
        at = time(*(int(part or 0) for part in clock.groups())) if clock else time()
    except ValueError:
        at = time()
    return datetime.combine(day, at)


def _number(lines: list[PastRow], mapped: bool) -> None:
    """Numbers are given once; where the list has none they follow the order of the lines."""
    if not mapped:
        for count, line in enumerate(lines, 1):
            line.values["number"] = f"{count:04}"
        return
    first: dict[str, int] = {}
    for line in lines:
        number = line.get("number")
        if not number:
            line.errors.append("没有提案号。请补上；整列都没有的，提案号那一项选“不导入”。")
        elif first.setdefault(number, line.line) != line.line:
            line.errors.append(f"提案号 {number} 与第 {first[number]} 行重复。")


# Who stands in the column of proposers

_MANY = re.compile(r"\s*等\s*(?:\d+|[一二三四五六七八九十百两]+)?\s*[人位名]?(?:政协)?(?:委员)?\s*$")
_PARTS = re.compile(r"[、，,；;/\s\n]+")
_BODY = re.compile(r"(?:委员会|市委|省委|县委|区委|总支|支部|办公室|小组|联合会|总工会|妇联|侨联|台联|科协|工商联|青联|学社|同盟|民革|民盟|民建|民进|农工党|致公党|台盟|界|组|会)$")


@dataclass(frozen=True)
class Proposers:
    """The proposers of one line: names in order, whether more stand behind 等, whether it is a body."""

    names: tuple[str, ...]
    more: bool
    body: bool


def proposers_of(said: str) -> Proposers:
    """Who is meant by “张三”, “张三等5人”, “张三、李四”, “民盟市委会”."""
    text = said.strip()
    cut = _MANY.sub("", text)
    names = tuple(name for name in _PARTS.split(_joined(cut)) if name)
    body = len(names) == 1 and len(cut) > 3 and bool(_BODY.search(cut)) or any(cut.startswith(p) for p in ("民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟"))
    return Proposers(names, cut != text or len(names) > 1, body)


def _joined(text: str) -> str:
    """A name of two characters set apart as “张　三” is one name."""
    return re.sub(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])", r"\1\2", text)


# Its text, parted

_MARKS = re.compile(r"[第是条点一二三四五六七八九十百\d建议意见对策具体措施]")
_KEPT = re.compile(r"[\u3400-\u9fffA-Za-z0-9]")


def parted(title: str, content: str) -> tuple[str, tuple[str, ...]]:
    """A whole text as grounds and recommendations; where parting would lose more than numbers, all of it as grounds."""
    from shangliang.foundation.zh.text import clean

    from .advice import items_of, text_of
    from .flow import Line
    from .sections import sort_lines

    text = clean(content)
    lines = [Line(line) for line in text.split("\n") if line.strip()]
    found = sort_lines([Line(f"案由：{' '.join(title.split())}"), *lines])
    preamble, items = items_of(found.advice, found.outer)
    asks = tuple(text_of(item) for item in items)
    grounds = "\n".join(line.text for line in [*found.grounds, *preamble])
    lost = Counter(_KEPT.findall(text)) - Counter(_KEPT.findall(grounds + "".join(asks)))
    if any(not _MARKS.fullmatch(sign) for sign in lost):
        return text, ()
    return grounds, asks


def numbered(content: str) -> tuple[str, ...]:
    """A column that holds recommendations only, as one text each."""
    from shangliang.foundation.zh.text import clean

    from .advice import items_of, text_of
    from .flow import Line

    lines = [Line(line) for line in clean(content).split("\n") if line.strip()]
    preamble, items = items_of(lines)
    return (*(line.text for line in preamble), *(text_of(item) for item in items))
