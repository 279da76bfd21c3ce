"""Homework meets the duty score: what is done gives points and fulfils a minimum duty; a standing member's report is written from the file."""

from datetime import date

from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.ui.panels import panels_for
from shangliang.practices.registers import actions as registers
from shangliang.reading.duty import actions as duty
from shangliang.reading.duty import queries
from shangliang.work.coursework import actions, jobs
from shangliang.work.coursework.models import Piece
from shangliang.work.coursework.rules import Target, Wanted, Way
from tests import given

MARCH, JULY = given.at("2026-03-02"), given.at("2026-07-20")
NEWS = Wanted(title="一条社情民意", way=Way.COUNTED, year=2026, first=date(2026, 1, 1), due_on=date(2026, 11, 30), figure="opinions.received")
REPORT = Wanted(title="常委履职报告", way=Way.HANDED, year=2026, first=date(2026, 1, 1), due_on=date(2026, 12, 10), target=Target.STANDING)


def _rulebook(world):
    body = dict(queries.books.schemes()["hundred"]) | {"minimums": [{"name": "委员作业", "items": ["homework"], "least": 1, "cost": 0, "ceiling": "称职"}]}
    made = duty.draft(world.act(Role.ADMINISTRATOR, MARCH), None, body=body, origin="试验")
    duty.adopt(world.act(Role.ADMINISTRATOR, MARCH), made, from_year=2026)


def test_homework_that_the_ledger_fulfils_scores_and_meets_the_minimum_duty(world):
    _rulebook(world)
    actions.set_homework(world.act(Role.OFFICE_STAFF, MARCH), None, wanted=NEWS)
    values = {"title": "菜场", "authors": [world.members[0]], "channel": "委员报送", "field": "其他", "call": "日常"}
    registers.enter(world.act(Role.OFFICE_STAFF, JULY), None, register="opinions", day=date(2026, 5, 1), values=values)
    jobs.settle_all(JULY)
    ready = queries.books.ready_for(2026)
    done, not_done = (queries.scores.sheet_of(ready, 2026, world.members[at].pk).sheet for at in (0, 1))
    assert [(line.given, line.fact.label) for line in done.lines if line.item.code == "homework"] == [(3, "许岚的“一条社情民意”")]
    assert [met.name for met in done.missing] == []
    assert [met.name for met in not_done.missing] == ["委员作业"]
    deeds = [deed.kind for deed in queries.file.deeds(world.members[0].pk, queries.books.period_of(ready.book, 2026))]
    assert "coursework.done" in deeds
    assert "coursework.given" not in deeds


def test_a_standing_member_finds_the_report_filled_in_where_it_is_to_be_handed_in(world):
    xu = world.members[0]
    xu.standing = True
    xu.save()
    actions.set_homework(world.act(Role.OFFICE_STAFF, MARCH), None, wanted=REPORT)
    piece = Piece.objects.get(member=xu)
    shown = panels_for("people.report", world.as_member(xu), xu.pk)
    assert [one.values["href"] for one in shown] == [reverse("duty:report", args=[xu.pk])]
    actions.accept(world.act(Role.OFFICE_STAFF, JULY), actions.hand_in(given.act(world.as_member(xu), JULY), piece, text="全年出席会议七次。"))
    actions.present(world.act(Role.OFFICE_STAFF, JULY), Piece.objects.get(pk=piece.pk), on=date(2026, 7, 18), meeting="第八次常委会会议")
    assert Piece.objects.get(pk=piece.pk).presented_at == "第八次常委会会议"
