"""What comes in from the pages of outputs, read into plain values; faults go beside their fields."""

from datetime import date
from typing import Any

from shangliang.commons.people.models import Member, Organ, Unit
from shangliang.commons.people.queries import member_by_id, organ_by_id, units
from shangliang.commons.ui.requests import number, numbers
from shangliang.commons.ui.typed import the_day

from .actions import Ask, Content
from .actions.instructing import Promised, Written

ROWS = 40


def text(data: Any, name: str) -> str:
    """What was typed into a field, without the sign that no database keeps."""
    return str(data.get(name, "")).replace("\x00", "").strip()


def unit(data: Any, name: str) -> Unit | None:
    """One active unit by its id; None where none was chosen."""
    pk = number(data.get(name))
    return units().filter(pk=pk).first() if pk else None


def several_units(data: Any, name: str) -> list[Unit]:
    """Active units by their ids."""
    return list(units().filter(pk__in=numbers(data.getlist(name))))


def members(data: Any, name: str, today: date) -> list[Member]:
    """Members in the order they were chosen."""
    found = [member_by_id(pk, today) for pk in numbers(data.getlist(name))]
    return [one for one in found if one is not None]


def organ(data: Any, name: str) -> Organ | None:
    """One organ by its id."""
    return organ_by_id(number(data.get(name)))


def asks(data: Any) -> list[Ask]:
    """The suggestions of the form: rows text-1, field-1, unit-1, livelihood-1 …; empty ones are left out."""
    known = {one.pk: one for one in units()}
    found = []
    for n in range(1, ROWS + 1):
        said = text(data, f"text-{n}")
        if said:
            found.append(Ask(said, text(data, f"field-{n}"), known.get(number(data.get(f"unit-{n}")) or 0), f"livelihood-{n}" in data))
    return found


def content(data: Any, today: date) -> Content:
    """An output as its form describes it."""
    return Content(
        kind=text(data, "kind"), title=text(data, "title"), text=text(data, "text"), source=text(data, "source"), adopted_by=text(data, "adopted_by"), organ=organ(data, "organ"),
        authors=members(data, "authors", today), asks=asks(data),
    )  # fmt: skip


def instructed(data: Any, output: Any, today: date) -> Written:
    """An instruction as its form describes it."""
    return Written(
        leader=text(data, "leader"), office=text(data, "office"), level=text(data, "level"), main="main" in data, day=the_day(data, "day"), text=text(data, "text"), output=output,
        about=text(data, "about"), title=text(data, "title"), authors=members(data, "authors", today),
    )  # fmt: skip


def promised(data: Any) -> list[Promised]:
    """What was promised at a meeting: rows what-1, until-1, unit-1 …"""
    return [Promised(text(data, f"what-{n}"), the_day(data, f"until-{n}"), unit(data, f"unit-{n}")) for n in range(1, 7) if text(data, f"what-{n}")]
