"""One's own notices as a table."""

from collections.abc import Iterable
from typing import IO, Any

from shangliang.foundation import rows
from shangliang.foundation.rows import Column, Kind

COLUMNS = [Column("at", "时间", 18, Kind.DATE), Column("text", "通知", 80, Kind.LONG), Column("seen", "看过的时间", 18, Kind.DATE)]


def notices_table(notices: Iterable[Any]) -> IO[bytes]:
    """Notices with when they came and when they were opened, as .xlsx."""
    return rows.xlsx(COLUMNS, ({"at": one.at, "text": one.text, "seen": one.seen_at} for one in notices), sheet="通知")
