"""A sheet read against a register and the roster, before anything is kept: every line with what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from shangliang.foundation.errors import Invalid
from shangliang.foundation.rows import Cell, Row, as_date

from ..intake import DAY, DAY_WORDS, Layout, cells_of
from ..kinds import NUMBERS, Declared, FieldKind
from ..models import Entry
from ..rules import State, title_of
from .naming import Names
from .reading import Entered, read_entry

AS_THEY_ARE = NUMBERS | {FieldKind.DAY, FieldKind.YES}


@dataclass
class Planned:
    """One line of a sheet: what would be entered, and what is wrong, each with the cell it is about."""

    line: int
    entered: Entered
    title: str = ""
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def words_of(register: Declared) -> dict[str, tuple[str, ...]]:
    """What the columns of a register may be called: the day, and each field by its label with or without its unit."""
    found: dict[str, tuple[str, ...]] = {}
    for one in register.fields:
        unit = one.unit or ("万元" if one.kind is FieldKind.MONEY else "")
        found[one.code] = (one.label, f"{one.label}（{unit}）") if unit else (one.label,)
    labels = {one.label for one in register.fields}
    return {DAY: tuple(word for word in DAY_WORDS if word not in labels)} | found


def plan(register: Declared, laid: Layout, mapping: Mapping[str, int], *, today: date) -> list[Planned]:
    """Every line that is not blank, under a mapping (code of a field, or "day" → column)."""
    names = Names()
    lines = [_planned(register, row, cells, today, names) for row in laid.rows if (cells := cells_of(row, mapping))]
    _note_twins(register, lines)
    return lines


def _planned(register: Declared, row: Row, cells: Mapping[str, Cell], today: date, names: Names) -> Planned:
    raw: dict[str, Any] = {}
    said = Planned(row.number, Entered(today))
    day = _day(cells.get(DAY), said)
    for one in register.fields:
        cell = cells.get(one.code)
        if cell is None or cell.is_blank:
            raw[one.code] = None
        elif cell.fault:
            said.errors.append(f"{cell.address}：{cell.fault}")
        else:
            raw[one.code] = cell.value if one.kind in AS_THEY_ARE else cell.text
    said.entered = read_entry(register, day or today, raw, today=today, names=names)
    for code, text in said.entered.errors.items():
        cell = cells.get(code)
        name = "日期" if code == DAY else register.by_code[code].label
        said.errors.append(f"{cell.address if cell else f'第 {row.number} 行'}（{name}）：{text}")
    said.title = title_of(register, said.entered.values, said.entered.day)
    if said.errors and not said.entered.errors:
        said.entered.errors[DAY] = said.errors[0]
    return said


def _day(cell: Cell | None, said: Planned) -> date | None:
    try:
        day = cell.read(as_date) if cell is not None else None
    except Invalid as refused:
        said.errors.append(refused.message)
        return None
    if day is None:
        said.errors.append(f"{cell.address if cell else f'第 {said.line} 行'}：没有日期。请补上，或删去这一行。")
    return day


def _note_twins(register: Declared, lines: list[Planned]) -> None:
    """Point at lines that say what is there already, in the sheet or in the register; whether they are twins a person knows."""
    days = [one.entered.day for one in lines]
    if not days:
        return
    kept = Entry.objects.filter(register=register.code, day__range=(min(days), max(days))).exclude(state=State.TAKEN_BACK)
    there, first = set(kept.values_list("day", "title")), dict[tuple[date, str], int]()
    for one in lines:
        key = (one.entered.day, one.title)
        if key in there:
            one.warnings.append("台账里已有同一天同名的一条，可能重复。")
        elif first.setdefault(key, one.line) != one.line:
            one.warnings.append(f"与第 {first[key]} 行同一天同名，可能重复。")
