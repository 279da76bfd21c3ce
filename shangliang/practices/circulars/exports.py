"""A circular as paper, and its receipts as a workbook."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import IO, Any

from django.utils import timezone

from shangliang.commons.committees.scope import here, setting
from shangliang.commons.documents.circulars import CircularPaper
from shangliang.commons.documents.circulars import circular as laid_out
from shangliang.foundation.rows import Column, xlsx

from .kinds import Content, Of


def paper_of(content: Content, day: date, *, number: str = "", signer: str = "", taken: datetime | None = None) -> bytes:
    """What a room would hand over, or a circular says, as .docx."""
    office = setting("circulars.office") or f"{here().committee.name}办公室"
    note = f"数字取自履职台账，截至 {timezone.localtime(taken):%Y 年 %-m 月 %-d 日 %H:%M}。" if taken and content.rows else ""
    return laid_out(CircularPaper(
        sender=here().committee.name, title=content.title, addressee=content.addressee, before=content.before, columns=[(one.label, one.number) for one in content.columns],
        rows=content.rows, after=content.after, signatory=office, date=day, caption=content.caption, number=number, signer=signer, note=note,
    ))  # fmt: skip


def paper(circular: Any) -> bytes:
    """A circular as .docx: as issued, or as a draft of today."""
    day = timezone.localdate(circular.issued_at) if circular.issued_at else timezone.localdate()
    return paper_of(circular.content, day, number=circular.number, signer=circular.signer, taken=circular.taken_at)


COLUMNS = (
    Column("kind", "类别", 8), Column("name", "发给", 28), Column("read_at", "阅看时间", 18), Column("read_by", "谁看的", 26), Column("confirmed_at", "确认时间", 18),
    Column("confirmed_by", "谁确认的", 26),
)  # fmt: skip


def receipts(rows: Iterable[Any]) -> IO[bytes]:
    """Who it went to, and when they read and confirmed it, as .xlsx."""
    return xlsx(COLUMNS, ({"kind": Of(one.kind).label, **{name: getattr(one, name) for name in ("name", "read_at", "read_by", "confirmed_at", "confirmed_by")}} for one in rows), sheet="回执")
