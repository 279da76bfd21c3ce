"""Days that people put down: there at all, and on the right side of today. Pure."""

from datetime import date


def not_done(day: date | None, today: date, ahead: str = "不能晚于今天") -> dict[str, str]:
    """What is wrong with the day of something that has happened, for its field `day`; nothing where it is well."""
    if day is None:
        return {"day": "请选日期"}
    return {"day": ahead} if day > today else {}
