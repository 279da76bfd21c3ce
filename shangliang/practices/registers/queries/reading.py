"""Reading what was entered, by a person, a sheet or a program: values in order, bodies found on the roster, errors by field."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from shangliang.commons.ledger.acts import Credit
from shangliang.foundation.errors import Invalid

from ..kinds import BODIES, Declared, Field, FieldKind
from ..rules import read_value
from .naming import Body, Names

EARLIEST = date(1949, 9, 21)  # the first plenary session; nothing here is older


@dataclass
class Entered:
    """One entry as it was read: its day, its values and whom they name, and what is wrong with it by field."""

    day: date
    values: dict[str, Any] = field(default_factory=dict)
    credits: list[Credit] = field(default_factory=list)
    bodies: dict[FieldKind, list[int]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


def read_entry(register: Declared, day: date, values: Mapping[str, Any], *, today: date, names: Names, kept: Mapping[str, Any] | None = None) -> Entered:
    """Read everything a person, a sheet or a program gave; `kept` is what stood there before, which stays where nothing is said."""
    found = Entered(day, {code: value for code, value in (kept or {}).items() if code not in register.by_code})
    if wrong := day_fault(day, today):
        found.errors["day"] = wrong
    if unknown := [code for code in values if code not in register.by_code]:
        raise LookupError(f"{register.code} has no field {unknown[0]!r}")
    for one in register.fields:
        raw = values[one.code] if one.code in values else (kept or {}).get(one.code)
        try:
            _read(found, one, raw, names, (kept or {}).get(one.code))
        except Invalid as refused:
            found.errors[one.code] = refused.message
            continue
        if one.required and one.code not in found.values:
            found.errors[one.code] = f"请填写{one.label}"
    for one in register.fields:
        whole, part = found.values.get(one.upto), found.values.get(one.code)
        if one.upto and whole is not None and part is not None and part > whole:
            found.errors.setdefault(one.code, f"{one.label} {part} 多于{register.by_code[one.upto].label} {whole}，请核对")
    return found


def day_fault(day: date, today: date) -> str:
    """Why a day cannot be that of an entry, or ""."""
    if day > today:
        return "这一天还没有到。事情做了再登记。"
    return "" if day >= EARLIEST else "日期太早，请看看年份。"


def _read(found: Entered, one: Field, raw: Any, names: Names, before: Any) -> None:
    if one.kind not in BODIES:
        also = before if isinstance(before, list) else [before] if isinstance(before, str) else []
        value = read_value(one, raw, also)
    else:
        bodies = names.bodies(one.kind, raw, found.day)
        value = [{"id": body.pk, "name": _called(body)} for body in bodies] or None
        found.bodies.setdefault(one.kind, []).extend(body.pk for body in bodies)
        found.credits += [Credit(body, one.role or one.code) for body in bodies]
    if value is not None:
        found.values[one.code] = value


def _called(body: Body) -> str:
    return str(body.name)
