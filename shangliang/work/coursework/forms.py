"""What comes in from the pages of homework, read into plain values; faults go beside their fields."""

from datetime import date
from typing import Any

from shangliang.commons.ui.requests import number, numbers
from shangliang.foundation.errors import Invalid
from shangliang.foundation.rows import as_date

from .rules import LONGEST_TITLE, Target, Wanted, Way


def text(data: Any, name: str) -> str:
    """What was typed into a field, without the sign that no database keeps."""
    return str(data.get(name, "")).replace("\x00", "").strip()


def day(data: Any, name: str, otherwise: date | None = None) -> date:
    """A day as a calendar or a person writes it; raises Invalid beside its field."""
    try:
        found = as_date(text(data, name))
    except Invalid as wrong:
        raise Invalid(wrong.message, fields={name: wrong.message}) from None
    if found is None and otherwise is None:
        raise Invalid("还没有选日期。", fields={name: "请选日期"})
    return found or otherwise  # type: ignore[return-value]


def wanted(data: Any, today: date) -> Wanted:
    """The homework a form describes; days that cannot be read are faults of it."""
    errors: dict[str, str] = {}
    days: dict[str, date] = {}
    year = number(data.get("year")) or today.year
    for name, usual in (("first", date(min(max(year, 2000), 2200), 1, 1)), ("due_on", None)):
        try:
            days[name] = day(data, name, usual)
        except Invalid as wrong:
            errors |= wrong.fields
            days[name] = today
    target = Target(text(data, "target")) if text(data, "target") in Target.values() else Target.ALL
    way = Way(text(data, "way")) if text(data, "way") in Way.values() else Way.HANDED
    ids = frozenset(numbers(data.getlist(target.value))) if target in {Target.SECTORS, Target.ORGANS, Target.MEMBERS} else frozenset()
    return Wanted(
        title=text(data, "title")[: LONGEST_TITLE + 1], way=way, year=year, first=days["first"], due_on=days["due_on"], target=target, ids=ids, about=text(data, "about"),
        figure=text(data, "figure"), least=number(data.get("least")) or 0, lead_only=text(data, "joint") == "lead", presents="presents" in data, errors=errors,
    )  # fmt: skip
