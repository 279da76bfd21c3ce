"""The committee's working calendar: published holidays, then the committee's own marks on top."""

from functools import lru_cache

from shangliang.foundation.clocks import Calendar, seed

from .asked import DAYS

FIRST_SEEDED, LAST_SEEDED = 2015, 2035


@lru_cache(maxsize=1)
def _published() -> Calendar:
    return Calendar.of(seed(year) for year in range(FIRST_SEEDED, LAST_SEEDED + 1))


def calendar() -> Calendar:
    """The working calendar of the committee we are in; years without a published notice have weekends only."""
    published = _published()
    closed, opened = set(published.closed), set(published.opened)
    for day, working in DAYS():
        (opened if working else closed).add(day)
        (closed if working else opened).discard(day)
    return Calendar(frozenset(closed), frozenset(opened), published.unpublished_years)
