"""Days out of a form, read in one place: as a calendar field sends them, or as a person types them (2026.6.12, 2026 年 6 月 12 日)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from shangliang.foundation.errors import Invalid
from shangliang.foundation.rows import as_date


def the_day(data: Mapping[str, Any], name: str = "day", what: str = "日期") -> date:
    """A day that has to be there, between 1900 and 2100; raises Invalid beside its field, which says `what` is to be chosen."""
    found = maybe_day(data, name)
    if found is None:
        raise Invalid(f"还没有选{what}。", fields={name: f"请选{what}"})
    return found


def maybe_day(data: Mapping[str, Any], name: str = "day") -> date | None:
    """A day, or None where nothing was typed; raises Invalid beside the field when it cannot be read."""
    try:
        return as_date(str(data.get(name, "")).replace("\x00", "").strip())
    except Invalid as wrong:
        raise Invalid(wrong.message, wrong.code, fields={name: wrong.message}) from None


def wanted_day(data: Mapping[str, Any], name: str = "day") -> date | None:
    """A day that narrows a list, or one that is only offered; what cannot be read is none."""
    try:
        return maybe_day(data, name)
    except Invalid:
        return None
