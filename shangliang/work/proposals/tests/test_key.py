"""Key proposals: nominated, chosen by the chairs' council, overseen, concluded."""

from datetime import date

import pytest
from django.db import transaction
from django.test import Client

from shangliang.commons.access import Role
from shangliang.commons.figures.measuring import measure
from shangliang.commons.figures.splitting import split
from shangliang.commons.ledger.models import Fact
from shangliang.commons.people.models import Member
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.foundation.periods import Period
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling import queries as asked
from shangliang.practices.handling.models import Promise
from shangliang.work.proposals import actions, queries
from shangliang.work.proposals.rules import Duty
from shangliang.work.proposals.tests.test_main_line import answered, drafted, filed, handed
from tests import given

MARCH = given.at("2026-03-20")


def nominated(world, proposal):
    return actions.nominate(world.act(Role.PROPOSAL_STAFF, MARCH), proposal, reason="事关全市十万老人吃饭，需要几个部门一起办。")


def chosen(world, proposal, **known):
    nominated(world, proposal)
    leaders = [actions.Leader("陆长河", "政协主席", Duty.OVERSEES, world.posts[Role.CHAIR].user), actions.Leader("江远", "副市长", Duty.LEADS)]
    decided = {"level": "主席会议成员督办", "decision": "六届二十次主席会议", "day": date(2026, 3, 18), "leaders": leaders} | known
    return actions.choose(world.act(Role.PROPOSAL_HEAD, MARCH), proposal, **decided)


def told(kind):
    return [fact.data for fact in Fact.objects.filter(kind=f"proposals.{kind}").order_by("pk")]


def test_a_key_proposal_goes_from_nomination_to_its_result_and_every_step_is_a_fact(world):
    proposal = answered(world)
    chosen(world, proposal)
    actions.oversee(
        world.act(Role.OFFICE_STAFF, MARCH), proposal, form="督办会", day=date(2026, 3, 19), content="听取办理情况，实地看了两处。", leaders="陆长河", commitments=["四月底前印发办法", " "],
    )
    key = actions.conclude(world.act(Role.PROPOSAL_STAFF, MARCH), proposal, result="补贴办法已经印发，两家平台签约。")
    assert key.state == "concluded"
    assert told("key_chosen") == [
        {"level": "主席会议成员督办", "leaders": ["政协主席陆长河督办", "副市长江远领办"], "decision": "六届二十次主席会议", "day": "2026-03-18"}
    ]
    assert told("key_overseen") == [{"form": "督办会", "day": "2026-03-19", "leaders": ["陆长河"], "commitments": 1}]
    assert told("key_concluded") == [{"result": "补贴办法已经印发，两家平台签约。"}]


def test_what_a_unit_promises_at_an_overseeing_meeting_is_chased_like_any_promise(world):
    proposal = handed(world)
    chosen(world, proposal)
    meeting = {"form": "督办会", "day": date(2026, 3, 19), "content": "听取办理情况。", "commitments": ["再议一次经费"]}
    promised = [actions.Commitment("印发补贴办法", date(2026, 5, 30))]
    event = actions.oversee(world.act(Role.OFFICE_STAFF, MARCH), proposal, promised=promised, **meeting)
    one = Promise.objects.get()
    assert (one.source, one.text, one.due_on, one.assignment.unit_id) == ("oversight", "印发补贴办法", date(2026, 5, 30), proposal.lead_unit_id)
    assert event.commitments == ["再议一次经费", f"{proposal.lead_unit}：印发补贴办法（2026 年 5 月 30 日前）"]
    assert Fact.objects.get(kind="handling.promised").data["source"] == "oversight"


def test_the_proposer_verifies_what_was_promised_at_a_meeting_before_the_reply_came(world):
    proposal = handed(world)
    chosen(world, proposal)
    promised = [actions.Commitment("印发补贴办法", date(2026, 5, 30))]
    actions.oversee(world.act(Role.OFFICE_STAFF, MARCH), proposal, form="督办会", day=date(2026, 3, 19), content="听取办理情况。", promised=promised)
    one = handling.report_promise(world.act(Role.UNIT_CLERK, given.at("2026-05-20")), Promise.objects.get(), outcome="办法已经印发，区政府网站可查")
    author, stranger = (given.act(world.as_member(member), given.at("2026-05-21")) for member in (proposal.author, world.members[2]))
    assert [list(asked.to_verify(act.viewer, date(2026, 5, 21))) for act in (author, stranger)] == [[one], []]
    with pytest.raises(NotAllowed):
        handling.verify_promise(stranger, one)
    assert handling.verify_promise(author, one).state == "kept"


