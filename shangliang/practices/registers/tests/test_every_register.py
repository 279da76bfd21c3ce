"""Every register that comes with the house takes an entry, shows it, and its figures tell of it."""

from datetime import date

from shangliang.commons.access import Role
from shangliang.commons.access.verdicts import Viewer
from shangliang.commons.figures.declared import What
from shangliang.commons.figures.measuring import measure
from shangliang.commons.people.models import Organ
from shangliang.practices.registers import actions, queries
from shangliang.practices.registers.access import known
from shangliang.practices.registers.kinds import FieldKind
from shangliang.practices.registers.rules import State
from shangliang.practices.registers.shipped import SHIPPED

from .making import NOW, YEAR

DAY = date(2026, 3, 5)


def example(world, field):
    """Something that may stand in a field."""
    low = int(field.low or 0)
    plain = {
        FieldKind.TEXT: "某事", FieldKind.LONG: "某事", FieldKind.INTEGER: max(low, 3) if field.high is None or field.high >= 3 else low, FieldKind.DECIMAL: max(low, 1),
        FieldKind.MONEY: max(low, 2), FieldKind.DAY: "2026-03-05", FieldKind.YES: "是", FieldKind.MEMBERS: [world.members[0]], FieldKind.ORGANS: [Organ.objects.first()],
        FieldKind.UNITS: [world.units[0]],
    }  # fmt: skip
    if field.kind in (FieldKind.CHOICE, FieldKind.CHOICES):
        return field.options[0]
    return plain[field.kind]


def entered(r, register):
    """One entry, confirmed where that is asked."""
    role = next(one for one in (Role.OFFICE_STAFF, *Role) if one in register.recorders or register.self_filed and one is Role.OFFICE_STAFF)
    values = {field.code: example(r.world, field) for field in register.fields}
    entry = actions.enter(r.world.act(role, NOW), None, register=register.code, day=DAY, values=values)
    if entry.state == State.WAITING:
        confirmer = next(one for one in Role if one in known(register.code).confirmers and one is not role)
        entry = actions.confirm(r.world.act(confirmer, NOW), entry)
    return entry


def test_every_register_takes_an_entry_shows_it_and_its_figures_tell_of_it(r):
    office: Viewer = r.world.viewer(Role.OFFICE_STAFF)
    silent, unseen = [], []
    for register in SHIPPED:
        entry = entered(r, register)
        if entry not in queries.found(office, register, queries.Filter()):
            unseen.append(register.code)
        codes = [f"{register.code}.{one.code}" for one in register.figures if one.what is What.FACTS and not one.when and not one.least]
        silent += [code for code, value in measure(codes, YEAR).items() if value.number != 1]
    assert unseen == []
    assert silent == []
