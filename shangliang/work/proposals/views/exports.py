"""Downloads: the register as .xlsx; a proposal, its notice and the handover meeting's list as .docx."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils import timezone

from shangliang.commons.access import HANDOVER
from shangliang.commons.documents.sending import sent, sent_all
from shangliang.commons.ui.requests import opens_to, viewer_of
from shangliang.foundation.errors import NotNow
from shangliang.foundation.rows import xlsx

from .. import exports, queries
from ..access import REVIEWERS
from ..rules import PRIVATE, KeyState, State
from .lists import wanted_of

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST = 200  # notices in one bundle


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
    return sent(request, exports.sheet(proposal), f"提案表 {proposal.number or proposal.serial or '草稿'} {proposal.title[:30]}")


def _word(proposal: Any) -> str:
    return "不予立案告知" if proposal.state == State.DECLINED else "立案通知"


@opens_to(*REVIEWERS)
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """The notice to the proposer: filed, or not and why."""
    proposal = queries.seen(viewer_of(request), pk)
    if State(proposal.state) in PRIVATE | {State.SUBMITTED, State.SENT_BACK, State.WITHDRAWN}:
        raise NotNow("还没有审查结果，不能出通知。", code="not_decided")
    word = _word(proposal)
    return sent(request, exports.notice(proposal, timezone.localdate(), queries.handlers([proposal])[pk]), f"{word} {proposal.number or proposal.serial}")


@opens_to(*REVIEWERS)
def notices(request: HttpRequest) -> HttpResponse:
    """The notices of all proposals the list is narrowed to that have been decided, as one .zip."""
    today = timezone.localdate()
    decided = queries.with_decision(queries.listed(viewer_of(request), wanted_of(request), today))
    if not decided:
        raise NotNow("按现在的条件没有审查过的提案，没有通知可以下载。请换一换条件。", code="nothing_decided")
    if len(decided) > MOST:
        raise NotNow(f"按现在的条件有 {len(decided)} 件，一次最多 {MOST} 件。请按界别、类别或时间再选窄一些。", code="too_many")
    units = queries.handlers(decided)
    papers = [(f"{_word(one)} {one.number or one.serial}", exports.notice(one, today, units[one.pk])) for one in decided]
    return sent_all(request, papers, f"提案通知{today:%Y%m%d}")


@opens_to(*REVIEWERS)
def oversight(request: HttpRequest, pk: int) -> HttpResponse:
    """The notices that a key proposal is overseen, one for each unit that handles it."""
    proposal = queries.seen(viewer_of(request), pk)
    key = queries.key_of(pk)
    if key is None or KeyState(key.state) not in {KeyState.CHOSEN, KeyState.CONCLUDED}:
        raise NotNow("这件还没有确定为重点提案，没有督办通知。", code="not_key")
    papers = exports.oversight(proposal, key, timezone.localdate())
    if not papers:
        raise NotNow("这件还没有承办单位，督办通知不知道发给谁。请先交办。", code="no_unit")
    return sent(request, papers[0][1], papers[0][0]) if len(papers) == 1 else sent_all(request, papers, f"督办通知 {proposal.number}")


@opens_to(*REVIEWERS, *HANDOVER)
def handing_list(request: HttpRequest) -> HttpResponse:
    """All that waits to be handed over, for the meeting."""
    today = timezone.localdate()
    return sent(request, exports.handing_list(queries.to_hand_over(viewer_of(request)), today), f"提案交办清单{today:%Y%m%d}")