def test_a_promise_without_a_day_to_come_keeps_the_whole_meeting_back(world):
    proposal = handed(world)
    chosen(world, proposal)
    promised = [actions.Commitment("印发办法", date(2026, 5, 30)), actions.Commitment("已经过了", date(2026, 3, 1))]
    with pytest.raises(Invalid) as refused, transaction.atomic():
        actions.oversee(world.act(Role.OFFICE_STAFF, MARCH), proposal, form="督办会", day=date(2026, 3, 19), content="听取情况。", promised=promised)
    assert list(refused.value.fields) == ["until-2"]
    assert not Promise.objects.exists()
    assert not told("key_overseen")


def test_leaders_see_theirs_and_nobody_elses(world):
    proposal = handed(world)
    chosen(world, proposal)
    assert [key.pk for key in queries.overseen_by(world.viewer(Role.CHAIR))] == [proposal.pk]
    assert queries.overseen_by(world.viewer(Role.PROPOSAL_HEAD)) == []


def test_what_the_council_passed_over_may_be_named_again(world):
    proposal = handed(world)
    nominated(world, proposal)
    actions.pass_over(world.act(Role.PROPOSAL_HEAD, MARCH), proposal)
    assert nominated(world, proposal).state == "nominated"
    with pytest.raises(NotNow):
        nominated(world, proposal)


@pytest.mark.parametrize(("known", "field"), [({"decision": " "}, "decision"), ({"leaders": []}, "leaders"), ({"day": date(2026, 4, 1)}, "day")])
def test_a_decision_says_who_decided_when_and_who_takes_charge(world, known, field):
    with pytest.raises(Invalid) as refused:
        chosen(world, handed(world), **known)
    assert field in refused.value.fields


def test_what_is_not_filed_or_not_answered_cannot_go_further(world):
    with pytest.raises(NotNow):
        nominated(world, drafted(world))
    proposal = handed(world)
    chosen(world, proposal)
    with pytest.raises(NotNow, match="还没有答复"):
        actions.conclude(world.act(Role.PROPOSAL_STAFF, MARCH), proposal, result="都办好了，效果很好。")


def test_nothing_is_overseen_before_it_is_chosen(world):
    proposal = handed(world)
    nominated(world, proposal)
    with pytest.raises(NotNow):
        actions.oversee(world.act(Role.PROPOSAL_STAFF, MARCH), proposal, form="督办会", day=date(2026, 3, 19), content="先开个会。")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PLATFORM])
@pytest.mark.parametrize(
    ("step", "known", "roles"),
    [
        ("nominate", {"reason": "重要"}, {Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD}),
        ("oversee", {"form": "督办会", "day": date(2026, 3, 19), "content": "开会。"}, {Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD, Role.OFFICE_STAFF}),
    ],
    ids=["nominate", "oversee"],
)
def test_each_step_is_for_those_whose_work_it_is(world, step, known, roles, role):
    proposal = handed(world)
    if step == "oversee":
        chosen(world, proposal)
    if role in roles:
        getattr(actions, step)(world.act(role, MARCH), proposal, **known)
    else:
        with pytest.raises(NotAllowed):
            getattr(actions, step)(world.act(role, MARCH), proposal, **known)


def test_candidates_are_those_behind_which_most_people_stand(world):
    filed(world)
    joint = filed(world)
    assert queries.candidates(world.session.pk) == []
    for n, member in enumerate(world.members[1:], 2):
        joint.proposers.create(committee=world.committee, member=member, position=n, state="accepted", invited_at=MARCH)
    assert [one.proposal.pk for one in queries.candidates(world.session.pk)] == [joint.pk]
    assert queries.candidates(world.session.pk)[0].why == ["3 人联名"]
    nominated(world, joint)
    assert queries.candidates(world.session.pk) == []


