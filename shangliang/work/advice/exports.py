"""Suggestions as a table."""

from collections.abc import Iterable
from typing import IO, Any

from django.utils import timezone

from shangliang.foundation.rows import Column, Kind, xlsx
from shangliang.practices.handling.rules import Satisfaction

from .rules import State

COLUMNS = [
    Column("serial", "编号", 12, Kind.TEXT), Column("title", "建议", 40), Column("text", "内容", 60), Column("who", "委员", 12), Column("sector", "界别", 16), Column("day", "提交日期", 12, Kind.DATE),
    Column("state", "状态", 12), Column("unit", "承办单位", 26), Column("due_on", "答复期限", 12, Kind.DATE), Column("grade", "答复类别", 10), Column("overall", "评价", 10), Column("reason", "留存理由", 30),
]


def suggestions(rows: Iterable[Any]) -> IO[bytes]:
    """The list as .xlsx."""
    return xlsx(COLUMNS, (_line(one) for one in rows), sheet="委员建议")


def _line(one: Any) -> dict[str, Any]:
    return {
        "serial": one.serial, "title": one.title, "text": one.text, "who": one.member.name, "sector": str(one.member.sector), "day": timezone.localdate(one.submitted_at),
        "state": State(one.state).label, "unit": str(one.unit or ""), "due_on": one.due_on, "grade": one.grade, "overall": Satisfaction(one.overall).label if one.overall in Satisfaction.values() else "",
        "reason": one.reason,
    }
