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
from .rules.again import Side

PROPOSAL = (Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD)
RUNNERS = (*PROPOSAL, Role.OFFICE_STAFF)
OFFICES = (*RUNNERS, *HANDOVER)


def _runner(viewer: Viewer, thing: Any) -> Verdict:
    """The general office runs the kinds that name it (instructions, suggestions), never what is the proposal committee's."""
    if thing is None or viewer.role != Role.OFFICE_STAFF or kinds.get(getattr(thing, "matter", thing).kind).office == viewer.role:
        return ALLOWED
    return Denied("这件由提案委办理，请与提案委联系。")


def _runner_of_promise(viewer: Viewer, promise: Any) -> Verdict:
    return ALLOWED if promise is None else _runner(viewer, promise.assignment.matter)


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


permission("handling.hand_over", "交办给承办单位、撤回交办", OFFICES)(_runner)
permission("handling.reassign", "调整承办单位", OFFICES)(_runner)
permission("handling.close", "结束办理", RUNNERS)(_runner)
permission("handling.redo", "要求重新办理", RUNNERS)(_runner)
permission("handling.desk", "看交办台：退办、延期、超期", OFFICES)(anyone)
permission("handling.decide_return", "答复退办申请", OFFICES)(_office)
permission("handling.decide_extension", "答复延期申请", OFFICES)(_office)
# The platform's own clockwork reminds as well (jobs.py), in the name of no person.
permission("handling.remind", "催办", (*OFFICES, Role.PLATFORM))(
    lambda viewer, part: ALLOWED if viewer.role == Role.PLATFORM else _office(viewer, part)
)
permission("handling.remind_rating", "提醒提案人评价", (Role.PLATFORM,))(anyone)
permission("handling.settle", "评价到期后结算", (Role.PLATFORM,))(anyone)

permission("handling.see_records", "看沟通和办理材料", (*UNIT, *COMMITTEE_WIDE))(anyone)
permission("handling.inbox", "看本单位的待办件", tuple(UNIT))(anyone)
permission("handling.sign", "签收", tuple(UNIT))(_own)
permission("handling.ask_return", "申请退办", tuple(UNIT))(_own)
permission("handling.ask_extension", "申请延期", tuple(UNIT))(_own)


def _own_thing(viewer: Viewer, part: Any) -> bool:
    """Whether a member stands behind the thing a part belongs to, from its hand-over on."""
    matter = part.matter
    return bool(viewer.member_id) and viewer.member_id in (matter.raters or kinds.get(matter.kind).raters(matter.subject_id))


permission("handling.contact", "登记与提案人的沟通", tuple(UNIT))(_own)


def _between(viewer: Viewer, part: Any) -> Verdict:
    """The two sides of a part: its unit, and those who stand behind the thing."""
    if part is None or viewer.role in PROPOSAL:
        return ALLOWED
    if viewer.role == Role.MEMBER:
        return ALLOWED if _own_thing(viewer, part) else Denied("这件由提案人与承办单位沟通。")
    return _own(viewer, part)


# The proposer enters a meeting as well, and the proposal committee, which brings the two together.
permission("handling.meet", "登记提案人与承办单位见面", (Role.MEMBER, *PROPOSAL))(_between)


@permission("handling.answer_contact", "确认沟通记录，或提出异议", (*UNIT, Role.MEMBER))
def may_answer_contact(viewer: Viewer, contact: Any) -> Verdict:
    """The side that did not enter it says whether it was so; never a machine."""
    if viewer.scopes is not None:
        return Denied("沟通是否属实要由本人登录表示，不能经接口代填。")
    side = Side.PROPOSER if viewer.role == Role.MEMBER else Side.UNIT
    if contact is not None and contact.side == side:
        return Denied("这次沟通是你这一方登记的，由对方确认。")
    return ALLOWED if contact is None else _between(viewer, contact.assignment)


