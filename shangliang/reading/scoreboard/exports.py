"""The scoreboard as a workbook, and the circular with its ranking."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import IO

from shangliang.foundation import rows
from shangliang.foundation.rows import Column
from shangliang.practices.circulars.kinds import Column as Field
from shangliang.practices.circulars.kinds import Content

from .rules import MEASURES, Line

COLUMNS = [
    Column("place", "名次", 8), Column("name", "单位", 26), Column("system", "系统", 12), Column("score", "得分", 9), Column("parts", "承办（件次）", 12),
    Column("replies", "答复（件次）", 12), *(Column(one.code, one.label, 12) for one in MEASURES), Column("returned", "申请退办", 10), Column("redone", "重新办理", 10),
    Column("overdue", "超期未答", 10),
]  # fmt: skip
LOW = 60


def table(lines: Iterable[Line]) -> IO[bytes]:
    """Every unit's line, as .xlsx."""
    return rows.xlsx(COLUMNS, ({**vars(one), **{code: share.value for code, share in one.shares.items()}} for one in lines), sheet="办理成绩单")


def circular(year: str, lines: Sequence[Line], origin: str) -> Content:
    """The circular on how units handled proposals: overall, a table of the ranking, systems, what has to become better."""
    ranked = [one for one in lines if one.place is not None]
    replies = sum(one.replies for one in lines)
    before = [
        f"现将{year}提案办理情况通报如下，供年度考核时参考。",
        f"{len(lines)} 个单位承办 {sum(one.parts for one in lines)} 件次，答复 {replies} 件次，其中按期 {sum(one.shares['on_time'].top or 0 for one in lines)} 件次、"
        f"面商后答复 {sum(one.shares['contact'].top or 0 for one in lines)} 件次；超期没有答复 {sum(one.overdue for one in lines)} 件次。",
    ]  # fmt: skip
    columns = (Field("名次", True), Field("单位"), Field("得分", True), Field("答复（件次）", True), *(Field(one.label, True) for one in MEASURES))
    rows_ = tuple((str(one.place), one.name, f"{one.score:g}", str(one.replies), *(_cell(one, measure.code) for measure in MEASURES)) for one in ranked)
    after = ["一、分系统情况", *_systems(ranked), "二、需要改进的方面", *_weak(lines)]
    return Content("scoreboard.units", f"关于{year}提案办理情况的通报", "各承办单位", before, columns, rows_, after, origin=origin, to=("all:units",))


def _cell(one: Line, code: str) -> str:
    share = one.shares[code].value
    return "—" if share is None else f"{share:g}" + ("" if code == "evaluation" else "%")


def _systems(ranked: Sequence[Line]) -> list[str]:
    by: dict[str, list[Line]] = defaultdict(list)
    for one in ranked:
        by[one.system].append(one)
    return [f"{name}系统 {len(found)} 个单位，平均 {sum(one.score or 0 for one in found) / len(found):.1f} 分，第一名{found[0].name}。" for name, found in by.items()]


def _weak(lines: Sequence[Line]) -> list[str]:
    late = [f"{one.name} {one.overdue} 件" for one in lines if one.overdue]
    unkept = [one.name for one in lines if one.shares["promises"].value is not None and one.shares["promises"].value < LOW]
    unmet = [one.name for one in lines if one.replies and (one.shares["contact"].value or 0) < LOW]
    said = [f"超期没有答复的：{'、'.join(late)}。" if late else "", f"承诺兑现不到六成的：{'、'.join(unkept)}。" if unkept else "", f"面商不到六成的：{'、'.join(unmet)}。" if unmet else ""]
    return [one for one in said if one] or ["各单位都按期答复，没有超期的。"]
