"""Downloads: the register as .xlsx; a proposal, its notice and the handover meeting's list as .docx."""

import io

from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils import timezone

from shangliang.commons.access import HANDOVER
from shangliang.commons.ui.requests import opens_to, viewer_of
from shangliang.foundation.errors import NotNow
from shangliang.foundation.rows import xlsx

from .. import exports, queries
from ..access import REVIEWERS
from ..rules import PRIVATE, State
from .lists import wanted_of

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _word(content: bytes, name: str) -> FileResponse:
    return FileResponse(io.BytesIO(content), as_attachment=True, filename=f"{name}.docx", content_type=WORD)


@opens_to(permission="proposals.export")
def register(request: HttpRequest) -> HttpResponse:
    """The list just as it is narrowed on the page, as a workbook."""
    today = timezone.localdate()
    rows = queries.listed(viewer_of(request), wanted_of(request), today).iterator(chunk_size=2000)
    return FileResponse(xlsx(exports.REGISTER, exports.register(rows)), as_attachment=True, filename=f"提案台账{today:%Y%m%d}.xlsx", content_type=EXCEL)


@opens_to()
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The printed form of a proposal."""
    proposal = queries.seen(viewer_of(request), pk)
    return _word(exports.sheet(proposal), f"提案表 {proposal.number or proposal.serial or '草稿'} {proposal.title[:30]}")


@opens_to(*REVIEWERS)
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """The notice to the proposer: filed, or not and why."""
    proposal = queries.seen(viewer_of(request), pk)
    if State(proposal.state) in PRIVATE | {State.SUBMITTED, State.SENT_BACK, State.WITHDRAWN}:
        raise NotNow("还没有审查结果，不能出通知。", code="not_decided")
    word = "立案通知" if proposal.number else "不予立案告知"
    return _word(exports.notice(proposal, timezone.localdate()), f"{word} {proposal.number or proposal.serial}")


@opens_to(*REVIEWERS, *HANDOVER)
def handing_list(request: HttpRequest) -> HttpResponse:
    """All that waits to be handed over, for the meeting."""
    today = timezone.localdate()
    return _word(exports.handing_list(queries.to_hand_over(viewer_of(request)), today), f"提案交办清单{today:%Y%m%d}")
