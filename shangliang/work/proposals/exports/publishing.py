"""What goes public and what does not, as a table."""

from collections.abc import Iterable
from typing import IO, Any

from shangliang.foundation.rows import Column, Kind, xlsx

DISCLOSURES = [
    Column("number", "提案号", 10, Kind.TEXT), Column("title", "案由", 50), Column("unit", "主办单位", 24), Column("consent", "提案人是否同意公开", 14), Column("marked", "承办单位标的公开方式", 18),
    Column("state", "公开", 12), Column("answered", "答复日期", 12, Kind.DATE), Column("due", "公开期限", 12, Kind.DATE), Column("left", "剩余天数", 10),
    Column("published", "公开日期", 12, Kind.DATE), Column("reason", "理由", 40), Column("code", "公开编号", 14, Kind.TEXT),
]


def disclosures(rows: Iterable[Any]) -> IO[bytes]:
    """The desk's list, as .xlsx."""
    return xlsx(DISCLOSURES, (vars(row) for row in rows), sheet="提案公开")