def test_the_pages_carry_it_from_nomination_to_the_chairs_home(world):
    proposal = answered(world)
    with given.on("2026-03-20"):
        staff, head, chair = (Client() for _ in range(3))
        for client, role in ((staff, Role.PROPOSAL_STAFF), (head, Role.PROPOSAL_HEAD), (chair, Role.CHAIR)):
            client.force_login(world.posts[role].user)
        page = f"/proposals/{proposal.pk}/key/"
        assert staff.post(f"{page}nominate/", {"reason": ""}).status_code == 422
        assert staff.post(f"{page}nominate/", {"reason": "事关十万老人"}).status_code == 302
        wrong = head.post(f"{page}choose/", {"level": "主席会议成员督办", "decision": "六届二十次主席会议", "day": "2026-03-18"})
        assert wrong.status_code == 422
        assert "六届二十次主席会议" in wrong.content.decode()
        user = world.posts[Role.CHAIR].user
        Member.objects.filter(pk=world.members[-1].pk).update(user=user, office="主席")
        sent = {"level": "主席会议成员督办", "decision": "六届二十次主席会议", "day": "2026-03-18", "leader-1": user.pk, "duty-1": "oversees"}
        assert head.post(f"{page}choose/", sent).status_code == 302
        assert "政协主席" in staff.get(page).content.decode()
        assert "我领办督办的提案" in chair.get("/").content.decode()
        assert "督办中" in staff.get("/proposals/key/?state=chosen").content.decode()
        table = staff.get("/proposals/key/export.xlsx")
        assert b"".join(table.streaming_content)[:2] == b"PK"
        table.close()


def supervised(world, proposal, role=Role.CHAIR, **known):
    chair = actions.Leader("陆长河", "政协主席", Duty.OVERSEES, world.posts[Role.CHAIR].user)
    return actions.supervise(world.act(role, MARCH), proposal, leader=chair, **known)


def test_an_ordinary_proposal_in_a_leaders_charge_is_counted_apart_from_key_ones(world):
    ordinary, key = handed(world), handed(world)
    chosen(world, key)
    supervised(world, ordinary, note="五月看一次现场。")
    actions.oversee(world.act(Role.OFFICE_STAFF, MARCH), ordinary, form="见面会", day=date(2026, 3, 19), content="听取办理情况。")
    period = Period(date(2026, 1, 1), date(2027, 1, 1))
    numbers = {code: measure([f"proposals.{code}"], period)[f"proposals.{code}"].number for code in ("key", "key_overseen", "supervised", "supervision_held")}
    assert numbers == {"key": 1, "key_overseen": 0, "supervised": 1, "supervision_held": 1}
    assert [(part.key, part.value.number) for part in split("proposals.supervised", "leader", period)] == [("陆长河", 1)]
    assert [one.pk for one in queries.key_list(world.session.pk)] == [key.pk]
    assert [(one.name, one.key, one.ordinary) for one in queries.charges(world.session.pk)][0] == ("陆长河", 1, 1)


def test_what_a_leader_gives_up_may_become_key_and_a_key_one_is_not_taken_twice(world):
    proposal = handed(world)
    supervised(world, proposal)
    for twice in (lambda: supervised(world, proposal), lambda: nominated(world, proposal)):
        with pytest.raises(NotNow):
            twice()
    actions.release(world.act(Role.PROPOSAL_STAFF, MARCH), proposal, reason="改由另一位领导负责。")
    assert chosen(world, proposal).weight == "key"
    with pytest.raises(NotNow):
        actions.release(world.act(Role.PROPOSAL_STAFF, MARCH), proposal, reason="不督办了。")


def test_a_chair_takes_an_ordinary_proposal_in_their_own_charge_from_the_phone(world):
    proposal, client = handed(world), Client()
    client.force_login(world.posts[Role.CHAIR].user)
    with given.on("2026-03-20"):
        assert "领衔督办" in client.get(f"/proposals/{proposal.pk}/").content.decode()
        assert client.post(f"/proposals/{proposal.pk}/supervise/", {"note": "看一次现场"}).status_code == 302
        home = client.get("/").content.decode()
        assert "我领办督办的提案" in home
        assert "一般" in home
        assert str(proposal) in client.get("/proposals/key/?weight=ordinary").content.decode()
        assert str(proposal) not in client.get("/proposals/key/").content.decode()


def test_a_form_without_its_day_says_all_that_is_missing_at_once(world):
    proposal = handed(world)
    nominated(world, proposal)
    client = Client()
    client.force_login(world.posts[Role.PROPOSAL_STAFF].user)
    with given.on("2026-03-01"):
        page = client.post(f"/proposals/{proposal.pk}/key/choose/", {"day": ""})
    assert page.status_code == 422
    assert all(words in page.text for words in ("请写由哪次会议确定", "请选日期", "请至少写一位领办或督办的领导", "请选督办层面"))
