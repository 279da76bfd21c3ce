"""An output goes up, its suggestions and a leader's instruction on it are handed down, chased, answered and fed back."""

from datetime import date

import pytest
from django.db import connection

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.commons.figures.declared import all_figures
from shangliang.commons.figures.measuring import measure
from shangliang.foundation.periods import year
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling import jobs as handling_jobs
from shangliang.practices.handling.models import Assignment, Promise
from shangliang.reading.notices import actions as notices
from shangliang.reading.notices.models import Notice
from shangliang.reading.reports.rules.matching import match
from shangliang.reading.reports.rules.places import find
from shangliang.work.outputs import actions, jobs, queries
from shangliang.work.outputs.actions.instructing import Promised, Written
from shangliang.work.outputs.models import FollowUp, Instruction, Output, Suggestion
from shangliang.work.outputs.tests.making import going_up, reply, sent
from tests import given

MARCH = given.at("2026-03-02")


@pytest.fixture
def world(db):
    made = given.world()
    with within(made.committee):
        yield made
        if not connection.needs_rollback:  # the guards speak at commit, which a test never reaches
            with connection.cursor() as cursor:
                cursor.execute("set constraints all immediate")


def _told(world, day):
    while notices.follow(world.committee, given.at(day), below=2**60):
        pass


def test_an_instruction_is_handed_down_chased_answered_and_fed_back(world):
    output = sent(world, MARCH)
    office = lambda day: world.act(Role.OFFICE_STAFF, given.at(day))  # noqa: E731
    written = Written(leader="周怀远", office="市委书记", level="党委", main=True, day=date(2026, 3, 9), text="请教育局牵头，拿出方案。", output=output)
    told = actions.record_instruction(office("2026-03-10"), None, written=written)
    _told(world, "2026-03-11")
    assert (told.state, list(queries.loose(date(2026, 3, 10)).instructions)) == ("recorded", [told])
    actions.hand_instruction(office("2026-03-10"), told, lead=world.units[0], assist=[world.units[1]], due_on=date(2026, 4, 10))
    part = Assignment.objects.get(matter__kind="instructions", unit=world.units[0])
    handling.sign_in(world.act(Role.UNIT_CLERK, given.at("2026-03-11")), part)
    actions.meet(
        office("2026-03-20"), told, day=date(2026, 3, 19), hosts="市委办、市政府办", content="议定分步实施。", promised=[Promised("建成两处接送站", date(2026, 6, 30))],
    )  # fmt: skip
    assert Promise.objects.get().text == "建成两处接送站"
    before = handling_jobs.remind_all(given.at("2026-04-15"))  # overdue: the lead and the assisting unit are chased
    assert before >= 2
    reply(world, part, "2026-04-16", {1: {"text": "方案已经印发，9 月起实施。", "outcome": "done"}})
    told.refresh_from_db()
    assert (told.state, queries.loop().instructions_settled) == ("answered", 0)
    actions.settle_instruction(office("2026-04-20"), told, result="方案已经印发，两处接送站动工。", told_on=date(2026, 4, 19), told_how="专报")
    _told(world, "2026-04-21")
    heard = [one.text for one in Notice.objects.filter(recipient=world.members[0].user)]
    assert any("周怀远批示了" in one for one in heard)
    assert any("批示已办结：方案已经印发" in one for one in heard)
    assert (Instruction.objects.get().state, queries.loop().instructions_settled) == ("settled", 1)


def test_each_suggestion_goes_to_its_unit_is_answered_and_settled_by_itself(world):
    output = sent(world, MARCH)
    actions.hand_suggestions(world.act(Role.OFFICE_STAFF, MARCH), output)
    states = list(Suggestion.objects.order_by("position").values_list("unit__name", "state"))
    assert states == [("市教育局", "handed"), ("市教育局", "handed"), ("市财政局", "handed"), (None, "waiting")]
    part = Assignment.objects.get(matter__kind="suggestions", unit=world.units[0])
    handling.sign_in(world.act(Role.UNIT_CLERK, MARCH), part)
    reply(world, part, "2026-03-20", {1: {"text": "已写入实施办法。", "outcome": "done"}, 2: {"text": "明年再议。", "outcome": "declined"}})
    first, second = Suggestion.objects.order_by("position")[:2]
    assert (first.state, first.answer, second.outcome) == ("answered", "已写入实施办法。", "declined")
    office = world.act(Role.OFFICE_STAFF, given.at("2026-03-25"))
    actions.settle(office, first, verdict="adopted", evidence="《课后服务实施办法》第六条")
    actions.settle(given.act(office.viewer, office.at), second, verdict="declined", reason="财力所限，列入下年度研究")
    loop = queries.loop()
    assert (loop.suggestions, loop.suggestions_handled, loop.suggestions_settled, loop.settled) == (4, 3, 2, 50)
    assert [one.text for one in queries.loose(date(2026, 3, 25)).unhandled] == ["请省里支持。"]
    _told(world, "2026-03-26")
    heard = [one.text for one in Notice.objects.filter(recipient=world.members[0].user)]
    assert any(one.startswith("你的建议采纳") for one in heard)
    assert any("财力所限" in one for one in heard)


