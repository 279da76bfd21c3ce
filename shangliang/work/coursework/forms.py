"""What comes in from the pages of homework, read into plain values; faults go beside their fields."""

from datetime import date
from typing import Any

from shangliang.commons.ui.requests import number, numbers
from shangliang.commons.ui.typed import maybe_day, the_day
from shangliang.foundation.errors import Invalid

from .rules import LONGEST_TITLE, Target, Wanted, Way


def text(data: Any, name: str) -> str:
    """What was typed into a field, without the sign that no database keeps."""
    return str(data.get(name, "")).replace("\x00", "").strip()


def wanted(data: Any, today: date) -> Wanted:
    """The homework a form describes; days that cannot be read are faults of it."""
    errors: dict[str, str] = {}
    days: dict[str, date] = {}
    year = number(data.get("year")) or today.year
    for name, usual in (("first", date(min(max(year, 2000), 2200), 1, 1)), ("due_on", None)):
        try:
            days[name] = maybe_day(data, name) or usual or the_day(data, name)
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
