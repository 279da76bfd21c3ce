"""Handling by machine: a unit's office system takes up what was handed to it and answers."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from ninja import Router

from shangliang.commons.access import UNIT
from shangliang.commons.people.calling import units_called
from shangliang.commons.ui.machines import act_of, needs, viewer_of
from shangliang.commons.ui.shapes import Line, answers
from shangliang.foundation.errors import NotFound

from .. import actions, exports, queries
from ..kinds import kinds
from . import shapes
from .shapes import AssignmentOut, ContactIn, DraftIn, ExtensionIn, InboxOut, OpinionIn, ReturnIn

router = Router(tags=["办理"])
ONE = "/handling/assignments/{int:pk}"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LETTER = {"responses": {200: {"content": {DOCX: {"schema": {"type": "string", "format": "binary"}}}}}}


@router.get("/handling/inbox", response=answers(InboxOut), summary="待办件", description="交给本单位、还没有办完的，期限近的在前。")
@needs("handling.inbox")
def inbox(request: HttpRequest, source: Line = "") -> InboxOut:
    found = queries.inbox(viewer_of(request), timezone.localdate(), source or None)
    return InboxOut(total=found.total, items=[shapes.line(line) for line in found.lines])


@router.get(ONE, response=answers(AssignmentOut), summary="一件", description="本单位承办的一件：事项、期限、沟通、会办意见、答复。")
@needs("handling.inbox")
def assignment(request: HttpRequest, pk: int) -> AssignmentOut:
    return _part(request, pk)


def _part(request: HttpRequest, pk: int) -> AssignmentOut:
    viewer = viewer_of(request)
    found = queries.seen_part(viewer, pk)
    brief = kinds.get(found.matter.kind).brief(found.matter.subject_id)
    return shapes.part(found, brief, timezone.localdate(), own=viewer.role in UNIT)


def _done(request: HttpRequest, pk: int, action: Callable[..., Any], **known: Any) -> AssignmentOut:
    """Do one thing to a part that the viewer may see, and give it as it then stands."""
    action(act_of(request), queries.seen_part(viewer_of(request), pk), **known)
    return _part(request, pk)


@router.post(f"{ONE}/sign-in", response=answers(AssignmentOut), summary="签收", description="单位接下这件。")
@needs("handling.sign")
def sign_in(request: HttpRequest, pk: int) -> AssignmentOut:
    return _done(request, pk, actions.sign_in)


@router.post(f"{ONE}/ask-return", response=answers(AssignmentOut), summary="申请退办", description="说明为什么不归本单位办，建议谁办；由交办机关答复。")
@needs("handling.ask_return")
def ask_return(request: HttpRequest, pk: int, given: ReturnIn) -> AssignmentOut:
    proposed = units_called([given.proposed], "proposed")[0] if given.proposed is not None else None
    return _done(request, pk, actions.ask_return, reason=given.reason, proposed=proposed)


@router.post(f"{ONE}/contacts", response=answers(AssignmentOut), summary="登记沟通", description="和提案人沟通过一次：哪天、怎样、和谁、谈了什么。")
@needs("handling.contact")
def contact(request: HttpRequest, pk: int, given: ContactIn) -> AssignmentOut:
    return _done(request, pk, actions.log_contact, **given.model_dump())


@router.post(f"{ONE}/opinion", response=answers(AssignmentOut), summary="提出会办意见", description="会办单位交给主办单位的意见。")
@needs("handling.opinion")
def opinion(request: HttpRequest, pk: int, given: OpinionIn) -> AssignmentOut:
    return _done(request, pk, actions.give_opinion, text=given.text)


@router.post(f"{ONE}/extension", response=answers(AssignmentOut), summary="申请延期", description="到期之前提出，由交办机关答复。")
@needs("handling.ask_extension")
def extension(request: HttpRequest, pk: int, given: ExtensionIn) -> AssignmentOut:
    return _done(request, pk, actions.ask_extension, until=given.until, reason=given.reason)


@router.post(
    f"{ONE}/reply-draft", response=answers(AssignmentOut), summary="起草答复",
    description="写下给出的部分，没有给的保持原样；逐条答复按建议的序号。起草不记台账，原样重发结果相同。",
)
@needs("handling.draft_reply")
def reply_draft(request: HttpRequest, pk: int, given: DraftIn) -> AssignmentOut:
    return _done(request, pk, actions.draft_reply, **given.known())


@router.post(f"{ONE}/send-up", response=answers(AssignmentOut), summary="送签答复", description="答复写全之后送单位负责人签发；还缺什么会逐项列出。")
@needs("handling.draft_reply")
def send_up(request: HttpRequest, pk: int) -> AssignmentOut:
    return _done(request, pk, actions.send_up)


@router.post(f"{ONE}/issue", response=answers(AssignmentOut), summary="签发答复", description="由单位负责人的令牌签发；各单位都签发后，提案人会收到并评价。")
@needs("handling.issue_reply")
def issue(request: HttpRequest, pk: int) -> AssignmentOut:
    return _done(request, pk, actions.issue_reply)


@router.get(f"{ONE}/letter.docx", summary="答复函", description="给某一位提案人的答复函，Word 文件；没有签发的是稿子。", openapi_extra=LETTER)
@needs("handling.inbox")
def letter(request: HttpRequest, pk: int, nth: int = 0) -> HttpResponse:
    found = queries.seen_letter(viewer_of(request), pk)
    brief = kinds.get(found.matter.kind).brief(found.matter.subject_id)
    if getattr(found, "reply", None) is None or not 0 <= nth < len(brief.people):
        raise NotFound("没有这份答复函：答复还没有起草，或没有这一位提案人。", "no_letter")
    helping = [one.unit.name for one in shapes.opinions_on(found.matter)]
    made = exports.letter(found, brief, brief.people[nth], assisting=helping)
    name = content_disposition_header(True, f"{exports.file_name(found.matter, brief)}答复（{brief.people[nth].name}）.docx")
    return HttpResponse(made, content_type=DOCX, headers={"Content-Disposition": name or "attachment"})