@permission("handling.photograph", "上传见面的照片和纪要", (*UNIT, Role.MEMBER, *PROPOSAL))
def may_photograph(viewer: Viewer, contact: Any) -> Verdict:
    """Either side of a contact, whoever entered it."""
    return ALLOWED if contact is None else _between(viewer, contact.assignment)


@permission("handling.write_message", "提案人与承办单位互相留言", (*UNIT, Role.MEMBER))
def may_write_message(viewer: Viewer, part: Any) -> Verdict:
    """Between those two only; the committee reads."""
    return _between(viewer, part)


@permission("handling.take_back_message", "撤回自己的留言", (*UNIT, Role.MEMBER))
def may_take_back(viewer: Viewer, message: Any) -> Verdict:
    """Only by whoever wrote it."""
    return ALLOWED if message is None or (viewer.user_id is not None and message.author_id == viewer.user_id) else Denied("只能撤回自己写的留言。")


permission("handling.read_messages", "看提案人与承办单位的留言", (*UNIT, Role.MEMBER, *COMMITTEE_WIDE))(anyone)


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
    return _runner_of_promise(viewer, promise) if viewer.role in RUNNERS else _promised(viewer, promise)


@permission("handling.verify_promise", "核实承诺事项", (Role.MEMBER, *RUNNERS))
def may_verify(viewer: Viewer, promise: Any) -> Verdict:
    """By a proposer in person, or by the proposal committee on site; never by the unit, never by a machine."""
    if viewer.scopes is not None:
        return Denied("承诺是否兑现要由提案人或提案委核实，不能经接口代填。")
    if viewer.role == Role.MEMBER and promise is not None and viewer.member_id not in promise.assignment.matter.raters:
        return Denied("这一项由提案人核实。")
    return _runner_of_promise(viewer, promise)


permission("handling.report_promise", "报告承诺已兑现", tuple(UNIT))(_promised)
permission("handling.move_promise", "调整承诺时间", (*UNIT, *RUNNERS))(_mover)
permission("handling.add_promise", "把督办、回头看商定的事列为承诺", (*PROPOSAL, Role.OFFICE_STAFF))(anyone)
permission("handling.drop_promise", "确认承诺不再兑现", RUNNERS)(_runner_of_promise)
permission("handling.remind_promise", "催办承诺事项", (*PROPOSAL, Role.PLATFORM))(anyone)
permission("handling.see_promises", "看承诺事项", (*UNIT, *COMMITTEE_WIDE, Role.MEMBER))(anyone)


def _rechecked(viewer: Viewer, recheck: Any) -> Verdict:
    return ALLOWED if recheck is None or recheck.part.unit_id == viewer.unit_id else Denied("这一件不是你单位承办的。")


@permission("handling.find_recheck", "核实回头看的件落实了没有", (Role.MEMBER, *PROPOSAL))
def may_find(viewer: Viewer, recheck: Any) -> Verdict:
    """By a proposer in person, or by the proposal committee on site; never by the unit, never by a machine."""
    if viewer.scopes is not None:
        return Denied("落实情况要由提案人或提案委核实，不能经接口代填。")
    if viewer.role == Role.MEMBER and recheck is not None and not _own_thing(viewer, recheck.part):
        return Denied("这一件由提案人核实。")
    return ALLOWED


permission("handling.open_look_back", "开展回头看，挑选要核查的件", PROPOSAL)(anyone)
permission("handling.follow_up_recheck", "决定没有落实的件怎样处理", PROPOSAL)(anyone)
permission("handling.conclude_look_back", "办结回头看并送政府办", PROPOSAL)(anyone)
permission("handling.report_recheck", "说明回头看的件落实情况", tuple(UNIT))(_rechecked)
permission("handling.remind_recheck", "催报落实情况", (*PROPOSAL, Role.PLATFORM))(anyone)
permission("handling.see_look_backs", "看回头看", (*UNIT, *COMMITTEE_WIDE, Role.MEMBER))(anyone)