def test_follow_ups_are_asked_once_a_mark_however_often_the_round_runs_and_the_authors_hear_the_answer(world):
    output = sent(world, MARCH)
    assert jobs.ask_all(given.at("2026-06-01", "06:50")) == 0
    assert [jobs.ask_all(given.at("2026-06-04", "06:50")), jobs.ask_all(given.at("2026-06-04", "06:55")), jobs.ask_all(given.at("2026-06-30"))] == [1, 0, 0]
    assert sorted((one.months, str(one.unit or "")) for one in FollowUp.objects.all()) == [(3, ""), (3, "市教育局"), (3, "市财政局")]
    ours = FollowUp.objects.get(unit=world.units[0])
    assert [jobs.remind_all(given.at("2026-07-20")), jobs.remind_all(given.at("2026-07-20", "11:00"))] == [3, 0]
    actions.report(world.act(Role.UNIT_CLERK, given.at("2026-07-21")), ours, text="接送站已经建成一处，另一处年底完工。")
    _told(world, "2026-07-22")
    assert jobs.remind_all(given.at("2026-08-20")) == 2
    assert jobs.ask_all(given.at("2026-09-10", "06:50")) == 1
    assert FollowUp.objects.filter(months=6).count() == 3
    assert any("接送站已经建成一处" in one.text for one in Notice.objects.filter(recipient=world.members[0].user))
    assert Output.objects.get(pk=output.pk).state == "sent"


def test_an_author_who_is_not_content_opens_what_was_settled_and_the_old_verdict_counts_no_more(world):
    output = sent(world, MARCH)
    actions.hand_suggestions(world.act(Role.OFFICE_STAFF, MARCH), output)
    part = Assignment.objects.get(matter__kind="suggestions", unit=world.units[1])
    head = given.viewer(given.post(world.committee, Role.UNIT_HEAD, unit=world.units[1]))
    handling.sign_in(given.act(head, MARCH), part)
    reply(world, part, "2026-03-20", {1: {"text": "已安排。", "outcome": "done"}}, who=head)
    third = Suggestion.objects.get(position=3)
    actions.settle(world.act(Role.OFFICE_STAFF, given.at("2026-03-25")), third, verdict="adopted", evidence="预算第 12 页")
    adopted = lambda: int(measure(["outputs.adopted"], year(2026))["outputs.adopted"].number or 0)  # noqa: E731
    assert adopted() == 1
    handling.rate(given.act(world.as_member(world.members[0]), given.at("2026-03-26")), part.matter, overall="dissatisfied", remarks="没有看到安排")
    third.refresh_from_db()
    assert (third.state, third.verdict, adopted()) == ("handed", "", 0)


def test_what_goes_up_passes_a_second_person_and_a_leader(world):
    output = going_up(world, MARCH)
    assert (output.state, output.number) == ("signed", "调研报告〔2026〕1号")
    again = going_up(world, given.at("2026-03-03"), title="关于托育服务的调研报告")
    assert again.number == "调研报告〔2026〕2号"


def test_reports_that_speak_of_instructions_and_adopted_suggestions_find_the_totals(world):
    text = "全年报送调研视察报告及协商专报36份，获市委、市政府领导批示84人次。提出的120余条建议被有关部门采纳。"
    best = [one.proposals[0].code for one in match(text, find(text), all_figures()) if one.proposals]
    assert best == ["outputs.all_sent", "outputs.all_instructed", "outputs.all_adopted"]
