"""The published holidays of mainland China, to fill a committee's editable table for the first time."""

from dataclasses import dataclass
from datetime import date, timedelta

import chinese_calendar  # type: ignore[import-untyped]

SATURDAY = 5


@dataclass(frozen=True)
class Seed:
    """A year's holiday table; when it is not `published`, both sets are empty and only weekends are free."""

    year: int
    closed: frozenset[date]
    opened: frozenset[date]
    published: bool


def seed(year: int) -> Seed:
    """The State Council's holiday table of `year` as far as the package `chinesecalendar` knows it.

    `closed` are weekdays off, `opened` the weekend days worked instead. The notice for a year comes out late in the
    year before; till then (and for years before 2004) the answer is not published.
    """
    first = date(year, 1, 1)
    days = [first + timedelta(days=n) for n in range(366) if (first + timedelta(days=n)).year == year]
    try:
        odd = [day for day in days if chinese_calendar.is_workday(day) != (day.weekday() < SATURDAY)]
    except NotImplementedError:
        return Seed(year, frozenset(), frozenset(), published=False)
    closed = frozenset(day for day in odd if day.weekday() < SATURDAY)
    return Seed(year, closed, frozenset(odd) - closed, published=True)
