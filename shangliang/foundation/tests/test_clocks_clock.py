from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shangliang.foundation.clocks import Calendar, Clock, Pressure, Reminder, Span, Unit, seed

CHINA = Calendar.of([seed(2025), seed(2026)])


def d(text):
    return date.fromisoformat(text) if text else None


def clock(start, span, pauses=(), extensions=(), roll=False):
    return Clock(d(start), Span.parse(span), CHINA, [(d(a), d(b)) for a, b in pauses],
                 [Span.parse(extension) for extension in extensions], roll)


@pytest.mark.parametrize(("span", "pauses", "extensions", "end"), [
    ("30 days", [], [], "2025-04-14"),
    ("30 days", [("2025-04-01", "2025-04-11")], [], "2025-04-24"),
    ("30 days", [("2025-04-01", "2025-04-11"), ("2025-04-06", "2025-04-13")], [], "2025-04-26"),
    ("30 days", [("2025-03-01", "2025-03-10")], [], "2025-04-14"),
    ("30 days", [("2025-04-15", "2025-05-10")], [], "2025-04-14"),
    ("30 days", [("2025-04-01", None)], [], None),
    ("30 days", [("2025-04-15", None)], [], "2025-04-14"),
    ("3 months", [("2025-04-01", "2025-04-11")], [], "2025-06-25"),
    ("3 months", [], ["1 month"], "2025-07-15"),
    ("3 months", [], ["1 month", "5 working_days"], "2025-07-22"),
    ("3 months", [("2025-07-01", "2025-07-11")], ["1 month"], "2025-07-25"),
    ("3 months", [("2025-04-01", None)], ["1 month"], None),
    ("5 working_days", [("2025-03-18", "2025-03-20")], [], "2025-03-25"),
    ("5 working_days", [("2025-03-22", "2025-03-24")], [], "2025-03-21"),
    ("06-30", [("2025-04-01", "2025-05-01")], [], "2025-06-30"),
    ("06-30", [("2025-04-01", None)], ["07-31"], "2025-07-31"),
])
def test_pauses_stop_the_clock_and_extensions_run_on_from_it(span, pauses, extensions, end):
    assert clock("2025-03-15", span, pauses, extensions).due == d(end)


def test_a_due_day_after_a_pause_rolls_forward_too():
    assert clock("2025-03-15", "14 days", [("2025-03-20", "2025-03-21")], roll=True).due == d("2025-03-31")


@given(start=st.dates(date(2025, 1, 1), date(2025, 6, 1)), length=st.integers(1, 200),
       begin=st.integers(1, 200), paused=st.integers(0, 60))
def test_a_pause_within_the_run_moves_the_due_day_by_its_length(start, length, begin, paused):
    first = start + timedelta(days=begin)
    run = Clock(start, Span(length, Unit.DAYS), CHINA, [(first, first + timedelta(days=paused))])
    moved = paused if begin <= length else 0
    assert run.due == start + timedelta(days=length + moved)


def test_a_pause_cannot_end_before_it_begins():
    with pytest.raises(ValueError, match="end before they begin"):
        clock("2025-03-15", "30 days", [("2025-04-02", "2025-04-01")])


@pytest.mark.parametrize(("day", "left", "state", "label"), [
    ("2025-03-16", 29, Pressure.AMPLE, "4 月 14 日到期"),
    ("2024-12-16", 119, Pressure.AMPLE, "2025 年 4 月 14 日到期"),
    ("2025-04-06", 8, Pressure.AMPLE, "4 月 14 日到期"),
    ("2025-04-07", 7, Pressure.SOON, "还剩 7 天"),
    ("2025-04-12", 2, Pressure.SOON, "还剩 2 天"),
    ("2025-04-14", 0, Pressure.TODAY, "今天到期"),
    ("2025-04-19", -5, Pressure.OVERDUE, "超期 5 天"),
])
def test_a_clock_says_how_it_stands_on_a_day(day, left, state, label):
    run = clock("2025-03-15", "30 days")
    assert (run.days_left(d(day)), run.state(d(day)), run.label(d(day))) == (left, state, label)


@pytest.mark.parametrize(("pauses", "day", "state"), [
    ([("2025-04-01", None)], "2025-05-20", Pressure.PAUSED),
    ([("2025-04-01", "2025-04-11")], "2025-04-05", Pressure.PAUSED),
    ([("2025-04-01", "2025-04-11")], "2025-04-11", Pressure.AMPLE),
    ([("2025-04-20", None)], "2025-05-20", Pressure.OVERDUE),
])
def test_a_paused_clock_says_so_unless_it_had_run_out_before(pauses, day, state):
    run = clock("2025-03-15", "30 days", pauses)
    assert run.state(d(day)) is state
    assert (run.label(d(day)) == "暂停计时") == (state is Pressure.PAUSED)


@pytest.mark.parametrize(("after", "until", "before", "due_days"), [
    ("2025-03-15", "2025-04-30", (15, 7, 3, 1), [15, 7, 3, 1]),
    ("2025-04-07", "2025-04-11", (15, 7, 3, 1), [3]),
    ("2025-04-06", "2025-04-07", (7,), [7]),
    ("2025-04-07", "2025-04-08", (7,), []),
    ("2025-01-01", "2025-12-31", (60, 30, 29), [29]),
    ("2025-04-01", "2025-04-30", (1, 0, -5), [1, 0, -5]),
])
def test_reminders_between_two_days_are_listed(after, until, before, due_days):
    sent = clock("2025-03-15", "30 days").reminders(d(after), d(until), before)
    assert [reminder.days_before for reminder in sent] == due_days
    assert all(reminder == Reminder(d("2025-04-14") - timedelta(days=reminder.days_before), reminder.days_before)
               for reminder in sent)


@given(st.lists(st.integers(0, 60), min_size=2, max_size=8).map(sorted))
def test_a_job_that_runs_at_any_rhythm_sends_each_reminder_once(gaps):
    run, first = clock("2025-03-15", "30 days"), d("2025-03-15")
    days = [first, *(first + timedelta(days=gap) for gap in gaps)]
    sent = [r for a, b in zip(days, days[1:], strict=False) for r in run.reminders(a, b)]
    assert sent == run.reminders(days[0], days[-1])


def test_a_paused_clock_sends_no_reminders():
    assert clock("2025-03-15", "30 days", [("2025-04-01", None)]).reminders(d("2025-01-01"), d("2026-01-01")) == []
