"""Entries as rows of a list, and the sums below them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ..kinds import NUMBERS, Declared, Field, FieldKind
from ..models import Entry
from ..rules import State, shown
from ..rules.titles import placed

COLUMNS, NUMBER_COLUMNS, LONGEST_CELL = 4, 2, 40
# How each state is drawn: a key of ui.state.
MARKS = {State.WAITING: "waiting", State.RECORDED: "done", State.RETURNED: "returned", State.TAKEN_BACK: "withdrawn", State.ENDED: "closed"}


@dataclass(frozen=True)
class Row:
    """One entry in a list."""

    id: int
    title: str
    day: Any
    cells: list[tuple[str, str]]
    mark: str
    state: str
    below: str
    register: str


def columns(register: Declared) -> list[Field]:
    """The fields worth a column: those the title does not say already, numbers among them."""
    said = placed(register.title)
    able = [one for one in register.fields if one.kind is not FieldKind.LONG and one.code not in said]
    numbers = [one for one in able if one.kind in NUMBERS][:NUMBER_COLUMNS]
    others = [one for one in able if one not in numbers and one.kind not in NUMBERS][: COLUMNS - len(numbers)]
    return [one for one in able if one in numbers or one in others]


def line(entry: Entry, register: Declared, wanted: list[Field]) -> Row:
    """One entry as a row under these columns."""
    state = State(entry.state)
    cells = [(one.label, _cut(shown(one, entry.values.get(one.code), short=True))) for one in wanted]
    below = entry.reason if state in (State.RETURNED, State.TAKEN_BACK) else f"{entry.ended_on:%Y-%m-%d} 结束" if entry.ended_on else ""
    return Row(entry.pk, entry.title, entry.day, cells, MARKS[state], state.label, below, register.label)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"


def totals(sums: Mapping[str, Decimal], register: Declared) -> list[tuple[str, str]]:
    """The sums in words: (label, number with unit)."""
    said = []
    for code, number in sums.items():
        one = register.by_code[code]
        unit = one.unit or ("万元" if one.kind is FieldKind.MONEY else "")
        said.append((one.label, f"{number:,f} {unit}".strip()))
    return said
