"""What comes in from the pages of plans, improvements, cases and lessons, read into plain values; faults go beside their fields."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from shangliang.commons.ui.requests import number
from shangliang.foundation.errors import Invalid
from shangliang.foundation.rows import as_date, narrow

from .rules.planning import Planned


def text(data: Any, name: str) -> str:
    """What was typed into a field, without the sign that no database keeps."""
    return str(data.get(name, "")).replace("\x00", "").strip()


def day(data: Any, name: str) -> date | None:
    """A day as a calendar or a person writes it, None where nothing stands; raises Invalid beside its field."""
    try:
        return as_date(text(data, name))
    except Invalid as wrong:
        raise Invalid(wrong.message, fields={name: wrong.message}) from None


def amount(said: str) -> Decimal | None:
    """A number as a person writes it; None for what is none."""
    try:
        found = Decimal(narrow(said).replace(",", "").strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def planned(data: Any, year: int, at: str = "") -> Planned:
    """An item of a plan as a form tells it; `at` is what its fields end with where a form holds several."""
    errors, days = dict[str, str](), dict[str, date]()
    for name, usual in (("first", date(year, 1, 1)), ("last", date(year, 12, 31))):
        try:
            days[name] = day(data, name + at) or usual
        except Invalid as wrong:
            errors[name], days[name] = wrong.message, usual
    target = amount(text(data, "target" + at))
    if target is None:
        errors["target"] = "请写一个数"
    return Planned(
        year=year, what=text(data, "what" + at), target=target or Decimal(0), first=days["first"], last=days["last"], section=text(data, "section" + at), code=text(data, "code" + at),
        unit=text(data, "unit" + at)[:12], organ=number(text(data, "organ" + at)), note=text(data, "note" + at), errors=errors,
    )  # fmt: skip
