"""Who may do what in handling: role ∧ rule → Allowed, or Denied with the reason."""

from typing import Any

from shangliang.commons.access import (
    ALLOWED,
    COMMITTEE_WIDE,
    HANDOVER,
    UNIT,
    Denied,
    Role,
    Verdict,
    Viewer,
    anyone,
    permission,
)
from shangliang.commons.committees.scope import setting

from .kinds import kinds
from .rules import ANSWERING
from .rules import Role as Part

PROPOSAL = (Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD)
OFFICES = (*PROPOSAL, *HANDOVER)


def _own(viewer: Viewer, part: Any) -> Verdict:
    """A unit acts on what was handed to it."""
    if part is not None and part.unit_id != viewer.unit_id:
        return Denied("这件没有交给你单位办理。")
    return ALLOWED


def _answering(viewer: Viewer, part: Any) -> Verdict:
    """A reply is written by the lead or a separate unit."""
    if part is not None and Part.of(part.role) not in ANSWERING:
        return Denied("会办单位不直接答复，请填写会办意见，交主办单位一并答复。")
    return _own(viewer, part)


def _office(viewer: Viewer, part: Any) -> Verdict:
    """The office that handed it over decides; the proposal committee, which co-signs, may always."""
    if part is None or viewer.role in PROPOSAL or viewer.role == part.office:
        return ALLOWED
    return Denied(f"这件由{Role.of(part.office).label}交办，请它来办。")


permission("handling.hand_over", "交办给承办单位、撤回交办", OFFICES)(anyone)
permission("handling.reassign", "调整承办单位", OFFICES)(anyone)
permission("handling.close", "结束办理", PROPOSAL)(anyone)
permission("handling.redo", "要求重新办理", PROPOSAL)(anyone)
permission("handling.desk", "看交办台：退办、延期、超期", OFFICES)(anyone)
permission("handling.decide_return", "答复退办申请", OFFICES)(_office)
permission("handling.decide_extension", "答复延期申请", OFFICES)(_office)
# The platform's own clockwork reminds as well (jobs.py), in the name of no person.
permission("handling.remind", "催办", (*OFFICES, Role.PLATFORM))(
    lambda viewer, part: ALLOWED if viewer.role == Role.PLATFORM else _office(viewer, part)
)
permission("handling.settle", "评价到期后结算", (Role.PLATFORM,))(anyone)

permission("handling.see_records", "看沟通和办理材料", (*UNIT, *COMMITTEE_WIDE))(anyone)
permission("handling.inbox", "看本单位的待办件", tuple(UNIT))(anyone)
permission("handling.sign", "签收", tuple(UNIT))(_own)
permission("handling.ask_return", "申请退办", tuple(UNIT))(_own)
permission("handling.ask_extension", "申请延期", tuple(UNIT))(_own)
permission("handling.contact", "登记与提案人的沟通", tuple(UNIT))(_own)


@permission("handling.opinion", "提出会办意见", tuple(UNIT))
def may_give_opinion(viewer: Viewer, part: Any) -> Verdict:
    """Opinions come from assisting units."""
    if part is not None and Part.of(part.role) in ANSWERING:
        return Denied("会办意见由会办单位提出；你单位直接答复提案人。")
    return _own(viewer, part)


permission("handling.draft_reply", "起草和送签答复", tuple(UNIT))(_answering)


@permission("handling.issue_reply", "签发答复", tuple(UNIT))
def may_issue(viewer: Viewer, part: Any) -> Verdict:
    """The head signs; a committee may let clerks do it, where the head signs on paper."""
    if viewer.role != Role.UNIT_HEAD and not setting("handling.clerk_may_issue"):
        return Denied("答复由单位负责人签发。写好后请“送签”。")
    return _answering(viewer, part)


@permission("handling.rate", "评价办理情况", (Role.MEMBER,))
def may_rate(viewer: Viewer, matter: Any) -> Verdict:
    """Only by those who are asked, and in person: never by a machine, never by the unit (gyct 手册)."""
    if viewer.scopes is not None:
        return Denied("评价要由提案人本人登录填写，不能经接口代填。")
    if matter is not None and viewer.member_id not in (matter.raters or kinds.get(matter.kind).raters(matter.subject_id)):
        return Denied("这件的评价由提案人填写。")
    return ALLOWED


def _promised(viewer: Viewer, promise: Any) -> Verdict:
    """A unit speaks of what it promised itself."""
    if promise is not None and promise.assignment.unit_id != viewer.unit_id:
        return Denied("这一项不是你单位承诺的。")
    return ALLOWED


def _mover(viewer: Viewer, promise: Any) -> Verdict:
    return ALLOWED if viewer.role in PROPOSAL else _promised(viewer, promise)


@permission("handling.verify_promise", "核实承诺事项", (Role.MEMBER, *PROPOSAL))
def may_verify(viewer: Viewer, promise: Any) -> Verdict:
    """By a proposer in person, or by the proposal committee on site; never by the unit, never by a machine."""
    if viewer.scopes is not None:
        return Denied("承诺是否兑现要由提案人或提案委核实，不能经接口代填。")
    if viewer.role == Role.MEMBER and promise is not None and viewer.member_id not in promise.assignment.matter.raters:
        return Denied("这一项由提案人核实。")
    return ALLOWED


permission("handling.report_promise", "报告承诺已兑现", tuple(UNIT))(_promised)
permission("handling.move_promise", "调整承诺时间", (*UNIT, *PROPOSAL))(_mover)
permission("handling.drop_promise", "确认承诺不再兑现", PROPOSAL)(anyone)
permission("handling.remind_promise", "催办承诺事项", (*PROPOSAL, Role.PLATFORM))(anyone)
permission("handling.see_promises", "看承诺事项", (*UNIT, *COMMITTEE_WIDE, Role.MEMBER))(anyone)
