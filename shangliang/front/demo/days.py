"""The demo city's calendar: two sessions that lie fixed, and a present that moves with the day it is loaded on."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from zlib import crc32
from zoneinfo import ZoneInfo

from shangliang.foundation.clocks import Calendar, seed

CHINA = ZoneInfo("Asia/Shanghai")
OPENS, CLOSES = 8 * 60 + 40, 17 * 60 + 20  # office hours, minutes of the day
SEASON = (8, 1)  # from this day on the plenary's replies are in, and the year's session is the present one


def dice(*about: object, of: int) -> int:
    """A number below `of` that looks drawn but is always the same for the same things."""
    return crc32(":".join(map(str, about)).encode()) % of


@dataclass(frozen=True)
class Days:
    """Dates of the demo, seen from `now` (aware, in China). `year` is the one whose January plenary is the last."""

    now: datetime

    @classmethod
    def seen_from(cls, moment: datetime) -> "Days":
        """The demo's calendar for somebody who loads it at `moment`."""
        return cls(moment.astimezone(CHINA))

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def year(self) -> int:
        return self.today.year - ((self.today.month, self.today.day) < SEASON)

    @cached_property
    def calendar(self) -> Calendar:
        return Calendar.of(seed(year) for year in range(self.year - 2, self.today.year + 2))

    def day(self, month: int, day: int, back: int = 0) -> date:
        """A day of the demo's year, or of `back` years before it."""
        return date(self.year - back, month, day)

    def worked(self, day: date) -> date:
        """`day` if it is worked, else the next day that is."""
        return self.calendar.next_working(day)

    def ago(self, days: int) -> date:
        """The last worked day that is at least so many days before today."""
        day = self.today - timedelta(days=days)
        return day if self.calendar.is_working(day) else self.calendar.add_working(day, -1)

    def handed_for(self, days: int, months: int) -> date:
        """When something was handed over that is due in so many days after so many months: a worked day close to it."""
        due = self.today + timedelta(days=days)
        month = due.month - months
        year, month = due.year + (month - 1) // 12, (month - 1) % 12 + 1
        handed = date(year, month, min(due.day, 28))
        return handed if self.calendar.is_working(handed) else self.calendar.add_working(handed, -1)

    def moment(self, day: date, *about: object, clock: str = "") -> datetime:
        """A moment of `day`: at `clock` ("16:01"), or some time in office hours that depends on `about` alone."""
        if clock:
            return datetime.combine(day, time.fromisoformat(clock), CHINA)
        minutes = OPENS + dice(*about, day, of=CLOSES - OPENS)
        return datetime.combine(day, time(minutes // 60, minutes % 60, dice(*about, of=60)), CHINA)
