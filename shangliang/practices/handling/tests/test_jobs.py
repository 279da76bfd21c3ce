"""The daily round: each reminder once, whatever the machine does, and verdicts settled when the time is over."""

from datetime import timedelta

import pytest

from shangliang.commons.committees.models import SettingValue
from shangliang.commons.ledger.queries import standing
from shangliang.practices.handling import actions, jobs
from shangliang.practices.handling.models import Matter
from shangliang.practices.handling.rules import Role as Part
from tests import given

# Handed over on 2 February, due on 2 May: which days does the unit hear of it?
DAYS = ["2026-02-03", "2026-04-16", "2026-04-17", "2026-04-18", "2026-04-25", "2026-04-29", "2026-05-01", "2026-05-02", "2026-05-03", "2026-05-09", "2026-05-10"]


def reminders():
    return [fact.data["days_left"] for fact in standing().filter(kind="handling.reminded").order_by("pk")]


@pytest.fixture
def one(h):
    h.hand_over((h.education, Part.LEAD))
    return h


def test_units_are_reminded_at_their_marks_before_and_weekly_after_the_due_day(one):
    for day in DAYS:
        jobs.remind_all(given.at(day, "07:30"))
    assert reminders() == [15, 7, 3, 1, -1, -8]


def test_running_twice_on_one_day_sends_once(one):
    assert [jobs.remind_all(given.at("2026-04-17")), jobs.remind_all(given.at("2026-04-17", "09:00"))] == [1, 0]


def test_a_day_on_which_the_job_did_not_run_loses_nothing(one):
    assert jobs.remind_all(given.at("2026-04-20")) == 1


def test_more_time_starts_the_reminders_anew(one):
    jobs.remind_all(given.at("2026-05-01"))
    one.sign()
    clerk = one.act(one.unit(one.education), given.at("2026-05-01"))
    actions.ask_extension(clerk, one.part(), until=given.at("2026-05-16").date(), reason="需招标")
    actions.decide_extension(one.act(one.world.viewer(given.Role.PROPOSAL_STAFF), given.at("2026-05-01")), one.part(), grant=True)
    assert jobs.remind_all(given.at("2026-05-01", "10:00")) == 1
    assert reminders() == [1, 15]


def test_who_has_replied_hears_no_more(one):
    one.reply()
    assert jobs.remind_all(given.at("2026-05-03")) == 0


def test_reminders_go_through_all_parts_in_small_steps(h, monkeypatch):
    monkeypatch.setattr(jobs, "CHUNK", 2)
    for number in range(5):
        h.hand_over((h.education, Part.LEAD), subject=number)
    assert jobs.remind_all(given.at("2026-05-01")) == 5


def test_a_verdict_left_open_is_settled_by_those_who_spoke_when_the_time_is_over(h):
    SettingValue.objects.create(committee=h.world.committee, key="testing.handling.rating_scope", value="worst")
    h.hand_over((h.education, Part.LEAD))
    h.reply()
    h.rate(h.second, "基本满意")
    assert jobs.settle_all(given.at("2026-02-28")) == 0
    assert jobs.settle_all(given.at("2026-03-01")) == 1
    assert Matter.objects.get().overall == "mostly"
    assert jobs.settle_all(given.at("2026-03-02")) == 0


def test_silence_settles_nothing(h):
    h.hand_over((h.education, Part.LEAD))
    h.reply()
    assert jobs.settle_all(given.at("2026-06-01")) == 0


def asked_to_rate():
    facts = standing().filter(kind="handling.rating_reminded").order_by("pk").prefetch_related("parties")
    return [(fact.data["days_left"], sorted(party.member_id for party in fact.parties.all())) for fact in facts]


def test_who_has_not_rated_is_reminded_before_and_after_the_last_day_once_each(h):
    SettingValue.objects.create(committee=h.world.committee, key="testing.handling.rating_scope", value="worst")
    h.hand_over((h.education, Part.LEAD))
    h.reply()
    until = Matter.objects.get().rate_until
    h.rate(h.second, "基本满意")
    silent = sorted(pk for pk in Matter.objects.get().raters if pk != h.second.pk)
    for days in (-9, -5, -5, -4, -1, 0, 1, 1, 2, 8, 9, 30):
        jobs.remind_raters(given.at((until + timedelta(days=days)).isoformat(), "07:30"))
    assert asked_to_rate() == [(5, silent), (1, silent), (-1, silent), (-8, silent)]
    assert Matter.objects.get().overall == ""


def test_nobody_is_asked_for_a_round_that_a_new_one_replaced(h):
    h.hand_over((h.education, Part.LEAD))
    h.reply()
    first = Matter.objects.get()
    h.rate(h.first, "不满意")
    assert Matter.objects.count() == 2
    assert jobs.remind_raters(given.at((first.rate_until - timedelta(days=1)).isoformat())) == 0


def test_nobody_is_chased_where_the_verdict_is_settled_but_those_still_asked_are_reminded_before(h):
    h.hand_over((h.education, Part.LEAD))
    h.reply()
    matter = Matter.objects.get()
    h.rate(h.first, "满意")
    assert jobs.remind_raters(given.at((matter.rate_until - timedelta(days=1)).isoformat())) == 1
    assert jobs.remind_raters(given.at((matter.rate_until + timedelta(days=1)).isoformat())) == 0
