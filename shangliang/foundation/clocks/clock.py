"""One running clock: pauses and extensions, when it is due, how it stands on a day, which reminders fall due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from shangliang.foundation.clocks.calendar import DAY, Calendar
from shangliang.foundation.clocks.span import Span, Unit, due
from shangliang.foundation.words import Labelled

SOON = 7
BEFORE = (15, 7, 3, 1)


class Pressure(Labelled):
    """How near the due day is."""

    AMPLE = "ample", "时间充裕"
    SOON = "soon", "即将到期"
    TODAY = "today", "今天到期"
    OVERDUE = "overdue", "已超期"
    PAUSED = "paused", "暂停计时"


@dataclass(frozen=True)
class Reminder:
    """A reminder to be sent `on` a day, so many `days_before` the due day (0 on it, negative after it)."""

    on: date
    days_before: int


@dataclass(frozen=True)
class Clock:
    """A span running from the day after `start`, the day of the trigger.

    `pauses` are half-open periods (from, to) of days that do not count; `to` is None while a pause lasts. They stop
    counted spans, not fixed dates. Each of the `extensions` runs on from the due day reached before it. With `roll`, a
    due day that is not worked moves to the next one that is.
    """

    start: date
    span: Span
    calendar: Calendar
    pauses: Sequence[tuple[date, date | None]] = ()
    extensions: Sequence[Span] = ()
    roll: bool = False

    def __post_init__(self) -> None:
        if backward := [pause for pause in self.pauses if pause[1] is not None and pause[1] < pause[0]]:
            raise ValueError(f"pauses that end before they begin: {backward}")

    @cached_property
    def due(self) -> date | None:
        """The last day in time; None while a pause lasts that keeps it from being known."""
        end: date | None = self.start
        for span in (self.span, *self.extensions):
            end = self._run(end, span) if end else None
        return end

    def is_paused(self, day: date) -> bool:
        """Whether the clock stands still on `day`."""
        return any(begin <= day and (end is None or day < end) for begin, end in self.pauses)

    def days_left(self, day: date) -> int | None:
        """Calendar days from `day` to the due day: 0 on it, negative after it; None while it is not known."""
        return (self.due - day).days if self.due else None

    def state(self, day: date, *, soon: int = SOON) -> Pressure:
        """How the clock stands on `day`; `soon` is how many days before the due day it gets pressing."""
        left = self.days_left(day)
        if left is None or (self.is_paused(day) and left > 0):
            return Pressure.PAUSED
        if left < 0:
            return Pressure.OVERDUE
        if left == 0:
            return Pressure.TODAY
        return Pressure.SOON if left <= soon else Pressure.AMPLE

    def label(self, day: date) -> str:
        """How the clock stands on `day`, in Chinese: “还剩 2 天”, “今天到期”, “超期 5 天”; far off, the date."""
        end, left = self.due, self.days_left(day)
        if end is None or left is None or self.state(day) is Pressure.PAUSED:
            return Pressure.PAUSED.label
        if left < 0:
            return f"超期 {-left} 天"
        if left == 0:
            return Pressure.TODAY.label
        if left <= SOON:
            return f"还剩 {left} 天"
        year = f"{end.year} 年 " if end.year != day.year else ""
        return f"{year}{end.month} 月 {end.day} 日到期"

    def reminders(self, after: date, until: date, before: Sequence[int] = BEFORE) -> list[Reminder]:
        """The reminders that fall after the one day and up to the other, earliest first.

        A job that hands in the day of its last run as `after` neither misses nor repeats one. Those that would fall
        before the clock started are left out.
        """
        end = self.due
        if end is None:
            return []
        dated = ((end.toordinal() - days, days) for days in set(before))
        since, last = max(after, self.start).toordinal(), until.toordinal()
        return [Reminder(date.fromordinal(on), days) for on, days in sorted(dated) if since < on <= last]

    def _run(self, start: date, span: Span) -> date | None:
        """The due day of one span with the paused days left out."""
        end = due(start, span, self.calendar, roll=self.roll)
        if span.unit is Unit.FIXED or not any(begin <= end and (to is None or to > start) for begin, to in self.pauses):
            return end
        by_work = span.unit is Unit.WORKING_DAYS
        left = span.length if by_work else (due(start, span, self.calendar) - start).days
        lasting = min((begin for begin, to in self.pauses if to is None), default=date.max)
        day = start
        while left:
            day += DAY
            if day >= lasting:
                return None
            left -= not self.is_paused(day) and (not by_work or self.calendar.is_working(day))
        return self.calendar.next_working(day) if self.roll else day
