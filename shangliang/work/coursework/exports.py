"""Homework as a workbook: who has done it, who not, how far."""

from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any

from shangliang.foundation.rows import Column, Kind, xlsx

from .rules import State

COLUMNS = [
    Column("name", "姓名", 12), Column("sector", "界别", 18), Column("office", "职务", 14), Column("state", "状态", 12), Column("count", "台账已有", 10), Column("late", "晚交", 8),
    Column("done", "完成时间", 18), Column("handed", "交来时间", 18), Column("presented", "交流", 30), Column("reason", "说明", 36, Kind.LONG),
]  # fmt: skip


def table(title: str, pieces: Iterable[Any], counts: Mapping[int, int] | None) -> IO[bytes]:
    """The pieces of one homework as .xlsx; `counts` by member where the ledger counts."""
    return xlsx(COLUMNS, _lines(pieces, counts), sheet=title[:28] or "作业")


def _lines(pieces: Iterable[Any], counts: Mapping[int, int] | None) -> Iterator[dict[str, Any]]:
    for one in pieces:
        member = one.member
        yield {
            "name": member.name, "sector": member.sector.name, "office": member.office or ("常委" if member.standing else ""), "state": State(one.state).label,
            "count": counts.get(one.member_id, 0) if counts is not None else None, "late": "是" if one.late else "", "done": one.done_at, "handed": one.handed_at,
            "presented": f"{one.presented_on:%Y-%m-%d} {one.presented_at}" if one.presented_on else "", "reason": one.reason,
        }  # fmt: skip
