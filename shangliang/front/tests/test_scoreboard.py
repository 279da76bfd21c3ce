"""成绩单: what a unit's score is made of, who sees it, and that each number opens what it counts."""

import io
import zipfile

import pytest
from django.test import Client

from shangliang.commons.access import Role
from shangliang.commons.committees.models import SettingValue
from shangliang.commons.committees.scope import within
from shangliang.foundation.errors import NotFound
from shangliang.practices.polls import actions as polls
from shangliang.practices.polls.actions.casting import Filled
from shangliang.practices.polls.models import Ticket
from shangliang.reading.scoreboard import queries
from shangliang.work.proposals import actions
from shangliang.work.proposals.tests.test_main_line import handed, rated
from tests import given

JUNE = given.at("2026-06-20")


@pytest.fixture
def world(db):
    """A committee that ranks whoever replied at all."""
    made = given.world()
    with within(made.committee) as here:
        SettingValue.objects.create(committee=made.committee, key="scoreboard.least", value=1)
        here.forget()
        yield made


def judged(world):
    """A session's evaluation of one unit by three proposers' ballots, closed."""
    poll = actions.start_appraisal(world.act(Role.PROPOSAL_HEAD, JUNE), world.session, title="评议", closes_at=given.at("2026-12-01"), units=world.units[:1], members=_voters(world))
    for ticket in Ticket.objects.filter(poll=poll).select_related("member"):
        polls.cast(given.act(world.as_member(ticket.member), JUNE), poll, filled=[Filled(ticket, {"overall": "g2"})])
    polls.close(world.act(Role.PROPOSAL_HEAD, JUNE), poll)


def _voters(world):
    return [*world.members, given.member(world.committee, "周敏"), given.member(world.committee, "陆远")]


def test_a_units_line_is_made_of_figures_promises_and_evaluation(world):
    rated(world)
    judged(world)
    [first, *_] = queries.board(world.session, JUNE.date())
    assert (first.name, first.place, first.replies) == ("市教育局", 1, 1)
    assert {code: share.value for code, share in first.shares.items()} == {"on_time": 100.0, "contact": 100.0, "satisfaction": 100.0, "promises": None, "evaluation": 75.0}
    assert first.score == 95.6  # (100×70 + 75×15) ÷ 85


def test_an_open_case_past_its_day_costs_points(world):
    handed(world)
    assert all(one.overdue == 0 for one in queries.board(world.session, given.at("2026-03-01").date()))
    late = next(one for one in queries.board(world.session, given.at("2026-09-01").date()) if one.name == "市教育局")
    assert (late.overdue, late.score, late.place) == (1, 0, None)


def test_each_number_opens_the_facts_it_counts(world):
    rated(world)
    label, facts, total = queries.behind(world.session, world.units[0].pk, "on_time", JUNE.date())
    assert (label, total, [fact.kind for fact in facts]) == ("单位按期答复率", 1, ["handling.replied"])
    with pytest.raises(NotFound):
        queries.behind(world.session, world.units[0].pk, "anything", JUNE.date())
    judged(world)
    staff = Client()
    staff.force_login(world.posts[Role.CHAIR].user)
    with given.on("2026-06-20"):
        assert "75 分，收回 5 份" in staff.get(f"/scoreboard/units/{world.units[0].pk}/evaluation/").content.decode()
        assert "没有记录" in staff.get(f"/scoreboard/units/{world.units[0].pk}/overdue/").content.decode()


def test_a_unit_sees_its_own_and_nobody_elses(world):
    rated(world)
    clerk, other = Client(), Client()
    clerk.force_login(world.posts[Role.UNIT_CLERK].user)
    other.force_login(given.post(world.committee, Role.UNIT_CLERK, unit=world.units[2]).user)
    own = world.units[0].pk
    with given.on("2026-06-20"):
        assert "第 1 名" in clerk.get("/scoreboard/mine/").content.decode()
        assert clerk.get(f"/scoreboard/units/{own}/replies/").status_code == 200
        assert clerk.get("/scoreboard/").status_code == 403
        assert "还没有承办件" in other.get("/scoreboard/mine/").content.decode()
        assert other.get(f"/scoreboard/units/{own}/replies/").status_code == 404


def test_the_ranking_is_a_page_a_workbook_and_a_circular(world):
    rated(world)
    head = Client()
    head.force_login(world.posts[Role.PROPOSAL_HEAD].user)
    with given.on("2026-06-20"):
        page = head.get("/scoreboard/?system=政府").content.decode()
        assert "市教育局" in page
        assert b"".join(head.get("/scoreboard/export.xlsx").streaming_content).startswith(b"PK")
        paper = zipfile.ZipFile(io.BytesIO(head.get("/scoreboard/circular.docx").content))
    text = paper.read("word/document.xml").decode()
    assert "按期答复率" in text
    assert "市教育局" in text


def test_another_committees_units_are_not_there(world):
    rated(world)
    with within(given.world().committee), pytest.raises(NotFound):
        queries.line_of(queries.session_of(None, JUNE.date()), world.units[0].pk, JUNE.date())
