"""What the demo writes into the registers: every register has lines, every line can be read, every figure of the half-year says something."""

from datetime import datetime

import pytest

from shangliang.front.demo.days import CHINA, Days
from shangliang.front.demo.material.ledgers import sheets
from shangliang.practices.registers.kinds import FieldKind
from shangliang.practices.registers.shipped import SHIPPED

DECLARED = {register.code: register for register in SHIPPED}


def test_there_are_lines_for_every_register():
    assert {sheet.register for sheet in sheets()} == set(DECLARED)
    assert all(len(sheet.rows) >= 1 for sheet in sheets())


@pytest.mark.parametrize("sheet", sheets(), ids=lambda one: one.register)
def test_cells_stand_in_fields_and_words_are_those_one_can_choose(sheet):
    fields = DECLARED[sheet.register].by_code
    assert {*sheet.cols, *sheet.drawn, *sheet.turns, *sheet.same} <= set(fields)
    for row in sheet.rows:
        chosen = {name: cell for name, cell in row.cells.items() if cell and fields[name].kind is FieldKind.CHOICE}
        assert all(cell in fields[name].options for name, cell in chosen.items())


@pytest.mark.parametrize("sheet", sheets(), ids=lambda one: one.register)
def test_what_must_be_filled_in_is(sheet):
    given = {*sheet.cols, *sheet.drawn, *sheet.turns, *sheet.same, sheet.split}
    drawn = {FieldKind.CHOICES, FieldKind.UNITS, FieldKind.YES, FieldKind.ORGANS}
    assert not [one.code for one in DECLARED[sheet.register].fields if one.required and one.code not in given and one.kind not in drawn]


def test_fixed_days_lie_before_the_day_from_which_the_present_year_is_the_last():
    days = Days.seen_from(datetime(2026, 11, 22, 9, tzinfo=CHINA))
    for sheet in sheets():
        for row in sheet.rows:
            if row.day:
                assert days.day(*map(int, row.day.split("-")))
