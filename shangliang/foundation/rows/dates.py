"""Taking dates out of cells as offices write them."""

import re
from datetime import date, datetime, time

from shangliang.foundation.errors import Invalid
from shangliang.foundation.rows.serials import from_serial
from shangliang.foundation.rows.sheet import Value
from shangliang.foundation.rows.values import NOTHING, plain

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)
# Day numbers of spreadsheets that cannot be mistaken for a year: 1927-05-18 to 2100-12-31.
SERIALS = range(10_000, 73_416)
_SPELLINGS = tuple(re.compile(pattern) for pattern in (
    r"(\d{4})\s*[-./年]\s*(\d{1,2})(?:\s*[-./月]\s*(\d{1,2}))?\s*[日号月]?",
    r"(\d{4})(\d{2})(\d{2})?",
    r"(\d{4})\s+(\d{1,2})\s+(\d{1,2})",
))
_AFTER = re.compile(r"(?:T|\s+)\d{1,2}:\d{2}(?::\d{2})?.*$|\s*[(]?(?:星期|周)[一二三四五六日天][)]?$|出?生$")
_NUMERALS = str.maketrans("〇零○Ｏ一二三四五六七八九元", "00001234567891")
_TENS = re.compile(r"(?<=[年月])(\d?)十(\d?)(?=[月日号])")


def as_date(value: Value) -> date | None:
    """The day a cell tells, between 1900 and 2100: "2021年3月5日", "2021.3.5", "20210305", a day number, a real date.

    Without a day ("2021.3", "1975年8月", as birth months are kept) it is the first of the month. Refused: a year alone,
    two-digit years, and the *number* 2021.1, which may have been 2021.10 before the spreadsheet dropped the zero.
    """
    if isinstance(value, time):
        raise _unreadable(f"{value:%H:%M}")
    if isinstance(value, date):
        return _within(value.date() if isinstance(value, datetime) else value, str(value))
    text = plain(value)
    if text in NOTHING:
        return None
    if isinstance(value, float) and re.fullmatch(r"\d{4}\.1", text):
        raise Invalid(f"“{text}”可能是 1 月，也可能是 10 月。请写成“{text[:4]}-10”这样。", "ambiguous_date")
    if re.fullmatch(r"\d{5}(\.\d+)?", text) and int(text[:5]) in SERIALS:
        return _within(from_serial(int(text[:5])), text)
    return _spelled(text)


def _spelled(text: str) -> date:
    said = _numerals(_AFTER.sub("", text))
    for spelling in _SPELLINGS:
        if match := spelling.fullmatch(said):
            year, month, day = (int(number) if number else 1 for number in match.groups())
            try:
                return _within(date(year, month, day), text)
            except ValueError:
                raise Invalid(f"没有“{text}”这一天。请核对月份和日子。", "no_such_day") from None
    raise _unreadable(text)


def _numerals(text: str) -> str:
    """The text with Chinese numerals in figures: 二〇二一年十二月三日 becomes 2021年12月3日."""
    return _TENS.sub(lambda ten: f"{ten[1] or 1}{ten[2] or 0}", text.translate(_NUMERALS))


def _within(day: date, text: str) -> date:
    if not FIRST <= day <= LAST:
        raise Invalid(f"“{text}”不在 1900 年到 2100 年之间。请核对年份。", "year_out_of_range")
    return day


def _unreadable(text: str) -> Invalid:
    return Invalid(f"看不懂日期“{text}”。请写成 2021-03-05 或 2021年3月5日。", "unreadable_date")
