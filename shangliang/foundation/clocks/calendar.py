"""The working calendar: which days are worked, with holidays and make-up days given as data."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from shangliang.foundation.clocks.holidays import Seed

DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True)
class Calendar:
    """Working days: Monday to Friday, less the `closed` days, plus the `opened` (make-up) days.

    `unpublished_years` are those whose holidays are not known; there only weekends count, and `note` says so.
    """

    closed: frozenset[date] = frozenset()
    opened: frozenset[date] = frozenset()
    unpublished_years: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        for name in ("closed", "opened", "unpublished_years"):
            object.__setattr__(self, name, frozenset(getattr(self, name)))
        if both := self.closed & self.opened:
            raise ValueError(f"days both closed and opened: {sorted(both)}")

    @classmethod
    def of(cls, seeds: Iterable[Seed]) -> Self:
        """One calendar from the holiday tables of several years."""
        seeds = list(seeds)
        return cls(
            frozenset[date]().union(*(year.closed for year in seeds)),
            frozenset[date]().union(*(year.opened for year in seeds)),
            frozenset(year.year for year in seeds if not year.published),
        )

    def is_working(self, day: date) -> bool:
        """Whether `day` is worked."""
        return day in self.opened or (day.weekday() < SATURDAY and day not in self.closed)

    def next_working(self, day: date) -> date:
        """`day` itself if it is worked, else the first worked day after it."""
        return day if self.is_working(day) else self.add_working(day, 1)

    def add_working(self, day: date, n: int) -> date:
        """The n-th worked day after `day` (before it when n < 0); `day` itself, worked or not, when n is 0."""
        step = DAY if n > 0 else -DAY
        left = abs(n)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def working_between(self, after: date, until: date) -> int:
        """How many days are worked after the one and up to the other, which counts; negative when `until` is earlier.

        So `working_between(day, add_working(day, n)) == n`.
        """
        if until < after:
            return -self.working_between(until - DAY, after - DAY)
        shut = sum(1 for day in self.closed if after < day <= until and day.weekday() < SATURDAY)
        made_up = sum(1 for day in self.opened if after < day <= until and day.weekday() >= SATURDAY)
        return _weekdays_to(until) - _weekdays_to(after) - shut + made_up

    def note(self, first: date, last: date) -> str:
        """A Chinese sentence that warns where a reckoning between these days had no holiday table; else ""."""
        years = [str(year) for year in range(first.year, last.year + 1) if year in self.unpublished_years]
        return f"{'、'.join(years)} 年的放假安排未公布，暂按周末推算。" if years else ""


def _weekdays_to(day: date) -> int:
    """Mondays to Fridays from the beginning of reckoning (a Monday) up to `day`, which counts."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * 5 + min(rest, 5)
