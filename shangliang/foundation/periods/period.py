"""A half-open period of dates or of moments."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Generic, TypeVar

from shangliang.foundation.periods.wording import say, stretch

T = TypeVar("T", bound=date)


@dataclass(frozen=True)
class Period(Generic[T]):
    """From `start`, which counts, to `end`, which does not; None leaves that side open.

    Both are dates (local days) or both datetimes (of one kind, aware or naive). `name` is what people call the period;
    without one, the label tells its days. Periods with the same days are equal, whatever their names.
    """

    start: T | None
    end: T | None
    name: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if isinstance(self.start or self.end, datetime) != isinstance(self.end or self.start, datetime):
            raise TypeError("a period has two dates or two datetimes")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(f"a period that ends before it starts: {self.start} to {self.end}")

    @classmethod
    def days(cls, first: date, last: date | None, name: str = "") -> "Period[date]":
        """The period of dates from the first to the last day, both counting, as people write them."""
        return Period(first, last + timedelta(days=1) if last else None, name)

    @property
    def last(self) -> date | None:
        """The last day that counts, as people write it; None while the end is open."""
        if self.end is None:
            return None
        if isinstance(self.end, datetime):
            return (self.end - timedelta.resolution).date()
        return self.end - timedelta(days=1)

    def contains(self, when: T) -> bool:
        """Whether the moment or day lies within; a period of dates takes a local datetime by its day."""
        by_days = not isinstance(self.start or self.end or when, datetime)
        at = when.date() if by_days and isinstance(when, datetime) else when
        return (self.start is None or self.start <= at) and (self.end is None or at < self.end)

    __contains__ = contains

    def common(self, other: "Period[T]") -> "Period[T] | None":
        """The stretch both share; None when they share nothing (touching ends share nothing)."""
        starts = [start for start in (self.start, other.start) if start is not None]
        ends = [end for end in (self.end, other.end) if end is not None]
        start, end = max(starts, default=None), min(ends, default=None)
        return None if start is not None and end is not None and end <= start else Period(start, end)

    def overlaps(self, other: "Period[T]") -> bool:
        """Whether the two share any time at all."""
        return self.common(other) is not None

    def as_of(self: "Period[date]", day: date) -> "Period[date]":
        """As much of a period of dates as had passed by the end of `day`: “2025 年（截至 3 月 31 日）”.

        Empty when `day` lies before it, the period itself when it had ended.
        """
        after = day + timedelta(days=1)
        if self.end is not None and self.end <= after:
            return self
        start = min(self.start, after) if self.start is not None else None
        so_far = f"截至 {say(day, near=self.start)}"
        return replace(self, start=start, end=after, name=f"{self.name or self.label}（{so_far}）")

    def moments(self, zone: tzinfo) -> "Period[datetime]":
        """A period of dates as a period of aware moments, from midnight to midnight in `zone`."""
        begin, end = (datetime.combine(day, time(), zone) if day is not None else None for day in (self.start, self.end))
        return Period(begin, end, self.name)

    @property
    def written(self) -> str:
        """The period as official papers write it: the label without spaces."""
        return "".join(self.label.split())

    @property
    def label(self) -> str:
        """The period in Chinese: its name, or its days (both ends counting) or hours."""
        if self.name or (self.start is None and self.end is None):
            return self.name or "全部时间"
        first, last = self.start, self.end if isinstance(self.end, datetime) else self.last
        if last is None:
            return f"{say(first)}起" if first else ""
        if first is None:
            return f"截至 {say(last)}"
        return say(first) if first == last else stretch(first, last)
