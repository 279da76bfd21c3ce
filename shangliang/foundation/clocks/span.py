"""How long something may take: working days, days, months or until a fixed date of the year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from shangliang.foundation.clocks.calendar import Calendar
from shangliang.foundation.errors import Invalid
from shangliang.foundation.words import Labelled

LONGEST = 9999
LEAP_YEAR = 2000


class Unit(Labelled):
    """What a span is counted in."""

    WORKING_DAYS = "working_days", "个工作日"
    DAYS = "days", "天"
    MONTHS = "months", "个月"
    FIXED = "fixed", "固定日期"


SPELLINGS = (
    (re.compile(r"(\d+)\s*(?:working_days?|个?工作日)"), Unit.WORKING_DAYS, 1),
    (re.compile(r"(\d+)\s*(?:days?|天|日)"), Unit.DAYS, 1),
    (re.compile(r"(\d+)\s*(?:weeks?|个?星期|周)"), Unit.DAYS, 7),
    (re.compile(r"(\d+)\s*(?:months?|个月)"), Unit.MONTHS, 1),
)
FIXED = re.compile(r"(\d{1,2})\s*[-月]\s*(\d{1,2})\s*日?前?")


@dataclass(frozen=True)
class Span:
    """A length with its unit; for a fixed date the length is month * 100 + day, and `Span.fixed` makes it."""

    length: int
    unit: Unit

    def __post_init__(self) -> None:
        if not 0 <= self.length <= LONGEST:
            raise ValueError(f"a span of {self.length} {self.unit}")
        if self.unit is Unit.FIXED:
            date(LEAP_YEAR, self.month, self.day)

    @classmethod
    def fixed(cls, month: int, day: int) -> Self:
        """The span that ends on this day of the year, e.g. (6, 30)."""
        return cls(month * 100 + day, Unit.FIXED)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The span written as `str()` writes it ("5 working_days", "3 months", "06-30") or as people do ("5个工作日",
        "1周", "6月30日前"); raises `Invalid` otherwise.
        """
        said = " ".join(str(text).split())
        try:
            if match := FIXED.fullmatch(said):
                return cls.fixed(int(match[1]), int(match[2]))
            for pattern, unit, times in SPELLINGS:
                if match := pattern.fullmatch(said):
                    return cls(int(match[1]) * times, unit)
        except ValueError:
            pass
        raise Invalid(f"看不懂期限“{said}”。请写成“5 个工作日”“30 天”“3 个月”或“6 月 30 日前”。", "unreadable_span")

    @property
    def month(self) -> int:
        """The month of a fixed date."""
        return self.length // 100

    @property
    def day(self) -> int:
        """The day of the month of a fixed date."""
        return self.length % 100

    def __str__(self) -> str:
        if self.unit is Unit.FIXED:
            return f"{self.month:02}-{self.day:02}"
        return f"{self.length} {self.unit.value.removesuffix('s') if self.length == 1 else self.unit.value}"

    @property
    def label(self) -> str:
        """The span as pages write it: “5 个工作日”, “6 月 30 日前”."""
        if self.unit is Unit.FIXED:
            return f"{self.month} 月 {self.day} 日前"
        return f"{self.length} {self.unit.label}"


def due(start: date, span: Span, calendar: Calendar, *, roll: bool = False) -> date:
    """The last day of a span whose clock starts the day after `start`, the day of the trigger.

    Months end on the same day number, or on the month's last day where there is none. A fixed date is this year's, or
    next year's when `start` lies after it. With `roll`, a last day that is not worked moves to the next one that is.
    """
    match span.unit:
        case Unit.WORKING_DAYS:
            end = calendar.add_working(start, span.length)
        case Unit.DAYS:
            end = start + timedelta(days=span.length)
        case Unit.MONTHS:
            end = _clamped(start.year, start.month + span.length, start.day)
        case Unit.FIXED:
            this_year = _clamped(start.year, span.month, span.day)
            end = this_year if start <= this_year else _clamped(start.year + 1, span.month, span.day)
    return calendar.next_working(end) if roll else end


def _clamped(year: int, month: int, day: int) -> date:
    """This day, with months counted on past December and the day cut to the month's last."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, min(day, monthrange(year, month)[1]))
