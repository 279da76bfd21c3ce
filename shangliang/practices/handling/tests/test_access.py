"""Who may do what: every permission of handling against every role, and against other people's things."""

import pytest

from shangliang.commons.access import Role, Viewer, may, permissions
from shangliang.commons.committees.models import SettingValue
from shangliang.commons.committees.scope import here
from shangliang.practices.handling.rules import Role as Part

UNITS = {Role.UNIT_CLERK, Role.UNIT_HEAD}
PROPOSAL = {Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD}
OFFICES = PROPOSAL | {Role.HANDOVER_PARTY, Role.HANDOVER_GOVERNMENT}
# What somebody of the right unit, or of the office that handed over to the education bureau, may do.
TABLE = {
    "hand_over": OFFICES, "reassign": OFFICES, "desk": OFFICES | {Role.OFFICE_STAFF}, "close": PROPOSAL, "redo": PROPOSAL,
    "decide_return": OFFICES - {Role.HANDOVER_PARTY}, "decide_extension": OFFICES - {Role.HANDOVER_PARTY}, "remind": OFFICES - {Role.HANDOVER_PARTY},
    "see_records": {role for role in Role if role not in {Role.MEMBER, Role.ADMINISTRATOR, Role.PLATFORM}}, "inbox": UNITS, "sign": UNITS, "ask_return": UNITS, "ask_extension": UNITS, "contact": UNITS, "draft_reply": UNITS, "issue_reply": {Role.UNIT_HEAD},
    "opinion": set(), "settle": set(), "rate": {Role.MEMBER},
}  # fmt: skip
# What those may do who made a promise, and those it was made to.
PROMISES = {
    "report_promise": UNITS, "verify_promise": {Role.MEMBER} | PROPOSAL, "move_promise": UNITS | PROPOSAL, "drop_promise": PROPOSAL,
    "remind_promise": PROPOSAL, "see_promises": {role for role in Role if role not in {Role.ADMINISTRATOR, Role.PLATFORM}},
}  # fmt: skip
# What was added later, and who may do it to a thing of theirs: messages, meetings, look-backs.
SIDES = UNITS | {Role.MEMBER}
READERS = {role for role in Role if role not in {Role.ADMINISTRATOR, Role.PLATFORM}}
AGAIN = {
    "write_message": SIDES, "read_messages": READERS, "meet": {Role.MEMBER} | PROPOSAL, "open_look_back": PROPOSAL, "conclude_look_back": PROPOSAL,
    "follow_up_recheck": PROPOSAL, "remind_recheck": PROPOSAL, "remind_rating": {Role.PLATFORM}, "see_look_backs": READERS, "add_promise": PROPOSAL | {Role.OFFICE_STAFF},
}  # fmt: skip
ELSEWHERE = {"take_back_message", "answer_contact", "photograph", "report_recheck", "find_recheck"}  # in test_talking.py and test_looking.py
PEOPLE = [role for role in Role if role != Role.PLATFORM]


@pytest.mark.parametrize("role", PEOPLE)
@pytest.mark.parametrize("verb", [*TABLE, *AGAIN])
def test_each_role_may_do_its_own_work_only_and_reads_why_not(h, verb, role):
    h.hand_over((h.education, Part.LEAD))
    thing = h.matter if verb == "rate" else h.part()
    verdict = may(h.world.viewer(role), f"handling.{verb}", thing)
    assert bool(verdict) is (role in (TABLE | AGAIN)[verb])
    if not verdict:
        assert verdict.reason.endswith("。")


@pytest.mark.parametrize("role", PEOPLE)
@pytest.mark.parametrize("verb", list(PROMISES))
def test_promises_are_theirs_who_made_them_and_to_whom_they_were_made(h, verb, role):
    h.hand_over((h.education, Part.LEAD))
    h.promise()
    assert bool(may(h.world.viewer(role), f"handling.{verb}", h.part().promises.get())) is (role in PROMISES[verb])


def test_every_declared_permission_is_in_the_table():
    assert {name for name in permissions.names() if name.startswith("handling.")} == {f"handling.{verb}" for verb in [*TABLE, *PROMISES, *AGAIN, *ELSEWHERE]}


@pytest.mark.parametrize("verb", ["sign", "ask_return", "ask_extension", "contact", "draft_reply", "issue_reply"])
def test_units_act_on_their_own_parts_only(h, verb):
    h.hand_over((h.education, Part.LEAD))
    assert "没有交给你单位" in may(h.unit(h.finance, Role.UNIT_HEAD), f"handling.{verb}", h.part()).reason


def test_assisting_units_give_opinions_and_write_no_replies(h):
    h.hand_over((h.finance, Part.LEAD), (h.education, Part.ASSIST))
    clerk = h.world.viewer(Role.UNIT_CLERK)
    assert may(clerk, "handling.opinion", h.part())
    assert "会办单位不直接答复" in may(clerk, "handling.draft_reply", h.part()).reason


def test_clerks_sign_where_the_committee_lets_them(h):
    h.hand_over((h.education, Part.LEAD))
    clerk = h.world.viewer(Role.UNIT_CLERK)
    assert "负责人签发" in may(clerk, "handling.issue_reply", h.part()).reason
    SettingValue.objects.create(committee=h.world.committee, key="handling.clerk_may_issue", value=True)
    here().forget()
    assert may(clerk, "handling.issue_reply", h.part())


def test_a_machine_may_not_rate_for_a_member(h):
    h.hand_over((h.education, Part.LEAD))
    person = h.world.as_member(h.first)
    machine = Viewer(**(vars(person) | {"scopes": frozenset({"handling.rate"})}))
    assert may(person, "handling.rate", h.matter)
    assert "本人登录填写" in may(machine, "handling.rate", h.matter).reason


def test_members_who_did_not_propose_do_not_rate(h):
    h.hand_over((h.education, Part.LEAD))
    assert not may(h.world.as_member(h.world.members[2]), "handling.rate", h.matter)
