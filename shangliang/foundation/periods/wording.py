"""How days and moments are said in Chinese."""

from datetime import date, datetime


def say(when: date, *, near: date | None = None) -> str:
    """“2025 年 3 月 5 日” or, for a datetime, “2025 年 3 月 5 日 9:00”; what it shares with `near` is left out.

    The year is left out when `near` lies in the same one; a moment on the day of a `near` moment is said by its time.
    """
    clock = ""
    if isinstance(when, datetime):
        clock = f"{when.hour}:{when.minute:02}"
        if isinstance(near, datetime) and near.date() == when.date():
            return clock
    year = "" if near is not None and near.year == when.year else f"{when.year} 年 "
    return f"{year}{when.month} 月 {when.day} 日" + (f" {clock}" if clock else "")


def stretch(first: date, last: date) -> str:
    """“2025 年 3 月 5 日至 6 月 30 日”, “2025 年 3 月 5 日 9:00 至 11:30”; both ends as given."""
    begin = say(first)
    return f"{begin}{' ' if begin[-1].isdigit() else ''}至 {say(last, near=first)}"
