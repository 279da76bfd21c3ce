"""Who writes outputs, who signs them, who records what leaders wrote, and who sees what became of it."""

from typing import Any

from django.db.models import Q, QuerySet

from shangliang.commons.access import ALLOWED, COMMITTEE_WIDE, UNIT, Denied, Role, Verdict, Viewer, anyone, permission
from shangliang.commons.committees.scope import setting
from shangliang.practices.handling.models import LIVE, Assignment

from .models import FollowUp, Instruction, Output, Referral

OFFICE = (Role.OFFICE_STAFF,)
REVIEWERS = (Role.OFFICE_STAFF, Role.PROPOSAL_HEAD)
READERS = tuple(sorted(COMMITTEE_WIDE | {Role.ADMINISTRATOR}))
REFERRAL, INSTRUCTION = "outputs.referral", "outputs.instruction"

permission("outputs.read", "看成果、批示和采纳情况", READERS)(anyone)
permission("outputs.write", "起草、送审成果，登记回执", OFFICE)(anyone)
permission("outputs.sign", "签发成果", (Role.CHAIR,))(anyone)
permission("outputs.send", "报送成果、逐条交办建议", OFFICE)(anyone)
permission("outputs.settle", "核定建议采纳情况、登记转化", OFFICE)(anyone)
permission("outputs.instruct", "登记领导批示、交办、反馈", OFFICE)(anyone)
# The clockwork asks and reminds for the committee; nobody holds this role in it.
permission("outputs.follow_up", "按期跟踪成果落实情况", (*OFFICE, Role.PLATFORM))(anyone)


@permission("outputs.review", "审核成果", REVIEWERS)
def may_review(viewer: Viewer, output: Any) -> Verdict:
    """Not by whoever handed it in, where the committee wants two people."""
    if output is not None and setting("outputs.review_by_another") and output.submitted_by == viewer.user_id:
        return Denied("送审的人不能自己审核，请另一位经办或负责人审核。")
    return ALLOWED


@permission("outputs.report", "说明成果落实情况", (*UNIT, *OFFICE))
def may_report(viewer: Viewer, follow_up: Any) -> Verdict:
    """A unit speaks of its own; the office of what no unit answers, and for those who only telephone."""
    if follow_up is not None and viewer.role in UNIT and follow_up.unit_id != viewer.unit_id:
        return Denied("这一件没有请你单位说明。")
    return ALLOWED


def outputs_seen(viewer: Viewer) -> QuerySet[Output]:
    """The outputs somebody may open: the committee's own all, members what they wrote, once it is sent their organs' too."""
    found = Output.objects.select_related("organ")
    if viewer.role in READERS:
        return found
    if viewer.role == Role.MEMBER and viewer.member_id:
        return found.filter(Q(authors__member_id=viewer.member_id)).distinct()
    return found.none()


def instructions_seen(viewer: Viewer) -> QuerySet[Instruction]:
    """The instructions somebody may open: all for the committee's own, a unit's what it handles, a member's those on their work."""
    found = Instruction.objects.select_related("output")
    if viewer.role in READERS:
        return found
    if viewer.role in UNIT:
        return found.filter(pk__in=_handled(viewer, INSTRUCTION))
    return found.filter(authors__contains=[viewer.member_id]) if viewer.role == Role.MEMBER and viewer.member_id else found.none()


def referrals_seen(viewer: Viewer) -> QuerySet[Referral]:
    """The sheets of suggestions somebody may open, by the same rule."""
    found = Referral.objects.select_related("output", "unit")
    if viewer.role in READERS:
        return found
    if viewer.role in UNIT:
        return found.filter(pk__in=_handled(viewer, REFERRAL))
    return found.filter(output__authors__member_id=viewer.member_id) if viewer.role == Role.MEMBER and viewer.member_id else found.none()


def follow_ups_seen(viewer: Viewer) -> QuerySet[FollowUp]:
    """The follow-ups somebody may open: a unit's its own."""
    found = FollowUp.objects.select_related("output", "unit")
    if viewer.role in READERS:
        return found
    if viewer.role in UNIT:
        return found.filter(unit_id=viewer.unit_id)
    return found.filter(output__authors__member_id=viewer.member_id) if viewer.role == Role.MEMBER and viewer.member_id else found.none()


def _handled(viewer: Viewer, subject_type: str) -> QuerySet[Any, int]:
    parts = Assignment.objects.filter(matter__subject_type=subject_type, unit_id=viewer.unit_id, state__in=LIVE)
    return parts.values_list("matter__subject_id", flat=True)
