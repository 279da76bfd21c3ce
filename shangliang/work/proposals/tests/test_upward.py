"""Proposals at the parent committee: registered, followed, counted, exported; nobody else's to write."""

import pytest
from django.test import Client

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.commons.ledger.models import Fact, Party
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.work.proposals import actions, jobs
from shangliang.work.proposals.models import Upward
from tests import given

from .publishing import answered

DAY = given.at("2026-03-01").date()


def staff(world, when="2026-03-10"):
    return world.act(Role.PROPOSAL_STAFF, given.at(when))


def handed(world, **known):
    said = {"title": "关于提升县道养护标准的提案", "to": "省政协", "way": "member", "day": DAY, "members": world.members[:2]} | known
    return actions.hand_up(staff(world), None, **said)


def test_what_members_handed_in_above_is_to_their_credit_and_followed_to_its_end(world):
    upward = handed(world)
    for day, state, note in (("2026-03-20", "filed", ""), ("2026-05-01", "handling", ""), ("2026-08-01", "replied", "列入今年养护计划。"), ("2026-08-20", "closed", "已经完工。")):
        upward = actions.follow_up(staff(world, day), upward, state=state, day=given.at(day).date(), number="0312", unit="省交通运输厅", note=note)
    assert (upward.state, upward.number, upward.unit, upward.outcome) == ("closed", "0312", "省交通运输厅", "已经完工。")
    assert Fact.objects.filter(kind="proposals.upward_followed").count() == 4
    assert sorted(Party.objects.filter(kind="proposals.upward_submitted").values_list("role", flat=True)) == ["first", "joint"]


@pytest.mark.parametrize(("steps", "last"), [(["filed"], "declined"), (["declined"], "filed"), (["replied"], "filed"), (["closed"], "handling")])
def test_what_is_over_or_further_does_not_go_back(world, steps, last):
    upward = handed(world)
    for state in steps:
        upward = actions.follow_up(staff(world), upward, state=state, day=DAY, note="省里来电告知。")
    with pytest.raises(NotNow):
        actions.follow_up(staff(world, "2026-03-11"), upward, state=last, day=DAY, note="再记一次。")


def test_only_a_filed_proposal_of_ours_is_recommended(world):
    ours = answered(world)
    assert handed(world, way="recommended", members=[], origin=ours).origin == ours
    with pytest.raises(Invalid) as refused:
        handed(world, way="recommended", members=[])
    assert "origin" in refused.value.fields
    with pytest.raises(Invalid) as refused:
        handed(world, title="短", to=" ", way="?", day=given.at("2027-01-01").date())
    assert set(refused.value.fields) == {"title", "to", "way", "day"}


def test_only_reviewers_register_and_another_committee_sees_none_of_it(world):
    for role in (Role.OFFICE_STAFF, Role.CHAIR, Role.MEMBER, Role.UNIT_CLERK):
        with pytest.raises(NotAllowed):
            actions.hand_up(world.act(role), None, title="关于提升县道养护标准的提案", to="省政协", way="collective", day=DAY)
    upward = handed(world)
    other = given.world()
    client = Client()
    client.force_login(other.posts[Role.PROPOSAL_STAFF].user)
    assert client.get(f"/proposals/upward/{upward.pk}/").status_code == 404


def test_registering_and_following_from_the_pages_and_taking_the_list_along(world):
    client = Client()
    client.force_login(world.posts[Role.PROPOSAL_STAFF].user)
    with given.on("2026-03-10"):
        short = client.post("/proposals/upward/", {"title": "关于提升县道养护标准的提案", "to": "省政协", "way": "member", "day": "2026-03-01"})
        assert (short.status_code, "请选提交的委员" in short.content.decode(), "县道养护" in short.content.decode()) == (422, True, True)
        client.post("/proposals/upward/", {"title": "关于提升县道养护标准的提案", "to": "省政协", "way": "member", "day": "2026-03-01", "members": [world.members[0].pk]})
        upward = Upward.objects.get()
        assert client.post(f"/proposals/upward/{upward.pk}/", {"state": "replied", "day": "2026-03-09"}).status_code == 422
        assert client.post(f"/proposals/upward/{upward.pk}/", {"state": "filed", "day": "2026-03-09", "number": "0312"}).status_code == 302
        assert "0312" in client.get("/proposals/upward/?state=filed").content.decode()
        assert b"".join(client.get("/proposals/upward/export.xlsx").streaming_content).startswith(b"PK")


def test_staff_are_reminded_to_ask_every_so_often_until_something_is_heard(world):
    upward = handed(world)
    days = ("2026-03-20", "2026-03-31", "2026-03-31", "2026-04-15", "2026-04-30")
    assert [jobs.ask_upwards(given.at(day, "07:45")) for day in days] == [0, 1, 0, 0, 1]
    upward = actions.follow_up(staff(world, "2026-05-04"), upward, state="filed", day=given.at("2026-05-04").date(), number="0312")
    assert [jobs.ask_upwards(given.at(day, "07:45")) for day in ("2026-05-20", "2026-06-05")] == [0, 1]
    actions.follow_up(staff(world, "2026-06-06"), upward, state="closed", day=given.at("2026-06-06").date(), note="已经完工。")
    assert jobs.ask_upwards(given.at("2026-12-01", "07:45")) == 0
    assert Fact.objects.filter(kind="proposals.upward_asked").count() == 3


def test_what_the_parent_decided_arrives_by_itself_where_it_works_here_too(world):
    parent = given.world()
    world.committee.parent = parent.committee
    world.committee.save()
    with within(parent.committee):
        theirs = answered(parent)
    upward = handed(world, title=theirs.title, to="上级政协")
    assert jobs.hear_upwards(given.at("2026-06-01")) == 1
    upward.refresh_from_db()
    assert (upward.state, upward.number, upward.unit) == ("replied", theirs.number, "市教育局")
    assert jobs.hear_upwards(given.at("2026-06-02")) == 0, "nothing new"
