"""Who may do what with a proposal: role ∧ rule → Allowed, or Denied with the reason."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

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
from shangliang.commons.people.models import System
from shangliang.practices.handling.models import LIVE, Assignment

from .models import Proposal, Proposer
from .rules import PRIVATE, CosignState, State

REVIEWERS = (Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD)
WRITERS = (Role.MEMBER, *REVIEWERS)
OPEN_TO_MEMBERS = [State.FILED, State.MERGED, State.HANDLING, State.REPLIED, State.CLOSED]


def visible_to(viewer: Viewer, proposals: QuerySet[Proposal] | None = None) -> QuerySet[Proposal]:
    """The proposals somebody may see: members their own and those filed, units those handed to them, staff all handed in."""
    found = Proposal.objects.all() if proposals is None else proposals
    if viewer.role in COMMITTEE_WIDE or viewer.role == Role.ADMINISTRATOR:
        mine = Q(author_id=viewer.member_id) if viewer.member_id else Q(pk__in=[])
        return found.filter(~Q(state__in=PRIVATE) | mine | Q(entered_by_staff=True))
    if viewer.role in UNIT:
        parts = Assignment.objects.filter(matter__subject_type="proposals.proposal", matter__subject_id=OuterRef("pk"), unit_id=viewer.unit_id, state__in=LIVE)
        return found.filter(Exists(parts))
    if viewer.role == Role.MEMBER:
        asked = Proposer.objects.filter(proposal=OuterRef("pk"), member_id=viewer.member_id)
        in_its_name = Q(organ_id__in=viewer.organ_ids, state__in=[State.COSIGNING, State.SUBMITTED, State.SENT_BACK, State.DECLINED])
        return found.filter(Q(author_id=viewer.member_id) | Exists(asked) | Q(state__in=OPEN_TO_MEMBERS) | in_its_name)
    return found.none()


def is_proposer(viewer: Viewer, proposal: Proposal) -> bool:
    """Whether the viewer is the author or accepted to co-sign."""
    if viewer.member_id is None:
        return False
    if proposal.author_id == viewer.member_id:
        return True
    return Proposer.objects.filter(proposal=proposal, member_id=viewer.member_id, state=CosignState.ACCEPTED).exists()


def _author(viewer: Viewer, proposal: Any) -> Verdict:
    """Members act on their own; staff may enter a paper proposal for a member, and then act on that one."""
    if proposal is None:  # whether such a post may at all
        return ALLOWED
    if viewer.role == Role.MEMBER and proposal.author_id != viewer.member_id:
        return Denied("这件提案由第一提案人修改和提交。")
    if viewer.role != Role.MEMBER and proposal.state in PRIVATE and proposal.author_id and not proposal.entered_by_staff:
        return Denied("委员的草稿只有本人能看能改。")
    return ALLOWED


@permission("proposals.write", "撰写和修改提案", WRITERS)
def may_write(viewer: Viewer, proposal: Any) -> Verdict:
    return ALLOWED if proposal is None else _author(viewer, proposal)


@permission("proposals.cosign", "邀请联名和收回邀请", WRITERS)
def may_cosign(viewer: Viewer, proposal: Any) -> Verdict:
    return _author(viewer, proposal)


@permission("proposals.answer_cosign", "答复会签邀请", (Role.MEMBER,))
def may_answer(viewer: Viewer, proposal: Any) -> Verdict:
    if proposal is None:  # whether such a post may at all
        return ALLOWED
    invited = Proposer.objects.filter(proposal=proposal, member_id=viewer.member_id, state=CosignState.INVITED).exists()
    return ALLOWED if invited else Denied("没有等你答复的会签邀请，可能已到期或已收回。")


@permission("proposals.approve", "同意以本组织名义提出", (Role.MEMBER,))
def may_approve(viewer: Viewer, proposal: Any) -> Verdict:
    from shangliang.commons.people.queries import conveners

    speaks = proposal.organ_id and viewer.member_id in [member.pk for member in conveners(proposal.organ_id)]
    return ALLOWED if speaks else Denied("集体提案由该组织的召集人或负责人同意。")


@permission("proposals.submit", "提交提案", WRITERS)
def may_submit(viewer: Viewer, proposal: Any) -> Verdict:
    return _author(viewer, proposal)


@permission("proposals.withdraw", "撤案", WRITERS)
def may_withdraw(viewer: Viewer, proposal: Any) -> Verdict:
    return _author(viewer, proposal)


permission("proposals.review", "审查提案：立案、不予立案、退回修改、并案", REVIEWERS)(anyone)
permission("proposals.plan_units", "拟定分类和承办单位", REVIEWERS)(anyone)
permission("proposals.close", "办结提案", REVIEWERS)(anyone)
permission("proposals.import", "导入往届提案", (*REVIEWERS, Role.ADMINISTRATOR))(anyone)
permission("proposals.keep_view", "把提案列表的条件存为自己的视图", tuple(COMMITTEE_WIDE | UNIT | {Role.MEMBER, Role.ADMINISTRATOR}))(anyone)
permission("proposals.export", "导出提案台账", tuple(COMMITTEE_WIDE | UNIT | {Role.MEMBER}))(anyone)
permission("proposals.read", "读取看得到的提案，供接口使用", tuple(Role))(anyone)
permission("proposals.answered", "办理进展回写提案", tuple(Role))(anyone)


@permission("proposals.hand_over", "交办提案", (*REVIEWERS, *HANDOVER))
def may_hand_over(viewer: Viewer, proposal: Any) -> Verdict:
    """By jurisdiction (归口): the party office hands over to party-side units, the government office to the others."""
    lead = proposal.lead_unit if proposal is not None else None
    if lead is None or viewer.role in REVIEWERS:
        return ALLOWED
    party_side = lead.system == System.PARTY
    if party_side and viewer.role != Role.HANDOVER_PARTY:
        return Denied(f"主办单位{lead}属党群系统，由党委办交办。")
    if not party_side and viewer.role != Role.HANDOVER_GOVERNMENT:
        return Denied(f"主办单位{lead}不属党群系统，由政府办交办。")
    return ALLOWED


def falls_to(viewer: Viewer) -> Q:
    """The proposals whose handing over falls to this viewer: the rule of `may_hand_over`, as a condition."""
    if viewer.role in REVIEWERS:
        return Q()
    party = Q(lead_unit__system=System.PARTY)
    return Q(lead_unit=None) | (party if viewer.role == Role.HANDOVER_PARTY else ~party)


permission("proposals.upward_see", "看提交给上级政协的提案", tuple(COMMITTEE_WIDE))(anyone)
permission("proposals.upward", "登记和跟踪提交给上级政协的提案", REVIEWERS)(anyone)
permission("proposals.ask_upward", "提醒问上级提案的进展", (*REVIEWERS, Role.PLATFORM))(anyone)
permission("proposals.hear_upward", "接收上级政协系统传来的进展", (Role.PLATFORM,))(anyone)
permission("proposals.publish", "审核公开：公开、不予公开、撤下", REVIEWERS)(anyone)
# Nobody who applies has signed in: the platform takes it in at the portal.
permission("proposals.apply_disclosure", "在公开页申请公开", (Role.PLATFORM,))(anyone)
permission("proposals.answer_disclosure", "答复公开申请、延期", REVIEWERS)(anyone)
permission("proposals.remind_application", "提醒答复公开申请", (*REVIEWERS, Role.PLATFORM))(anyone)
permission("proposals.remind_disclosure", "提醒审核公开", (*REVIEWERS, Role.PLATFORM))(anyone)
permission("proposals.evaluate", "开展双向评价和民主评议", REVIEWERS)(anyone)
permission("proposals.key_see", "看重点提案的督办情况", tuple(COMMITTEE_WIDE))(anyone)
permission("proposals.key_nominate", "提名重点提案", REVIEWERS)(anyone)
permission("proposals.key_choose", "登记重点提案的确定和领办督办领导", REVIEWERS)(anyone)
permission("proposals.key_oversee", "登记重点提案的督办活动和结果", (*REVIEWERS, Role.OFFICE_STAFF))(anyone)


permission("proposals.remind_key", "催办重点提案的督办环节", (*REVIEWERS, Role.PLATFORM))(anyone)
permission("proposals.joint_see", "看联合办理：联合交办、催办、检查、评议", tuple(COMMITTEE_WIDE))(anyone)
permission("proposals.joint_ask", "把一批提案送各方会签", (*REVIEWERS, *HANDOVER))(anyone)
permission("proposals.joint_hand_over", "各方同意后交办，或撤回会签", (*REVIEWERS, *HANDOVER))(anyone)
permission("proposals.joint_remind", "联合催办", (*REVIEWERS, *HANDOVER))(anyone)
permission("proposals.see_rates", "看提案的各种率和质量", tuple(COMMITTEE_WIDE))(anyone)


@permission("proposals.joint_consent", "对联动交办表示同意或不同意", tuple(COMMITTEE_WIDE - {Role.AUDITOR}))
def may_consent(viewer: Viewer, batch: Any) -> Verdict:
    """Each party by the post that the committee named for it, in its turn."""
    if batch is None or not batch.turn or viewer.role == batch.turn:
        return ALLOWED
    return Denied(f"现在等{next((one['party'] for one in batch.route[batch.consents.count() :]), '')}表示意见。")


permission("proposals.topic_open", "开设、结束培育议题", (*REVIEWERS, Role.OFFICE_STAFF))(anyone)
permission("proposals.remind_topic", "催办培育议题", (*REVIEWERS, Role.PLATFORM))(anyone)
permission("proposals.remind_visit", "提醒跟踪组走访", (*REVIEWERS, Role.PLATFORM))(anyone)


def _on_topic(viewer: Viewer, topic: Any) -> Verdict:
    """The members who work on it, and those who coach."""
    if topic is None or viewer.role != Role.MEMBER or topic.members.filter(member_id=viewer.member_id).exists():
        return ALLOWED
    return Denied("这个议题由参加培育的委员写。")


permission("proposals.topic_see", "看培育议题", (Role.MEMBER, *COMMITTEE_WIDE))(_on_topic)
permission("proposals.topic_write", "写培育议题的稿子、意见和材料", (Role.MEMBER, *REVIEWERS, Role.OFFICE_STAFF))(_on_topic)
permission("proposals.topic_draft", "把培育议题形成提案草稿", (Role.MEMBER, *REVIEWERS))(_on_topic)


def _in_group(viewer: Viewer, group: Any) -> Verdict:
    """Members of the group, whoever sits in one of its organs, and the committee's staff."""
    if group is None or viewer.role != Role.MEMBER:
        return ALLOWED
    seated = group.seats.filter(Q(member_id=viewer.member_id) | Q(organ_id__in=viewer.organ_ids))
    return ALLOWED if seated.exists() else Denied("这个跟踪组由组里的委员和单位记录。")


