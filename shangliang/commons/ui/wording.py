"""How days, times and numbers are said to people: the filters of every page.

Datetimes are aware and are shown in the current time zone (Asia/Shanghai). Anything empty becomes an empty string, so
that a page never says "None".
"""

import datetime as dt
import re
from decimal import Decimal

from django.utils import timezone
from markupsafe import Markup, escape

from shangliang.foundation.words import nth

WEEKDAYS = "一二三四五六日"
DIGITS = "零一二三四五六七八九"
Moment = dt.date | dt.datetime


def _local(value: Moment) -> Moment:
    aware = isinstance(value, dt.datetime) and timezone.is_aware(value)
    return timezone.localtime(value) if aware else value  # type: ignore[arg-type]


def _date(value: Moment) -> dt.date:
    value = _local(value)
    return value.date() if isinstance(value, dt.datetime) else value


def day(value: Moment | None, today: dt.date | None = None) -> str:
    """"6 月 12 日"; with the year in front when it is not the year of `today`."""
    if not value:
        return ""
    date = _date(value)
    said = f"{date.month} 月 {date.day} 日"
    return said if date.year == (today or timezone.localdate()).year else f"{date.year} 年 {said}"


def longday(value: Moment | None) -> str:
    """"2026 年 6 月 10 日　星期三", for the head of a page."""
    if not value:
        return ""
    date = _date(value)
    return f"{date.year} 年 {date.month} 月 {date.day} 日　星期{WEEKDAYS[date.weekday()]}"


def time(value: dt.datetime | dt.time | None) -> str:
    """"09:41"."""
    if not value:
        return ""
    return (value if isinstance(value, dt.time) else _local(value)).strftime("%H:%M")


def daytime(value: dt.datetime | None, today: dt.date | None = None) -> str:
    """"今天 09:41", "昨天 17:20", else "6 月 8 日 10:22"."""
    if not value:
        return ""
    past = ((today or timezone.localdate()) - _date(value)).days
    return f"{ {0: '今天', 1: '昨天'}.get(past) or day(value, today) } {time(value)}"


def iso(value: Moment | None) -> str:
    """For <time datetime="…">."""
    return _local(value).isoformat() if value else ""


def daysleft(left: int | None, due: Moment | None = None) -> str:
    """"今天", "还剩 2 天", "超 3 天"; beyond seven days the date, when `due` is given."""
    if left is None:
        return ""
    if left < 0:
        return f"超 {-left} 天"
    if left == 0:
        return "今天"
    return f"{day(due)}前" if left > 7 and due else f"还剩 {left} 天"


def tone(left: int | None, soon: int = 3) -> str:
    """The class that colours a thing by its days left: over, soon, or nothing."""
    if left is None:
        return ""
    return "is-over" if left < 0 else "is-soon" if left <= soon else ""


def num(value: int | float | Decimal | None) -> str:
    """1426, "2.1 万", "1.3 亿"; four digits carry no separator. Nothing known is a dash."""
    if value is None:
        return "–"
    amount = float(value)
    for size, word in ((10**8, "亿"), (10**4, "万")):
        if abs(amount) >= size:
            return f"{_plain(round(amount / size, 1))} {word}"
    return _plain(amount)


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:.1f}"


def percent(part: float | None, whole: float | None = 1) -> str:
    """The share of `part` in `whole` with one decimal: "63.8%"; of nothing there is no share."""
    if part is None or not whole:
        return "–"
    return f"{_plain(round(float(part) / float(whole) * 100, 1))}%"


def zh_number(value: int) -> str:
    """1 → 一, 12 → 十二, 20 → 二十; for the numbers of items, up to 99."""
    tens, ones = divmod(value, 10)
    if not 0 < value < 100:
        return str(value)
    head = "" if tens == 0 else "十" if tens == 1 else f"{DIGITS[tens]}十"
    return head + (DIGITS[ones] if ones else "")


def paragraphs(text: str | None) -> Markup:
    """Plain text as safe paragraphs, one per line; blank lines and the typed indent go, nothing else is read into it."""
    lines = (line.strip(" \t\u3000\xa0") for line in (text or "").splitlines())
    return Markup("").join(Markup("<p>{}</p>").format(escape(line)) for line in lines if line)


def mask_phone(value: str | None) -> str:
    """"138 **** 2217"; short numbers keep their last two digits only."""
    digits = re.sub(r"\D", "", value or "")
    if len(digits) >= 11:
        return f"{digits[-11:-8]} **** {digits[-4:]}"
    return f"{'*' * max(len(digits) - 2, 0)}{digits[-2:]}"


FILTERS = {f.__name__: f for f in (day, longday, time, daytime, iso, daysleft, tone, num, percent, zh_number, paragraphs, mask_phone, nth)}
