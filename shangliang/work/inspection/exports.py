"""A check as a table."""

from collections.abc import Iterable
from typing import IO, Any

from shangliang.foundation.rows import Column, Kind, xlsx

COLUMNS = [
    Column("unit", "单位", 26), Column("state", "状态", 12), Column("open", "在办", 8), Column("late", "超期", 8), Column("replied", "已答复", 8), Column("day", "督查日期", 12, Kind.DATE),
    Column("result", "督查结果", 50), Column("to_mend", "整改要求", 40), Column("mend_by", "整改期限", 12, Kind.DATE), Column("report", "整改情况", 50), Column("verdict", "核实意见", 30),
]


def check(rows: Iterable[Any]) -> IO[bytes]:
    """The units of a check with what was found and mended, as .xlsx."""
    return xlsx(COLUMNS, (vars(row) for row in rows), sheet="政府督查")
