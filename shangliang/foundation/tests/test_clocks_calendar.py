from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shangliang.foundation.clocks import Calendar, seed

CHINA = Calendar.of(seed(year) for year in range(2024, 2029))
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
SETS = st.frozensets(st.dates(date(2024, 1, 1), date(2025, 12, 31)), max_size=40)


def d(text):
    return date.fromisoformat(text)


@pytest.mark.parametrize(("day", "worked"), [
    ("2025-01-26", True),   # a Sunday worked to make up for the Spring Festival
    ("2025-01-28", False),  # New Year's Eve, a Tuesday
    ("2025-02-05", True),
    ("2025-10-03", False),
    ("2025-10-11", True),
    ("2025-10-12", False),
    ("2099-01-05", True),
    ("1900-01-06", False),
])
def test_holidays_are_free_and_make_up_days_are_worked(day, worked):
    assert CHINA.is_working(d(day)) is worked


@pytest.mark.parametrize(("day", "n", "reached"), [
    ("2025-09-30", 1, "2025-10-09"),
    ("2025-09-30", 3, "2025-10-11"),
    ("2025-10-09", -1, "2025-09-30"),
    ("2025-10-05", 0, "2025-10-05"),
    ("2025-07-04", 5, "2025-07-11"),
])
def test_working_days_are_counted_from_the_day_after(day, n, reached):
    assert CHINA.add_working(d(day), n) == d(reached)


@pytest.mark.parametrize(("day", "worked"), [("2025-10-02", "2025-10-09"), ("2025-10-11", "2025-10-11")])
def test_the_next_worked_day_may_be_the_day_itself(day, worked):
    assert CHINA.next_working(d(day)) == d(worked)


@given(day=DAYS, n=st.integers(-60, 60), closed=SETS, opened=SETS)
def test_counting_undoes_adding(day, n, closed, opened):
    calendar = Calendar(closed, opened - closed)
    reached = calendar.add_working(day, n)
    assert calendar.working_between(day, reached) == n or (n < 0 and not calendar.is_working(day))
    assert n == 0 or calendar.is_working(reached)


@given(first=st.dates(date(2023, 12, 1), date(2026, 1, 31)), length=st.integers(-400, 400), closed=SETS, opened=SETS)
def test_counting_is_the_sum_over_the_days(first, length, closed, opened):
    calendar, last = Calendar(closed, opened - closed), first + timedelta(days=length)
    one_by_one = sum(calendar.is_working(first + timedelta(days=n)) for n in range(1, length + 1))
    backwards = sum(calendar.is_working(last + timedelta(days=n)) for n in range(-length))
    assert calendar.working_between(first, last) == one_by_one - backwards


def test_a_day_cannot_be_closed_and_opened():
    with pytest.raises(ValueError, match="both closed and opened"):
        Calendar({d("2025-01-01")}, {d("2025-01-01")})


def test_a_published_year_lists_only_what_differs_from_the_week():
    year = seed(2025)
    assert year.published
    assert all(day.weekday() < 5 for day in year.closed)
    assert all(day.weekday() >= 5 for day in year.opened)
    assert (len(year.closed), len(year.opened)) == (18, 5)


@pytest.mark.parametrize("year", [1900, 2003, 2060, 2100])
def test_an_unpublished_year_has_only_weekends(year):
    unknown = seed(year)
    assert not unknown.published
    assert unknown.closed == unknown.opened == frozenset()


@pytest.mark.parametrize(("first", "last", "note"), [
    ("2025-11-01", "2026-02-01", ""),
    ("2025-11-01", "2059-02-01", "2050、2055 年的放假安排未公布，暂按周末推算。"),
])
def test_a_reckoning_without_a_holiday_table_says_so(first, last, note):
    assert Calendar(unpublished_years={2050, 2055, 2060}).note(d(first), d(last)) == note
