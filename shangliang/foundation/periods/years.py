"""Years that may begin on any day (a score year from 1 December to 30 November), their halves, quarters and months."""

import re
from datetime import date

from shangliang.foundation.errors import Invalid
from shangliang.foundation.periods.period import Period

NEW_YEAR = (1, 1)
START = re.compile(r"(\d{1,2})\s*[-月]\s*(\d{1,2})\s*日?")
HALVES = ("上半年", "下半年")
QUARTERS = ("第一季度", "第二季度", "第三季度", "第四季度")


def parse_start(text: str) -> tuple[int, int]:
    """The (month, day) a year begins on, written "12-01" or "12月1日"; raises `Invalid` otherwise.

    29 to 31 are refused: not every month has them.
    """
    match = START.fullmatch(text.strip())
    month_day = (int(match[1]), int(match[2])) if match else (0, 0)
    if not (1 <= month_day[0] <= 12 and 1 <= month_day[1] <= 28):
        raise Invalid(f"看不懂年度起始日“{text}”。请写成“12-01”或“12月1日”，日子在 1 到 28 之间。", "unreadable_start")
    return month_day


def year(number: int, starts: tuple[int, int] = NEW_YEAR) -> Period[date]:
    """The year called `number` when years begin on `starts` (month, day).

    It is named after the calendar year in which most of its days lie: with years from 1 December, 2025 runs from
    2024-12-01 to 2025-11-30; with years from 1 April, from 2025-04-01 to 2026-03-31.
    """
    first = number - 1 if starts > (7, 2) else number
    name = f"{number} 年" if starts == NEW_YEAR else f"{number} 年度"
    return Period(date(first, *starts), date(first + 1, *starts), name)


def year_of(day: date, starts: tuple[int, int] = NEW_YEAR) -> Period[date]:
    """The year, beginning on `starts`, in which `day` lies."""
    candidates = (year(number, starts) for number in (day.year - 1, day.year, day.year + 1))
    return next(period for period in candidates if period.contains(day))


def halves(whole: Period[date]) -> list[Period[date]]:
    """The two halves of a year, six months each: “2025 年上半年”."""
    return _parts(whole, 6, HALVES)


def quarters(whole: Period[date]) -> list[Period[date]]:
    """The four quarters of a year, three months each: “2025 年第一季度”."""
    return _parts(whole, 3, QUARTERS)


def months(whole: Period[date]) -> list[Period[date]]:
    """The twelve months of a year; those of a year that begins within a month are named by their days."""
    parts = _parts(whole, 1, ("",) * 12)
    return [month(part.start.year, part.start.month) if part.start.day == 1 else part for part in parts if part.start]


def month(of_year: int, number: int) -> Period[date]:
    """A calendar month: “2025 年 3 月”."""
    return Period(date(of_year, number, 1), _later(date(of_year, number, 1), 1), f"{of_year} 年 {number} 月")


def year_before(period: Period[date]) -> Period[date]:
    """The same days of the year before; 29 February becomes the 28th."""

    def back(day: date | None) -> date | None:
        return day and date(day.year - 1, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)

    return Period(back(period.start), back(period.end))


def _parts(whole: Period[date], size: int, names: tuple[str, ...]) -> list[Period[date]]:
    if whole.start is None or whole.end != _later(whole.start, 12):
        raise ValueError(f"not a year: {whole}")
    edges = [_later(whole.start, size * n) for n in range(len(names) + 1)]
    return [Period(edges[n], edges[n + 1], name and f"{whole.label}{name}") for n, name in enumerate(names)]


def _later(day: date, by: int) -> date:
    """The same day number `by` months later."""
    carry, number = divmod(day.month - 1 + by, 12)
    return date(day.year + carry, number + 1, day.day)
