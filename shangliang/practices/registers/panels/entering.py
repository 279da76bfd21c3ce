"""The form of an entry, made from the fields of its register."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..kinds import BODIES, NUMBERS, Declared, Field, FieldKind
from ..queries import Names

SPREAD = 8  # up to so many options all in sight


@dataclass(frozen=True)
class Input:
    """One field of the form: how it is drawn, what stands in it, what is wrong with it."""

    name: str
    label: str
    draw: str
    value: Any
    hint: str
    error: str
    optional: bool
    options: list[tuple[Any, ...]]
    mode: str = ""


def inputs(register: Declared, values: Mapping[str, Any], errors: Mapping[str, str], *, day: date, names: Names) -> list[Input]:
    """The fields of a register as inputs, filled with what was typed or kept; `values` by code."""
    return [_input(one, values.get(one.code), errors.get(one.code, ""), day, names) for one in register.fields]


def _input(one: Field, value: Any, error: str, day: date, names: Names) -> Input:
    unit = one.unit or ("万元" if one.kind is FieldKind.MONEY else "")
    label = f"{one.label}（{unit}）" if unit and unit not in one.label else one.label
    options: list[tuple[Any, ...]] = []
    if one.kind in BODIES:
        options = names.offered(one.kind, day, _ids(value))
    elif one.kind is FieldKind.YES:
        options = [("是", "是"), ("否", "否")]
    elif one.options:
        also = value if isinstance(value, list) else [value] if isinstance(value, str) and value else []
        options = [(option, option) for option in dict.fromkeys([*one.options, *also])]
    mode = "numeric" if one.kind is FieldKind.INTEGER else "decimal" if one.kind in NUMBERS else ""
    return Input(f"v-{one.code}", label, _draw(one), _value(one, value), one.help, error, not one.required, options, mode)


def _draw(one: Field) -> str:
    if one.kind in BODIES:
        return "pick"
    if one.kind is FieldKind.CHOICE and len(one.options) > SPREAD:
        return "select"
    return {FieldKind.LONG: "area", FieldKind.CHOICE: "choice", FieldKind.YES: "choice", FieldKind.CHOICES: "choices", FieldKind.DAY: "day"}.get(one.kind, "text")


def _ids(value: Any) -> list[int]:
    given = value if isinstance(value, list) else []
    said = [one.get("id") if isinstance(one, dict) else one for one in given]
    return [int(one) for one in said if str(one).isdecimal() and len(str(one)) < 19]


def _value(one: Field, value: Any) -> Any:
    if one.kind in BODIES:
        return _ids(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if value is None:
        return [] if one.kind is FieldKind.CHOICES else ""
    return f"{value:.15g}" if isinstance(value, int | float) else value
