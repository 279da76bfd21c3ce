"""Who may do what with calls: the kind says who leads one; reviewers and those who put forward are people of the call."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from shangliang.commons.access import ALLOWED, COMMITTEE_WIDE, Denied, Role, Verdict, Viewer, anyone, permission

from .kinds import RUNNERS, By, kinds
from .models import Call, Nomination, Reviewer
from .rules import CallState, NominationState

INSIDE = tuple(COMMITTEE_WIDE | {Role.ADMINISTRATOR})
SEES = (Role.MEMBER, *INSIDE)
OBJECTORS = tuple(role for role in SEES if role is not Role.AUDITOR)
NOMINATORS = (Role.MEMBER, *RUNNERS)
JUDGES = (Role.MEMBER, *RUNNERS, Role.CHAIR)
# What members may read of: what is called for, and what is public.
ABROAD = [CallState.OPEN, CallState.REVIEWING, CallState.LISTED, CallState.PUBLIC, CallState.DECIDED, CallState.PUBLISHED]
ON_SHOW = [CallState.PUBLIC, CallState.DECIDED]


def call_of(thing: Any) -> Any:
    """The call a thing belongs to; a call is its own."""
    return thing.call if isinstance(thing, Nomination) or hasattr(thing, "call") else thing


def runs(viewer: Viewer, thing: Any) -> bool:
    """Whether somebody leads this call."""
    call = call_of(thing)
    return viewer.role in (kinds.get(call.kind).runners if call is not None and call.kind in kinds else RUNNERS)


def visible_to(viewer: Viewer) -> QuerySet[Call]:
    """The calls somebody may see: drafts only those who lead such calls."""
    if viewer.role in INSIDE:
        own = [kind.code for kind in kinds if viewer.role in kind.runners]
        return Call.objects.filter(~Q(state=CallState.DRAFT) | Q(kind__in=own))
    if viewer.role == Role.MEMBER:
        return Call.objects.filter(Q(state__in=ABROAD))
    return Call.objects.none()


def nominations_for(viewer: Viewer) -> QuerySet[Nomination]:
    """What somebody may see of what was put forward.

    The committee's own people all; a member what they or their organ put forward, what they review, and what is public.
    """
    found = Nomination.objects.all()
    if viewer.role in INSIDE:
        return found
    if viewer.role != Role.MEMBER:
        return found.none()
    reviewing = Reviewer.objects.filter(call=OuterRef("call"), user_id=viewer.user_id)
    public = Q(state=NominationState.AWARDED) | Q(state=NominationState.SHORTLISTED, call__state__in=ON_SHOW)
    mine = Q(by_user=viewer.user_id) | Q(by_organ_id__in=viewer.organ_ids)
    judged = Exists(reviewing) & ~Q(state__in=[NominationState.PROPOSED, NominationState.WITHDRAWN, NominationState.INELIGIBLE])
    return found.filter(public | mine | judged)


def is_reviewer(viewer: Viewer, call: Any) -> bool:
    """Whether somebody reviews in this call."""
    return viewer.scopes is None and Reviewer.objects.filter(call=call, user_id=viewer.user_id).exists()


@permission("calls.run", "起草和组织评选征集", RUNNERS)
def may_run(viewer: Viewer, thing: Any) -> Verdict:
    """The kind says who leads."""
    if thing is None or runs(viewer, thing):
        return ALLOWED
    names = "、".join(role.label for role in Role if role in kinds.get(call_of(thing).kind).runners)
    return Denied(f"这类评选由{names}组织。")


@permission("calls.nominate", "推荐和自荐", NOMINATORS)
def may_nominate(viewer: Viewer, thing: Any) -> Verdict:
    """As the call says: whoever leads it, members for themselves or others, conveners in their organ's name."""
    call = call_of(thing)
    if call is None:
        return ALLOWED
    if viewer.role == Role.MEMBER:
        return ALLOWED if set(call.by) & {By.SELF, By.MEMBER, By.ORGAN} else Denied("这次征集由工作人员推荐。")
    return ALLOWED if runs(viewer, call) else Denied("这次征集由组织评选的工作人员推荐，请把材料交给他们。")


@permission("calls.mend_nomination", "修改和撤回推荐", NOMINATORS)
def may_mend(viewer: Viewer, nomination: Any) -> Verdict:
    """Those who put it forward, the conveners of the organ that did, and whoever leads the call."""
    if nomination is None or runs(viewer, nomination) or nomination.by_user == viewer.user_id:
        return ALLOWED
    return Denied("由推荐的人修改和撤回。")


@permission("calls.review", "评审打分和投票", JUDGES)
def may_review(viewer: Viewer, nomination: Any) -> Verdict:
    """Those named for it, in person."""
    if nomination is None or is_reviewer(viewer, call_of(nomination)):
        return ALLOWED
    return Denied("你不是这次评选的评审人。" if viewer.scopes is None else "评审要由评审人本人登录填写，不能经接口代填。")


permission("calls.see", "看评选征集和公示", SEES)(anyone)
permission("calls.object", "对公示提出异议", OBJECTORS)(anyone)
# The platform's own clockwork reminds (jobs.py), in the name of no person.
permission("calls.remind", "提醒征集和评审的期限", (*RUNNERS, Role.PLATFORM))(anyone)


@permission("calls.open_deed", "同意公开先进事迹，或记下获表彰者的同意", NOMINATORS)
def may_open(viewer: Viewer, one: Any) -> Verdict:
    """The honoured member, or whoever leads the call."""
    if one is None or (viewer.role == Role.MEMBER and one.member_id is not None and one.member_id == viewer.member_id) or (viewer.role != Role.MEMBER and runs(viewer, one)):
        return ALLOWED
    return Denied("事迹公开要由获表彰的本人同意，或由组织评选的人记下同意的情况。")
