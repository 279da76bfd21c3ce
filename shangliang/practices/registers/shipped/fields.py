"""Short hands for declaring registers: fields by kind, those that many registers share, and the words of reports."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from shangliang.commons.access.roles import Role
from shangliang.commons.figures.declared import Words

from ..kinds import Field, FieldKind

BY_OFFICE = frozenset({Role.OFFICE_STAFF})
"""Who confirms what members file themselves."""


def split(pieces: str | Iterable[str]) -> tuple[str, ...]:
    """Pieces of text written in one string with spaces between them, or given one by one."""
    return tuple(pieces.split()) if isinstance(pieces, str) else tuple(pieces)


def text(code: str, label: str, **rest: Any) -> Field:
    """One line of text."""
    return Field(code, label, FieldKind.TEXT, **rest)


def long(code: str, label: str, **rest: Any) -> Field:
    """Several lines of text."""
    return Field(code, label, FieldKind.LONG, **rest)


def _number(code: str, label: str, kind: FieldKind, unit: str, low: int = 0, high: int | None = None, **rest: Any) -> Field:
    return Field(code, label, kind, unit=unit, low=Decimal(low), high=None if high is None else Decimal(high), **rest)


def whole(code: str, label: str, unit: str = "", **rest: Any) -> Field:
    """A whole number, not below nought unless `low` says otherwise."""
    return _number(code, label, FieldKind.INTEGER, unit, **rest)


def decimal(code: str, label: str, unit: str = "", **rest: Any) -> Field:
    """A number with decimal places, not below nought."""
    return _number(code, label, FieldKind.DECIMAL, unit, **rest)


def money(code: str, label: str, **rest: Any) -> Field:
    """A sum of money in 万元, not below nought."""
    return _number(code, label, FieldKind.MONEY, "万元", **rest)


def day(code: str, label: str, **rest: Any) -> Field:
    """A day beside the one the entry itself has."""
    return Field(code, label, FieldKind.DAY, **rest)


def choice(code: str, label: str, options: str, **rest: Any) -> Field:
    """One of the options, which are written with spaces between them."""
    return Field(code, label, FieldKind.CHOICE, options=split(options), **rest)


def choices(code: str, label: str, options: str, **rest: Any) -> Field:
    """Any of the options."""
    return Field(code, label, FieldKind.CHOICES, options=split(options), **rest)


def yes(code: str, label: str, **rest: Any) -> Field:
    """Whether something is so."""
    return Field(code, label, FieldKind.YES, **rest)


def members(code: str, label: str, role: str, **rest: Any) -> Field:
    """Members, credited in a role."""
    return Field(code, label, FieldKind.MEMBERS, role=role, **rest)


def organs(code: str, label: str, role: str, **rest: Any) -> Field:
    """Organs, credited in a role."""
    return Field(code, label, FieldKind.ORGANS, role=role, **rest)


def units(code: str, label: str, role: str, **rest: Any) -> Field:
    """Units, concerned in a role."""
    return Field(code, label, FieldKind.UNITS, role=role, **rest)


HOSTS = organs("hosts", "主办机构", "host", help="联合主办的都选上，合计只算一次")
ATTENDEES = members("attendees", "参加委员", "attendee")
LEADERS = members("leaders", "带队领导", "leader")
PLACE = text("place", "地点")
NOTE = long("note", "备注")


def words(things: str = "", verbs: str = "", units: str = "", near: str = "", never: str = "") -> Words:
    """How reports speak of a figure; each argument is pieces of text with spaces between them."""
    return Words(split(things), split(verbs), split(units), split(near), split(never))


def when(**fields: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Conditions on fields: when(kind="主席会议 党组会议", held="true") counts entries of either kind that were held."""
    return tuple((name, split(values)) for name, values in fields.items())
