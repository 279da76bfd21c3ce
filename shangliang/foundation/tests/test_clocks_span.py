from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shangliang.foundation.clocks import Calendar, Span, Unit, due, seed
from shangliang.foundation.errors import Invalid

CHINA = Calendar.of([seed(2024), seed(2025), seed(2026)])
SPANS = st.one_of(
    st.builds(Span, st.integers(0, 400), st.sampled_from([Unit.WORKING_DAYS, Unit.DAYS, Unit.MONTHS])),
    st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda day: Span.fixed(day.month, day.day)),
)


@pytest.mark.parametrize(("text", "stored", "label"), [
    ("5 working_days", "5 working_days", "5 个工作日"),
    ("1 working_day", "1 working_day", "1 个工作日"),
    ("1 month", "1 month", "1 个月"),
    ("3 个月", "3 months", "3 个月"),
    ("30天", "30 days", "30 天"),
    ("３０ 日", "30 days", "30 天"),
    ("2周", "14 days", "14 天"),
    ("5个工作日", "5 working_days", "5 个工作日"),
    ("06-30", "06-30", "6 月 30 日前"),
    ("6月30日前", "06-30", "6 月 30 日前"),
    (" 6 月 30 日前 ", "06-30", "6 月 30 日前"),
    ("02-29", "02-29", "2 月 29 日前"),
])
def test_a_span_is_read_as_stored_or_as_people_write_it(text, stored, label):
    assert str(Span.parse(text)) == stored
    assert Span.parse(text).label == label


@pytest.mark.parametrize("text", ["", "5", "工作日", "-5 days", "3月", "13-01", "02-30", "99999 days", "5 years", "1.5 months"])
def test_an_unreadable_span_is_refused_with_examples(text):
    with pytest.raises(Invalid, match="5 个工作日"):
        Span.parse(text)


@given(SPANS)
def test_what_is_written_is_read_back(span):
    assert Span.parse(str(span)) == Span.parse(span.label) == span


@pytest.mark.parametrize(("start", "span", "end"), [
    ("2025-03-14", "5 working_days", "2025-03-21"),
    ("2025-09-29", "5 working_days", "2025-10-13"),
    ("2025-03-15", "15 days", "2025-03-30"),
    ("2025-03-15", "0 days", "2025-03-15"),
    ("2025-03-15", "3 months", "2025-06-15"),
    ("2025-01-31", "1 month", "2025-02-28"),
    ("2024-01-31", "1 month", "2024-02-29"),
    ("2025-11-30", "3 months", "2026-02-28"),
    ("2025-03-15", "24 months", "2027-03-15"),
    ("2025-03-15", "06-30", "2025-06-30"),
    ("2025-06-30", "06-30", "2025-06-30"),
    ("2025-07-01", "06-30", "2026-06-30"),
    ("2025-01-01", "02-29", "2025-02-28"),
    ("1900-01-31", "1 month", "1900-02-28"),
    ("2099-12-31", "2 months", "2100-02-28"),
])
def test_a_span_runs_from_the_day_after_the_trigger(start, span, end):
    assert due(date.fromisoformat(start), Span.parse(span), CHINA) == date.fromisoformat(end)


@pytest.mark.parametrize(("start", "span", "rolled"), [
    ("2025-03-15", "15 days", "2025-03-31"),
    ("2025-09-01", "1 month", "2025-10-09"),
    ("2025-09-11", "1 month", "2025-10-11"),
    ("2025-03-14", "5 working_days", "2025-03-21"),
])
def test_a_due_day_that_is_free_rolls_forward_if_asked(start, span, rolled):
    assert due(date.fromisoformat(start), Span.parse(span), CHINA, roll=True) == date.fromisoformat(rolled)


@given(start=st.dates(date(1900, 1, 1), date(2090, 1, 1)), span=SPANS, roll=st.booleans())
def test_a_span_never_ends_before_it_starts(start, span, roll):
    assert start <= due(start, span, CHINA, roll=roll) <= due(start, span, CHINA, roll=True)


@given(start=st.dates(date(1900, 1, 1), date(2090, 1, 1)), months=st.integers(0, 120))
def test_months_keep_the_day_number_or_end_with_the_month(start, months):
    end = due(start, Span(months, Unit.MONTHS), CHINA)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == min(start.day, monthrange(end.year, end.month)[1])
    assert (end - start) >= timedelta(days=28 * months)
