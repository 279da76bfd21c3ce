"""双向评价: who judges whom, when their turn comes, and what each side learns."""

from datetime import date

import pytest
from django.test import Client

from shangliang.commons.access import Role
from shangliang.commons.ledger.models import Fact
from shangliang.foundation.errors import NotAllowed, NotNow
from shangliang.practices.handling.queries import matter_of
from shangliang.practices.polls import actions as polls
from shangliang.practices.polls import queries as asked
from shangliang.practices.polls.actions.casting import Filled
from shangliang.practices.polls.models import Poll, Ticket
from shangliang.work.proposals import actions, queries
from shangliang.work.proposals.tests.test_main_line import answered, rated
from tests import given

MARCH, END = given.at("2026-03-20"), given.at("2026-12-20")


def started(world, when=MARCH):
    return actions.start_evaluation(world.act(Role.PROPOSAL_HEAD, when), world.session, closes_at=END)


def poll(kind):
    return Poll.objects.get(kind=f"proposals.{kind}")


def fill(world, viewer, ticket, grade, when=MARCH):
    choices = {item["code"]: grade for item in ticket.poll.form["items"]}
    polls.cast(given.act(viewer, when), ticket.poll, filled=[Filled(ticket, choices)])


def tickets(kind):
    return [(one.voter, one.target.label) for one in Ticket.objects.filter(poll__kind=f"proposals.{kind}").select_related("target").order_by("pk")]


def test_an_evaluation_asks_proposers_of_what_they_rated_and_units_and_committee_of_what_was_answered(world):
    proposal = rated(world)
    assert started(world) == 3
    name = f"{proposal.number} {proposal.title}"
    assert tickets("by_proposer") == [("许岚", "市教育局")]
    assert tickets("by_unit") == [("市教育局", name)]
    assert tickets("by_committee") == [("提案委", name)]
    with pytest.raises(NotNow, match="已经在进行"):
        started(world)


def test_what_is_answered_and_rated_later_comes_in_by_itself_each_at_its_moment(world):
    started(world, given.at("2026-02-01"))
    assert tickets("by_committee") == []
    proposal = answered(world)
    assert len(tickets("by_committee")) == len(tickets("by_unit")) == 1
    assert tickets("by_proposer") == []  # not before they have read and rated the reply
    assert queries.to_evaluate(world.as_member(world.members[0]), proposal.pk) is None


def test_even_the_dissatisfied_are_heard_and_once_only(world):
    started(world, given.at("2026-02-01"))
    proposal = rated(world, "dissatisfied")
    assert tickets("by_proposer") == [("许岚", "市教育局")]
    assert queries.to_evaluate(world.as_member(world.members[0]), proposal.pk) is not None


def test_rating_leads_on_to_the_form_and_the_form_back_to_the_proposal(world):
    started(world, given.at("2026-02-01"))
    proposal = answered(world)
    member = Client()
    member.force_login(world.members[0].user)
    with given.on("2026-03-05"):
        matter = matter_of("proposals.proposal", proposal.pk)
        after = member.post(f"/handling/rate/{matter.pk}/", {"overall": "satisfied"})
        ticket = Ticket.objects.get(poll__kind="proposals.by_proposer")
        assert after.url == f"/polls/ticket/{ticket.pk}/"
        page = member.get(after.url).content.decode()
        assert "市教育局" in page
        assert "匿名" in page
        form = {f"{ticket.pk}-{item['code']}": "g1" for item in ticket.poll.form["items"]}
        missing = dict(list(form.items())[:2])
        assert member.post(after.url, missing).status_code == 422
        assert member.post(after.url, form).url == f"/proposals/{proposal.pk}/"
        assert member.post(after.url, form).status_code == 409  # anonymous: once
        assert "已经交过" in member.get(after.url).content.decode()
        assert "打分" not in member.get("/").content.decode()


def test_quality_is_one_score_of_two_judges_and_the_proposal_is_told_at_the_end(world):
    proposal = rated(world)
    started(world)
    fill(world, world.viewer(Role.PROPOSAL_STAFF), Ticket.objects.get(poll=poll("by_committee")), "g1")
    fill(world, world.viewer(Role.UNIT_CLERK), Ticket.objects.get(poll=poll("by_unit")), "g3")
    assert queries.quality_results(world.session.pk) == []  # back to back: nothing before the end
    for kind in ("by_committee", "by_unit"):
        polls.close(world.act(Role.PROPOSAL_HEAD, given.at("2026-03-25")), poll(kind))
    [row] = queries.quality_results(world.session.pk)
    assert (row.committee, row.unit, row.score) == (100.0, 65.0, 82.5)
    facts = Fact.objects.filter(kind="proposals.evaluated", subject_id=proposal.pk).order_by("pk")
    assert [(fact.data["by_whom"], fact.data["score"]) for fact in facts] == [("提案委", 100.0), ("承办单位", 65.0)]
    assert facts[0].parties.get(role="first").member_id == world.members[0].pk


