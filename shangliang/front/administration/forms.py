"""Days and times as administrators type them."""

from datetime import date, datetime
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from shangliang.foundation.errors import Invalid

DAYS = {"accepts_from": "开始收提案", "opens_on": "开幕", "closes_on": "闭幕"}


def day(text: str) -> date:
    """A day written as 2026-01-12; raises ValueError."""
    found = date.fromisoformat(text.strip())
    if not 1950 <= found.year <= 2150:
        raise ValueError(text)
    return found


def moment(text: str) -> datetime:
    """A local moment written as 2026-01-13T16:00; aware; raises ValueError."""
    found = datetime.fromisoformat(text.strip())
    day(found.date().isoformat())
    return timezone.make_aware(found) if timezone.is_naive(found) else found


def session_days(data: QueryDict) -> dict[str, Any]:
    """The four dates of a session; raises Invalid that names each that cannot be read."""
    said: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for name, label in DAYS.items():
        try:
            said[name] = day(data.get(name, ""))
        except ValueError:
            wrong[name] = f"请选{label}的日期"
    try:
        said["deadline"] = moment(data.get("deadline", ""))
    except ValueError:
        wrong["deadline"] = "请选截止的日期和时间"
    if wrong:
        raise Invalid("还差日期：" + "；".join(wrong.values()) + "。", fields=wrong)
    return said


def number(data: QueryDict, name: str, least: int, most: int) -> int:
    """A whole number between two; raises Invalid."""
    text = data.get(name, "").strip()
    if not text.isascii() or not text.isdigit() or not least <= int(text[:6]) <= most:
        raise Invalid(f"请写 {least} 到 {most} 的整数。", fields={name: f"请写 {least} 到 {most} 的整数"})
    return int(text)


def optional_day(text: str) -> date | None:
    """A day, or None when none or none that can be read was given; for filters."""
    try:
        return day(text)
    except ValueError:
        return None
