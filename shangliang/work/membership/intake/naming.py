"""Names of sectors and other bodies as offices write them, brought together: 教育, 教育界 and 教育界别 are one."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from shangliang.foundation.rows import narrow

_ASIDE = re.compile(r"[(\[【〔].*?[)\]】〕]")
_BLANK = re.compile(r"[\s·•、,，和与及]")
_TAIL = re.compile(r"(?:界别活动组|界别组|界别|界委员|界人士|界|人士|组)$")
_HEAD = re.compile(r"^(?:政协|市政协|县政协|区政协|中国)")
# Short forms used on rosters → what the sector is called (domain 8.4), both without 界.
SHORT = {
    "中共": "共产党", "中共党员": "共产党", "文艺": "文化艺术", "文化": "文化艺术", "科技": "科学技术", "社科": "社会科学", "医卫": "医药卫生", "卫生": "医药卫生",
    "医疗卫生": "医药卫生", "工会": "总工会", "农工": "农工党", "致公": "致公党", "九三": "九三学社", "无党派": "无党派", "无党派民主": "无党派", "新闻": "新闻出版",
    "福利": "社会福利社会保障", "社福": "社会福利社会保障", "社会福利": "社会福利社会保障", "社会保障": "社会福利社会保障", "环资": "环境资源", "资环": "环境资源",
    "资源环境": "环境资源", "特邀": "特别邀请", "青联": "共青团青联", "共青团": "共青团青联", "团": "共青团青联", "农村": "农业农村", "农业": "农业", "侨": "侨联",
    "民族": "少数民族", "对外友好": "对外友好", "友好": "对外友好", "民革": "民革", "民盟": "民盟", "民建": "民建", "民进": "民进", "台胞": "台联",
}  # fmt: skip
CLOSE = 0.6


def plain(name: str) -> str:
    """The name without what is written now one way, now another."""
    bare = _HEAD.sub("", _BLANK.sub("", _ASIDE.sub("", narrow(name))))
    bare = _TAIL.sub("", bare) or bare
    return SHORT.get(bare, bare)


def find(name: str, known: Iterable[str]) -> str | None:
    """Which of the known names is meant: the same, or the same but for 界, spaces, brackets and usual short forms."""
    names = list(known)
    if name in names:
        return name
    wanted = plain(name)
    same = [other for other in names if plain(other) == wanted]
    if len(same) == 1:
        return same[0]
    # 共青团 of a committee that keeps 共青团 and 青联 apart, or together: the one that contains it, if only one does.
    partly = [other for other in names if len(wanted) > 1 and wanted in plain(other)]
    return partly[0] if not same and len(partly) == 1 else None


def nearest(name: str, known: Iterable[str], most: int = 2) -> list[str]:
    """The known names most like one that is not known, best first; none when nothing is like it."""
    wanted = plain(name)
    scored = [(SequenceMatcher(None, wanted, plain(other)).ratio(), other) for other in known]
    shared = [(score + 0.3 * bool(set(wanted) & set(plain(other))), other) for score, other in scored]
    return [other for score, other in sorted(shared, key=lambda pair: -pair[0])[:most] if score >= CLOSE]
