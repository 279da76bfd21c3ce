"""The ledger as a workbook."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import FileResponse

from shangliang.foundation import rows
from shangliang.foundation.rows import Column

LEDGER = [
    Column("happened", "发生时间", 18), Column("who", "谁", 24), Column("what", "做了什么", 16), Column("about", "关于", 50),
    Column("details", "内容", 60), Column("behalf", "代表", 14), Column("channel", "途径", 8), Column("recorded", "记录时间", 18),
    Column("retracted", "更正", 8),
]  # fmt: skip


def ledger_file(lines: Iterable[dict[str, Any]], day: date) -> FileResponse:
    """The ledger as .xlsx for download."""
    return FileResponse(rows.xlsx(LEDGER, lines, sheet="台账"), as_attachment=True, filename=f"台账-{day:%Y%m%d}.xlsx")
