"""Downloads: the register as .xlsx, a proposal and the handover meeting's list as .docx."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils import timezone

from shangliang.commons.ui.requests import opens_to, viewer_of
from shangliang.foundation.rows import xlsx

from .. import exports, queries
from .lists import wanted_of

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@opens_to(permission="proposals.export")
def register(request: HttpRequest) -> HttpResponse:
    """The list just as it is narrowed on the page, as a workbook."""
    today = timezone.localdate()
    rows = queries.listed(viewer_of(request), wanted_of(request), today).iterator(chunk_size=2000)
    return FileResponse(xlsx(exports.REGISTER, exports.register(rows)), as_attachment=True, filename=f"提案台账{today:%Y%m%d}.xlsx", content_type=EXCEL)
