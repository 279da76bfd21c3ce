"""Declined proposals and what became of them, as a table."""

from collections.abc import Iterable
from typing import IO, Any

from shangliang.foundation.rows import Column, Kind, xlsx

COLUMNS = [
    Column("serial", "流水号", 10, Kind.TEXT), Column("title", "提案", 50), Column("who", "提案人", 20), Column("way", "去向", 14), Column("to", "单位或接手人", 24),
    Column("gone_on", "哪天转的", 12, Kind.DATE), Column("state", "状态", 14), Column("result", "结果", 30),
]


def onward(rows: Iterable[Any]) -> IO[bytes]:
    """The list of declined proposals with their ways on, as .xlsx."""
    return xlsx(COLUMNS, (vars(row) for row in rows), sheet="不予立案的去向")
