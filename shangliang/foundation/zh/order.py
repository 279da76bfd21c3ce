"""The two orders in which names are listed in China: by strokes of the surname, or by pinyin."""

from functools import lru_cache
from pathlib import Path

# Surnames read otherwise than the character usually is.
_READ = {
    "曾": "zeng1", "单": "shan4", "解": "xie4", "仇": "qiu2", "区": "ou1", "查": "zha1", "朴": "piao2", "任": "ren2", "华": "hua4", "盖": "ge3",
    "尉": "wei4", "翟": "zhai2", "燕": "yan1", "洗": "xian3", "冼": "xian3", "繁": "po2", "缪": "miao4", "万": "wan4", "宁": "ning4", "折": "she2",
    "黑": "he4", "秘": "bi4", "员": "yun4", "乐": "yue4", "柏": "bai3", "葛": "ge3", "纪": "ji3", "牟": "mu4", "那": "na1", "召": "shao4",
}  # fmt: skip
_DOUBLE_READ = {"尉迟": ("yu4", "chi2"), "万俟": ("mo4", "qi2"), "单于": ("chan2", "yu2"), "澹台": ("tan2", "tai2"), "长孙": ("zhang3", "sun1")}
DOUBLE = {
    "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连", "澹台", "皇甫", "宗政",
    "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "闾丘", "子车", "亓官", "司寇", "巫马",
    "公西", "颛孙", "壤驷", "公良", "漆雕", "乐正", "宰父", "谷梁", "拓跋", "夹谷", "轩辕", "令狐", "段干", "百里", "呼延", "东郭", "南门", "羊舌",
    "微生", "梁丘", "左丘", "东门", "西门", "单于",
}  # fmt: skip


@lru_cache(maxsize=1)
def _ranks() -> dict[str, int]:
    """The place of each character in the standard order: by number of strokes, then by their kinds 横竖撇点折."""
    text = (Path(__file__).parent / "strokes.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return {character: rank for rank, character in enumerate("".join(lines))}


def surname(name: str) -> str:
    """The surname of a Chinese name: two characters where they are a known double surname of a longer name."""
    name = "".join(name.split())
    return name[:2] if len(name) > 2 and name[:2] in DOUBLE else name[:1]


def by_strokes(name: str) -> tuple[tuple[int, int], ...]:
    """A key to sort names 按姓氏笔画: character by character in the order of strokes; unknown ones come last, Latin first.

    A name of two characters, often spaced out to three, sorts as if not spaced.
    """
    ranks = _ranks()
    return tuple((ranks.get(character, len(ranks) if not character.isascii() else -1), ord(character)) for character in "".join(name.split()))


def by_pinyin(name: str) -> tuple[tuple[str, int, int], ...]:
    """A key to sort names by pinyin, read as surnames are (曾 zeng, 单 shan); same readings go by strokes."""
    name = "".join(name.split())
    family = surname(name)
    readings = list(_DOUBLE_READ.get(family) or [_READ.get(character) or _reading(character) for character in family])
    readings += map(_reading, name[len(family) :])
    strokes = by_strokes(name)
    return tuple((reading, *stroke) for reading, stroke in zip(readings, strokes, strict=True))


def _reading(character: str) -> str:
    import pypinyin  # thirty megabytes: only where a name is spelled

    return str(pypinyin.pinyin(character, style=pypinyin.Style.TONE3)[0][0]) if character else ""

