"""Proposals at the parent committee as a table."""

from collections.abc import Iterable
from typing import IO, Any

from shangliang.foundation.rows import Column, Kind, xlsx

from ..rules import UpwardState, UpwardWay

UPWARD = [
    Column("title", "案由", 50), Column("to", "上级政协", 20), Column("session", "届次", 16), Column("way", "怎样提交", 20), Column("who", "提交人", 24), Column("origin", "本会提案号", 12, Kind.TEXT),
    Column("submitted_on", "提交日期", 12, Kind.DATE), Column("state", "到了哪一步", 12), Column("number", "上级提案号", 12, Kind.TEXT), Column("unit", "承办单位", 24),
    Column("outcome", "结果", 50), Column("heard_on", "最近一次跟踪", 14, Kind.DATE),
]


def upward(rows: Iterable[Any]) -> IO[bytes]:
    """What went up and what became of it, as .xlsx."""
    return xlsx(UPWARD, (_line(row) for row in rows), sheet="上级提案")


def _line(row: Any) -> dict[str, Any]:
    return {
        "title": row.title, "to": row.to, "session": row.session, "way": UpwardWay(row.way).label, "who": "、".join(one.member.name for one in row.behind.all()),
        "origin": row.origin.number if row.origin else "", "submitted_on": row.submitted_on, "state": UpwardState(row.state).label, "number": row.number, "unit": row.unit,
        "outcome": row.outcome, "heard_on": row.heard_on,
    }
