"""The registers that come with the house: whole, fit for their practice, and what their figures stand on is there."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from shangliang.commons.access import Role
from shangliang.commons.figures.declared import Count, parts
from shangliang.commons.ui.icons import icon
from shangliang.practices.registers import actions
from shangliang.practices.registers.kinds import FieldKind, figures_of
from shangliang.practices.registers.rules import faults, from_data, title_of, to_data
from shangliang.practices.registers.shipped import MADE, SHIPPED
from tests.given import at

FIGURES = {figure.code: figure for register in SHIPPED for figure in figures_of(register)}
EXAMPLES = {
    FieldKind.TEXT: "某事", FieldKind.LONG: "某事", FieldKind.INTEGER: 3, FieldKind.DECIMAL: 1.5, FieldKind.MONEY: 2.5, FieldKind.DAY: "2026-03-02", FieldKind.YES: True,
    FieldKind.MEMBERS: [{"id": 1, "name": "许岚"}], FieldKind.ORGANS: [{"id": 1, "name": "经济委"}], FieldKind.UNITS: [{"id": 1, "name": "市教育局"}],
}  # fmt: skip


def example(field):
    if field.kind is FieldKind.CHOICE:
        return field.options[0]
    return [field.options[0]] if field.kind is FieldKind.CHOICES else EXAMPLES[field.kind]


@pytest.mark.parametrize("register", SHIPPED, ids=lambda one: one.code)
def test_a_shipped_register_can_be_used_downloaded_and_loaded_as_it_is(register):
    assert faults(register) == []
    assert from_data(to_data(register)) == register
    assert icon(register.icon)


@pytest.mark.parametrize("register", SHIPPED, ids=lambda one: one.code)
def test_conditions_of_figures_name_options_that_can_be_chosen(register):
    for figure in register.figures:
        for name, values in figure.when:
            field = register.by_code[name]
            assert set(values) <= (set(field.options) if field.options else {"true", "false"}), f"{figure.code}: {name}"
        assert not figure.lasting or register.lasting


@pytest.mark.parametrize("register", SHIPPED, ids=lambda one: one.code)
def test_an_entry_is_named_by_what_was_filled_in(register):
    filled = {field.code: example(field) for field in register.fields}
    title = title_of(register, filled, at("2026-03-02").date())
    assert "{" not in title
    assert title not in ("", f"{register.label} 2026-03-02")


@pytest.mark.parametrize("register", SHIPPED, ids=lambda one: one.code)
def test_whoever_may_enter_for_themselves_is_confirmed_by_the_office(register):
    if register.self_filed:
        assert register.confirmers
        assert any(field.kind is FieldKind.MEMBERS for field in register.fields)


def test_there_is_a_register_for_every_kind_of_work_and_no_two_are_alike():
    assert len(SHIPPED) >= 60
    assert not [code for code, count in Counter(one.code for one in SHIPPED).items() if count > 1]
    assert not [label for label, count in Counter(one.label for one in SHIPPED).items() if count > 1]


def test_no_two_figures_have_a_code_or_a_name_in_common():
    every = [*FIGURES.values(), *MADE]
    assert not [code for code, count in Counter(one.code for one in every).items() if count > 1]
    assert not [label for label, count in Counter(one.label for one in every).items() if count > 1]


def test_figures_made_of_others_stand_on_figures_that_there_are():
    theirs = {*FIGURES, *(figure.code for figure in MADE)}
    for figure in MADE:
        assert {part for part in parts(figure) if not part.startswith(("membership.", "proposals."))} <= theirs


def test_a_sum_of_money_says_so_and_a_least_amount_is_a_number():
    for register in SHIPPED:
        for one in register.figures:
            field = register.by_code.get(one.field)
            if field is not None and field.kind is FieldKind.MONEY:
                assert one.unit == "万元", f"{register.code}.{one.code}"
            assert all(isinstance(number, Decimal) for _, number in one.least)


def test_every_figure_says_what_it_is_called_in_reports():
    halves = {code for figure in MADE for code in parts(figure)}
    silent = [code for code, figure in FIGURES.items() if code not in halves and not figure.words.things and isinstance(figure.how, Count)]
    assert len(silent) < 20


def test_rooms_tell_how_far_they_reach_and_what_share_of_problems_they_solve(r):
    def enter(register, **values):
        actions.enter(r.world.act(Role.OFFICE_STAFF, at("2026-03-05")), None, register=register, day=date(2026, 3, 1), values=values)

    enter("townships", name="江口镇", kind="镇", villages=6)
    enter("townships", name="雾岭乡", kind="乡", villages=4)
    for n, kind in enumerate(("乡镇街道", "村社区", "村社区", "企业")):
        enter("rooms", name=f"议事室{n}", kind=kind, township="江口镇")
    enter("room_sessions", form="板凳会", topic="路灯", room="议事室1", room_kind="村社区", township="江口镇", attendees=[r.world.members[0]], citizens=12, raised=8, solved=6)
    assert (r.figure("rooms.coverage"), r.figure("rooms.village_share"), r.figure("room_sessions.solved_rate")) == (50, 20, 75)
