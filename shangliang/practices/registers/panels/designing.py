"""Designing a register: the draft as the page's inputs, an example of its title, and what its figures would say today."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from shangliang.commons.access import Role
from shangliang.commons.figures.declared import What
from shangliang.commons.figures.measuring import measure
from shangliang.foundation.errors import Invalid
from shangliang.foundation.periods import Period

from ..access import WORKERS
from ..kinds import BODIES, NUMBERS, Counting, Declared, Field, FieldKind, figures_of
from ..rules import title_of
from ..rules.declaring import OF_BODIES

SAMPLES = {
    FieldKind.LONG: "几句话", FieldKind.INTEGER: 12, FieldKind.DECIMAL: 3.5, FieldKind.MONEY: 12.5, FieldKind.DAY: "2026-03-05", FieldKind.YES: True,
}  # fmt: skip
# What of the entries can be counted, as an administrator says it.
WHATS = (
    (What.FACTS, "登记了几条"), (What.SUM, "某一项的合计"), (What.PEOPLE, "委员人数（一人只算一次）"), (What.ATTENDANCES, "委员人次"), (What.ORGANS, "机构个数"),
    (What.UNITS, "单位个数"), (What.VALUES, "某一项有几种不同的内容"),
)  # fmt: skip
CONDITIONS = 2


@dataclass(frozen=True)
class FieldInput:
    """One field of the draft as the page's inputs."""

    n: int
    one: Field
    options: str
    chosen: bool
    number: bool


@dataclass(frozen=True)
class FigureInput:
    """One figure of the draft as the page's inputs; `when` holds (field, values a line) pairs, blank ones to be filled in."""

    n: int
    one: Counting
    when: list[tuple[str, str]]
    least: tuple[str, Any]


def design(draft: Declared) -> dict[str, Any]:
    """All that the page of a draft needs."""
    parties = set(OF_BODIES.values())
    return {
        "draft": draft, "fields": [_field(n, one) for n, one in enumerate(draft.fields)], "figures": [_figure(n, one) for n, one in enumerate(draft.figures)],
        "kinds": FieldKind.choices(), "whats": [(what.value, label) for what, label in WHATS], "roles": [(role.value, role.label) for role in WORKERS],
        "others": [(role.value, role.label) for role in WORKERS if role is not Role.MEMBER], "sample": sample_of(draft),
        "able": [(one.code, one.label or one.code) for one in draft.fields], "numbers": [(one.code, one.label or one.code) for one in draft.fields if one.kind in NUMBERS],
        "bodies": [(one.role or one.code, one.label) for one in draft.fields if one.kind in parties], "recorders": sorted(draft.recorders), "confirmers": sorted(draft.confirmers),
    }  # fmt: skip


def _field(n: int, one: Field) -> FieldInput:
    return FieldInput(n, one, "\n".join(one.options), one.kind in (FieldKind.CHOICE, FieldKind.CHOICES), one.kind in NUMBERS)


def _figure(n: int, one: Counting) -> FigureInput:
    said = [(name, "\n".join(values)) for name, values in one.when]
    least = (one.least[0][0], f"{one.least[0][1]:f}") if one.least else ("", "")
    return FigureInput(n, one, said + [("", "")] * max(CONDITIONS - len(said), 0), least)


def sample_of(draft: Declared) -> str:
    """The title of an invented entry, so that the pattern can be judged."""
    values: dict[str, Any] = {}
    for one in draft.fields:
        if one.kind in BODIES:
            values[one.code] = [{"id": 0, "name": f"某{one.kind.label}"}]
        elif one.options:
            values[one.code] = [one.options[0]] if one.kind is FieldKind.CHOICES else one.options[0]
        else:
            values[one.code] = SAMPLES.get(one.kind, f"某{one.label}")
    return title_of(draft, values, date(2026, 3, 5))


def checked_figures(draft: Declared, period: Period[date]) -> list[tuple[Counting, str]]:
    """The draft's figures over what has been entered so far: what each would say, before it is used."""
    known = {figure.code: figure for figure in figures_of(draft)}
    try:
        values = measure(known, period, known=known)
    except LookupError as wrong:
        raise Invalid(f"有指标算不出来：{wrong}") from None
    return [(one, f"{_amount(values[f'{draft.code}.{one.code}'].number)} {one.unit}") for one in draft.figures]


def _amount(number: Decimal | None) -> str:
    return f"{(number or Decimal(0)).normalize():,f}"
