from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shangliang.foundation.errors import Invalid
from shangliang.foundation.periods import Period, halves, month, months, parse_start, quarters, year, year_of

D, DT = date.fromisoformat, datetime.fromisoformat
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
STARTS = st.tuples(st.integers(1, 12), st.integers(1, 28))
SOME = st.tuples(DAYS, DAYS).map(lambda pair: Period(min(pair), max(pair)))


@pytest.mark.parametrize(("start", "end", "day", "within"), [
    ("2025-01-01", "2025-02-01", "2025-01-01", True),
    ("2025-01-01", "2025-02-01", "2025-01-31", True),
    ("2025-01-01", "2025-02-01", "2025-02-01", False),
    ("2025-01-01", None, "2099-01-01", True),
    (None, "2025-02-01", "1900-01-01", True),
    (None, None, "2025-02-01", True),
])
def test_the_start_counts_and_the_end_does_not(start, end, day, within):
    period = Period(start and D(start), end and D(end))
    assert period.contains(D(day)) is within
    assert (D(day) in period) is within


def test_a_period_of_dates_takes_a_moment_by_its_day():
    assert Period(D("2025-01-01"), D("2025-02-01")).contains(DT("2025-01-31T23:59"))
    assert Period(DT("2025-01-01T09:00"), DT("2025-01-01T11:00")).contains(DT("2025-01-01T10:59"))


@given(SOME, SOME, DAYS)
def test_two_periods_share_exactly_the_days_in_both(one, other, day):
    common = one.common(other)
    assert one.overlaps(other) == other.overlaps(one) == (common is not None)
    assert (day in one and day in other) == (common is not None and day in common)


def test_touching_periods_do_not_overlap():
    assert not Period(D("2025-01-01"), D("2025-02-01")).overlaps(Period(D("2025-02-01"), None))


@pytest.mark.parametrize(("start", "end", "error"), [
    (D("2025-02-01"), D("2025-01-01"), ValueError),
    (D("2025-02-01"), DT("2025-03-01T00:00"), TypeError),
    (DT("2025-02-01T00:00"), D("2025-03-01"), TypeError),
])
def test_a_period_that_makes_no_sense_is_refused(start, end, error):
    with pytest.raises(error):
        Period(start, end)


@pytest.mark.parametrize(("start", "end", "label"), [
    (D("2025-03-05"), D("2025-03-06"), "2025 年 3 月 5 日"),
    (D("2025-03-05"), D("2025-07-01"), "2025 年 3 月 5 日至 6 月 30 日"),
    (D("2024-12-01"), D("2025-12-01"), "2024 年 12 月 1 日至 2025 年 11 月 30 日"),
    (D("2025-03-05"), None, "2025 年 3 月 5 日起"),
    (None, D("2025-03-05"), "截至 2025 年 3 月 4 日"),
    (None, None, "全部时间"),
    (DT("2025-03-05T09:00"), DT("2025-03-05T11:30"), "2025 年 3 月 5 日 9:00 至 11:30"),
    (DT("2025-03-05T09:00"), DT("2025-03-06T11:30"), "2025 年 3 月 5 日 9:00 至 3 月 6 日 11:30"),
])
def test_a_period_is_said_with_both_ends_counting(start, end, label):
    assert Period(start, end).label == label


@pytest.mark.parametrize(("number", "starts", "first", "last", "label"), [
    (2025, (1, 1), "2025-01-01", "2025-12-31", "2025 年"),
    (2025, (12, 1), "2024-12-01", "2025-11-30", "2025 年度"),
    (2025, (4, 1), "2025-04-01", "2026-03-31", "2025 年度"),
    (2025, (7, 1), "2025-07-01", "2026-06-30", "2025 年度"),
    (2025, (9, 16), "2024-09-16", "2025-09-15", "2025 年度"),
])
def test_a_year_is_named_after_where_most_of_its_days_lie(number, starts, first, last, label):
    period = year(number, starts)
    assert (period.start, period.last, period.label) == (D(first), D(last), label)


@given(DAYS, STARTS)
def test_every_day_lies_in_one_year_one_half_one_quarter_one_month(day, starts):
    whole = year_of(day, starts)
    assert day in whole
    for parts, count in ((halves(whole), 2), (quarters(whole), 4), (months(whole), 12)):
        assert len(parts) == count
        assert sum(day in part for part in parts) == 1
        assert (parts[0].start, parts[-1].end) == (whole.start, whole.end)


def test_parts_of_a_year_are_named():
    whole = year(2025)
    assert [part.label for part in halves(whole)] == ["2025 年上半年", "2025 年下半年"]
    assert quarters(whole)[2] == Period(D("2025-07-01"), D("2025-10-01"))
    assert quarters(year(2025, (12, 1)))[0].label == "2025 年度第一季度"
    assert months(year(2025, (12, 1)))[0].label == month(2024, 12).label == "2024 年 12 月"
    assert months(year(2025, (12, 16)))[0].label == "2024 年 12 月 16 日至 2025 年 1 月 15 日"
    with pytest.raises(ValueError, match="not a year"):
        halves(month(2025, 3))


@pytest.mark.parametrize(("day", "last", "label"), [
    ("2025-03-31", "2025-03-31", "2025 年（截至 3 月 31 日）"),
    ("2025-12-31", "2025-12-31", "2025 年"),
    ("2026-03-31", "2025-12-31", "2025 年"),
])
def test_a_period_as_of_a_day_ends_with_that_day(day, last, label):
    so_far = year(2025).as_of(D(day))
    assert (so_far.start, so_far.last, so_far.label) == (D("2025-01-01"), D(last), label)


def test_before_it_began_a_period_is_empty():
    empty = year(2025).as_of(D("2024-11-30"))
    assert empty.start == empty.end
    assert empty.label == "2025 年（截至 2024 年 11 月 30 日）"


def test_a_period_of_dates_becomes_moments_from_midnight_to_midnight():
    moments = year(2025).moments(ZoneInfo("Asia/Shanghai"))
    assert moments.contains(DT("2024-12-31T16:00:00+00:00"))
    assert not moments.contains(DT("2025-12-31T16:00:00+00:00"))
    assert moments.last == D("2025-12-31")
    assert moments.label == "2025 年"


def test_days_are_given_as_people_write_them():
    assert Period.days(D("2025-03-01"), D("2025-03-31")) == month(2025, 3)
    assert Period.days(D("2025-03-01"), None).end is None
    assert Period.days(D("2025-03-01"), D("2025-03-31")).end - D("2025-03-31") == timedelta(days=1)


@pytest.mark.parametrize(("text", "starts"), [("12-01", (12, 1)), ("12月1日", (12, 1)), (" 7-1 ", (7, 1))])
def test_the_start_of_a_year_is_read(text, starts):
    assert parse_start(text) == starts


@pytest.mark.parametrize("text", ["", "13-01", "02-29", "1-31", "十二月"])
def test_an_unreadable_start_is_refused(text):
    with pytest.raises(Invalid, match="12-01"):
        parse_start(text)