permission("proposals.tracking_see", "看联合跟踪组", (Role.MEMBER, *COMMITTEE_WIDE))(_in_group)
permission("proposals.tracking_open", "成立、结束联合跟踪组，选要跟踪的提案", (*REVIEWERS, Role.OFFICE_STAFF))(anyone)
permission("proposals.tracking_note", "在跟踪组里记联系、走访和意见", (Role.MEMBER, *REVIEWERS, Role.OFFICE_STAFF))(
    lambda viewer, thing: _in_group(viewer, None if thing is None else thing.group if hasattr(thing, "group") else thing.follow.group)  # a followed proposal, or one note about it
)
permission("proposals.supervise", "登记主席会议成员领衔督办一般提案", (*REVIEWERS, Role.CHAIR))(anyone)


@permission("proposals.own_view", "给自己的视图改名，或删去", tuple(COMMITTEE_WIDE | UNIT | {Role.MEMBER, Role.ADMINISTRATOR}))
def owns_view(viewer: Viewer, view: Any) -> Verdict:
    """A view is its owner's alone."""
    return ALLOWED if view is not None and view.user_id == viewer.user_id else Denied("这个视图是别人的。")


permission("proposals.send_onward", "把不予立案的提案转别的路办", REVIEWERS)(anyone)
permission("proposals.take_information", "接手转作社情民意的提案，登记结果", (*REVIEWERS, Role.OFFICE_STAFF))(anyone)
permission("proposals.see_onward", "看不予立案的提案去了哪里", tuple(COMMITTEE_WIDE))(anyone)


@permission("proposals.read_letter", "看过来信的答复", (Role.MEMBER,))
def may_read_letter(viewer: Viewer, onward: Any) -> Verdict:
    """Whoever wrote it says that they have read the answer."""
    return ALLOWED if onward is None or is_proposer(viewer, onward.proposal) else Denied("这封来信由写信的委员阅看。")