def test_units_and_other_members_do_not_see_who_said_what(world):
    rated(world)
    started(world)
    ticket = Ticket.objects.get(poll=poll("by_proposer"))
    for user in (world.posts[Role.UNIT_HEAD].user, world.members[1].user):
        client = Client()
        client.force_login(user)
        assert client.get(f"/polls/ticket/{ticket.pk}/").status_code == 404
        assert client.get(f"/polls/{ticket.poll_id}/").status_code == 403


def test_an_appraisal_is_a_ballot_of_members_on_units(world):
    poll_ = actions.start_appraisal(
        world.act(Role.PROPOSAL_HEAD, MARCH), world.session, title="民主评议", closes_at=END, units=world.units[:2], members=world.members
    )
    member = Client()
    member.force_login(world.members[0].user)
    with given.on("2026-03-21"):
        found = list(Ticket.objects.filter(poll=poll_, member=world.members[0]).order_by("target_id"))
        assert "民主评议" in member.get("/").content.decode()
        answer = member.post(f"/polls/{poll_.pk}/vote/", {f"{one.pk}-overall": "g1" for one in found})
        assert answer.status_code == 302
    for other in world.members[1:]:
        mine = [Filled(one, {"overall": "g2"}) for one in Ticket.objects.filter(poll=poll_, member=other)]
        polls.cast(given.act(world.as_member(other), MARCH), poll_, filled=mine)
    polls.close(world.act(Role.PROPOSAL_HEAD, given.at("2026-03-25")), poll_)
    [first, _] = queries.unit_results(world.session.pk)
    assert (first.appraisal["cast"], first.appraisal["shown"], first.appraisal["valid"]) == (3, False, True)  # three voices are too few to be told


@pytest.mark.parametrize("role", [Role.OFFICE_STAFF, Role.CHAIR, Role.UNIT_HEAD, Role.MEMBER, Role.ADMINISTRATOR])
def test_the_proposal_committee_begins_an_evaluation_nobody_else(world, role):
    with pytest.raises(NotAllowed):
        actions.start_evaluation(world.act(role, MARCH), world.session, closes_at=END)


def test_the_pages_of_the_organisers_show_progress_and_begin_it(world):
    rated(world)
    staff = Client()
    staff.force_login(world.posts[Role.PROPOSAL_HEAD].user)
    with given.on("2026-03-20"):
        assert staff.post("/proposals/evaluation/start/", {"session": world.session.pk, "closes": "2026-03-01"}).status_code == 422
        assert staff.post("/proposals/evaluation/start/", {"session": world.session.pk, "closes": date(2026, 12, 1).isoformat()}).status_code == 302
        page = staff.get("/proposals/evaluation/").content.decode()
        assert "提案人评办理" in page
        assert "0 / 1 份" in page
        running = poll("by_proposer")
        assert "许岚" in staff.get(f"/polls/{running.pk}/").content.decode()
        assert staff.post(f"/polls/{running.pk}/remind/").status_code == 302
        assert staff.post(f"/polls/{running.pk}/remind/").status_code == 409
        assert staff.post(f"/polls/{running.pk}/close/").status_code == 302
        assert "没有收到答卷" in staff.get(f"/polls/{running.pk}/").content.decode()
        assert b"".join(staff.get(f"/polls/{running.pk}/export.xlsx").streaming_content).startswith(b"PK")


def test_the_administrator_changes_a_form_in_the_browser(world):
    admin = Client()
    admin.force_login(world.posts[Role.ADMINISTRATOR].user)
    assert "办理工作评价表" in admin.get("/polls/forms/").content.decode()
    form = {"known": "0", "name": "办理评价表", "item-0": "办理结果", "weight-0": "60", "item-1": "公开", "weight-1": "40", "grade-0": "好", "points-0": "100",
            "grade-1": "差", "points-1": "0", "grade-2": "不清楚", "points-2": "", "least": "4", "anonymous": "1", "turnout": "none", "share": "none", "bands": "优秀 90\n合格 60"}  # fmt: skip
    address = "/polls/forms/proposals.by_proposer/"
    assert admin.post(address, form | {"weight-0": "x"}).status_code == 422
    assert admin.post(address, form).status_code == 302
    assert admin.post(address, form).status_code == 409  # somebody changed it meanwhile
    now, version = asked.form_of("proposals.by_proposer")
    assert (version, now["anonymous"], now["least"], [one["code"] for one in now["items"]]) == (1, True, 4, ["result", "i1"])
    assert [one["points"] for one in now["grades"]] == [100, 0, None]
    assert now["bands"] == [{"least": 90, "label": "优秀"}, {"least": 60, "label": "合格"}]
