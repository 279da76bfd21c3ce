"""What members and the proposal committee do by machine: write, hand in, answer an invitation, review, close.

The same actions as behind the pages. Rating is left out on purpose: `handling.rate` is refused to every machine.
"""

from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from pydantic import Field

from shangliang.commons.access import Role
from shangliang.commons.people.calling import units_called
from shangliang.commons.people.queries import member_by_id
from shangliang.commons.ui.machines import act_of, needs, viewer_of
from shangliang.commons.ui.shapes import Given, Line, Text, answers
from shangliang.foundation.errors import Invalid
from shangliang.practices.handling.rules import Role as Part

from .. import actions, queries
from ..rules import Decision
from .doors import router, story_of
from .shapes import ProposalStory, UnitGiven


class DraftGiven(Given):
    """A proposal as its author writes it; what is missing is said when it is handed in, not before."""

    title: Line = Field("", description="案由，如“关于……的提案”")
    grounds: Text = Field("", description="案据，几段用换行隔开")
    recommendations: list[Text] = Field([], max_length=50, description="建议，一条一项")
    category: Line = ""
    may_publish: bool = True
    secret_reason: Line = Field("", description="不同意公开的理由")


class ReviewGiven(Given):
    """A decision of one review stage."""

    stage: int = Field(1, ge=1, le=9, description="第几级审查；别人已经定了的会答 409")
    decision: Line = Field(description="file 立案（或送下一级）、decline 不予立案、send_back 退回修改")
    category: Line = Field("", description="改定的分类；不写不改")
    units: list[UnitGiven] = Field([], max_length=50, description="拟定的承办单位；不写不改")
    reasons: list[Line] = Field([], max_length=20, description="不予立案的理由，用本委员会设置里的说法")
    checklist: list[Line] = Field([], max_length=50)
    note: Text = Field("", description="意见；退回修改时要写")


class CosignGiven(Given):
    accept: bool = Field(description="true 同意会签，false 谢绝")
    remark: Line = ""


@router.post("/proposals", response=answers(ProposalStory), summary="写提案", description="以令牌所属委员本人的名义写一份草稿；写全后再提交。")
@needs("proposals.write")
def start(request: HttpRequest, given: DraftGiven) -> ProposalStory:
    act, viewer = act_of(request), viewer_of(request)
    author = member_by_id(viewer.member_id, timezone.localdate(act.at)) if viewer.role == Role.MEMBER else None
    if author is None:
        raise Invalid("只有委员的令牌可以写提案。请用委员岗位的令牌。", fields={"token": "要委员岗位的令牌"})
    with transaction.atomic():  # a text that cannot be kept leaves no empty draft behind
        made = actions.start(act, None, author=author)
        actions.save(act, made, **_written(given))
    return story_of(request, made.pk)


@router.post("/proposals/{int:pk}/draft", response=answers(ProposalStory), summary="改草稿", description="没有提交的草稿、退回修改的提案，整篇换成给出的内容。不记台账，原样重发结果相同。")
@needs("proposals.write")
def save(request: HttpRequest, pk: int, given: DraftGiven) -> ProposalStory:
    actions.save(act_of(request), queries.seen(viewer_of(request), pk), **_written(given))
    return story_of(request, pk)


@router.post("/proposals/{int:pk}/submit", response=answers(ProposalStory), summary="提交提案", description="写全了才收；还差什么会逐项列出。过了大会截止时间的自动成为平时提案。")
@needs("proposals.submit")
def submit(request: HttpRequest, pk: int) -> ProposalStory:
    actions.submit(act_of(request), queries.seen(viewer_of(request), pk))
    return story_of(request, pk)


@router.post("/proposals/{int:pk}/cosign", response=answers(ProposalStory), summary="答复会签邀请", description="受邀委员同意或谢绝联名。")
@needs("proposals.answer_cosign")
def cosign(request: HttpRequest, pk: int, given: CosignGiven) -> ProposalStory:
    actions.answer_cosign(act_of(request), queries.seen(viewer_of(request), pk), accept=given.accept, remark=given.remark)
    return story_of(request, pk)


@router.post(
    "/proposals/{int:pk}/review", response=answers(ProposalStory), summary="审查",
    description="作出一级审查的决定。最后一级立案时给提案号；同一级别人先定了的，答 409。",
)
@needs("proposals.review", "proposals.plan_units")
def review(request: HttpRequest, pk: int, given: ReviewGiven) -> ProposalStory:
    act, proposal = act_of(request), queries.seen(viewer_of(request), pk)
    if given.decision == Decision.DECLINE:
        actions.decline(act, proposal, stage=given.stage, reasons=given.reasons, note=given.note)
    elif given.decision == Decision.SEND_BACK:
        actions.send_back(act, proposal, stage=given.stage, note=given.note)
    elif given.decision == Decision.FILE:
        _file(act, proposal, given)
    else:
        raise Invalid("请写明决定：file 立案、decline 不予立案或 send_back 退回修改。", fields={"decision": "三项里选一项"})
    return story_of(request, pk)


def _file(act: Any, proposal: Any, given: ReviewGiven) -> None:
    if given.category and given.category != proposal.category:
        proposal = actions.categorise(act, proposal, category=given.category)
    if given.units:
        units = units_called([one.unit for one in given.units])
        proposal = actions.plan_units(act, proposal, units=[(unit, Part.of(one.role)) for unit, one in zip(units, given.units, strict=True)])
    actions.file(act, proposal, stage=given.stage, note=given.note, checklist=given.checklist)


@router.post("/proposals/{int:pk}/close", response=answers(ProposalStory), summary="办结", description="提案人评价之后，或评价期过了以后办结；没有评价的不算满意。")
@needs("proposals.close", "handling.close")
def close(request: HttpRequest, pk: int) -> ProposalStory:
    actions.close(act_of(request), queries.seen(viewer_of(request), pk))
    return story_of(request, pk)


def _written(given: DraftGiven) -> dict[str, Any]:
    return given.model_dump()
