"""Who may do what with the roster."""

from typing import Any

from shangliang.commons.access import ALLOWED, COMMITTEE_WIDE, Denied, Role, Verdict, Viewer, anyone, permission
from shangliang.commons.people.queries import conveners

OFFICE = (Role.OFFICE_STAFF, Role.ADMINISTRATOR)
CASE_DESK = (Role.OFFICE_STAFF,)
CASE_READERS = (Role.OFFICE_STAFF, Role.CHAIR, Role.AUDITOR)
PROPOSAL = (Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD)
INSIDE = tuple(COMMITTEE_WIDE | {Role.ADMINISTRATOR})
READERS = (*INSIDE, Role.MEMBER)

permission("membership.read", "读取委员名录（不含电话），供接口使用", READERS)(anyone)
permission("membership.read_units", "读取承办单位名录，供接口使用", tuple(Role))(anyone)
permission("membership.import", "导入名册", OFFICE)(anyone)
permission("membership.export", "导出名册", (*OFFICE, *PROPOSAL))(anyone)
permission("membership.see_phones", "查看委员和工作人员的手机号", (*OFFICE, *PROPOSAL, Role.CHAIR))(anyone)
permission("membership.see_papers", "查看委员的地址和身份证号", OFFICE)(anyone)
permission("membership.seat", "增补委员", OFFICE)(anyone)
permission("membership.end", "办理委员辞去、撤销", OFFICE)(anyone)
permission("membership.move", "调整委员的界别和政协职务", OFFICE)(anyone)
permission("membership.correct", "更正委员信息", OFFICE)(anyone)
permission("membership.arrange", "设立、更正、撤销机构，任免机构职务", OFFICE)(anyone)
permission("membership.keep_units", "增加、更正、停用承办单位", OFFICE)(anyone)
permission("membership.appoint", "安排和免去岗位，重发初始密码", OFFICE)(anyone)
permission("membership.decide_change", "答复委员修改本人信息的申请", OFFICE)(anyone)


permission("membership.see_coverage", "看组织覆盖和联系分工", INSIDE)(anyone)
permission("membership.see_cases", "看增补和退出的个案", CASE_READERS)(anyone)
permission("membership.add_case", "办理增补：提名、记录会议研究", CASE_DESK)(anyone)
# The clockwork acts for the committee; nobody holds this role in it.
permission("membership.begin_seat", "到期办理增补委员到任", (*CASE_DESK, Role.PLATFORM))(anyone)
permission("membership.talk", "记谈心谈话（联系的人和办公室）", (*CASE_DESK, Role.MEMBER, Role.CHAIR))(anyone)
permission("membership.see_contacts", "看自己联系的委员", (Role.MEMBER, Role.CHAIR))(anyone)
permission("membership.chase_talks", "提醒到期没谈的联系人", (*CASE_DESK, Role.PLATFORM))(anyone)
permission("membership.chase_terms", "提醒聘期将满", (*CASE_DESK, Role.PLATFORM))(anyone)
permission("membership.leave_case", "办理委员退出：依据、谈话、会议研究、通知、复议", CASE_DESK)(anyone)


@permission("membership.state_own", "对本人的退出事项提交说明", (Role.MEMBER,))
def may_state(viewer: Viewer, case: Any) -> Verdict:
    """One's own case only."""
    return ALLOWED if case is None or case.member_id == viewer.member_id else Denied("只能就自己的事提交说明。")


@permission("membership.run_body", "填写机构情况、编年度计划", (*OFFICE, Role.MEMBER))
def may_run(viewer: Viewer, thing: Any) -> Verdict:
    """The office any body; members the one they lead or convene."""
    organ_id = getattr(thing, "organ_id", None) or getattr(thing, "pk", None)
    if viewer.role != Role.MEMBER or organ_id is None:
        return ALLOWED
    if viewer.member_id in {one.pk for one in conveners(organ_id)}:
        return ALLOWED
    return Denied("机构的情况和计划由它的主任、召集人和办公室填写。")


@permission("membership.ask_change", "申请修改本人的联系方式和单位", (Role.MEMBER,))
def may_ask(viewer: Viewer, member: Any) -> Verdict:
    """Members ask for themselves."""
    if member is not None and member.pk != viewer.member_id:
        return Denied("只能申请修改自己的信息。别人的信息请由办公室更正。")
    return ALLOWED


@permission("membership.withdraw_change", "收回本人的修改申请", (Role.MEMBER,))
def may_withdraw(viewer: Viewer, change: Any) -> Verdict:
    """Only the one who asked."""
    if change is not None and change.member_id != viewer.member_id:
        return Denied("这份申请由提出的委员本人收回。")
    return ALLOWED
