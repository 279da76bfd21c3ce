"""What a register is: its fields, who records and confirms, and the figures it yields. Pure, so that shipped ones are plain data.

Registers are shipped in `shipped/` or declared by a committee's administrator; both are the same shape, and travel as JSON.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from shangliang.commons.access.roles import Role
from shangliang.commons.figures.declared import Count, Figure, What, When, Words
from shangliang.foundation.words import Labelled

RECORDED, ENDED = "registers.recorded", "registers.ended"


class FieldKind(Labelled):
    """What a field holds. Members, organs and units become parties of the fact, so that people and bodies can be counted."""

    TEXT = "text", "文字"
    LONG = "long", "多行文字"
    INTEGER = "integer", "整数"
    DECIMAL = "decimal", "小数"
    MONEY = "money", "金额（万元）"
    DAY = "day", "日期"
    CHOICE = "choice", "单选"
    CHOICES = "choices", "多选"
    YES = "yes", "是否"
    MEMBERS = "members", "委员"
    ORGANS = "organs", "机构"
    UNITS = "units", "单位"


NUMBERS = frozenset({FieldKind.INTEGER, FieldKind.DECIMAL, FieldKind.MONEY})
BODIES = frozenset({FieldKind.MEMBERS, FieldKind.ORGANS, FieldKind.UNITS})


@dataclass(frozen=True)
class Field:
    """One field: `code` names it in the data for ever, `label` may be changed. `role` is the role its bodies get as parties.

    `upto` names another field of numbers that this one never exceeds: who came, of who was due.
    """

    code: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    options: tuple[str, ...] = ()
    unit: str = ""
    required: bool = False
    help: str = ""
    role: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    upto: str = ""


@dataclass(frozen=True)
class Counting:
    """A figure of the register. `what` and `field` as in `Count`; `when` pairs a field with the values that count.

    `least` pairs a number field with the smallest number that counts; `lasting` counts what stands (rooms, teams), until it is ended.
    """

    code: str
    label: str
    unit: str
    what: What = What.FACTS
    field: str = ""
    when: tuple[tuple[str, tuple[str, ...]], ...] = ()
    least: tuple[tuple[str, Decimal], ...] = ()
    roles: tuple[str, ...] = ()
    lasting: bool = False
    about: str = ""
    words: Words = Words()


@dataclass(frozen=True)
class Declared:
    """A register: code, Chinese name, the area of work it belongs to, what is entered in it, and what it yields.

    `title` names an entry from its fields ("{donor}捐赠{amount}万元"). `recorders` may enter; with `confirmers` an entry counts
    only once one of them agreed. `self_filed` lets members enter for themselves (always to be confirmed).
    """

    code: str
    label: str
    area: str
    about: str
    fields: tuple[Field, ...]
    title: str
    figures: tuple[Counting, ...] = ()
    recorders: frozenset[Role] = field(default_factory=lambda: frozenset({Role.OFFICE_STAFF, Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD}))
    confirmers: frozenset[Role] = frozenset()
    self_filed: bool = False
    lasting: bool = False
    scores: bool = False
    icon: str = "notebook"

    @cached_property
    def by_code(self) -> dict[str, Field]:
        """Its fields by their codes."""
        return {one.code: one for one in self.fields}


def figures_of(register: Declared) -> list[Figure]:
    """The figures a register yields, over the facts its entries record; codes are "register.counting"."""
    return [_figure(register, one) for one in register.figures]


def _figure(register: Declared, one: Counting) -> Figure:
    when = tuple(When(f"values.{name}", values) for name, values in one.when) + tuple(When(f"values.{name}", least=number) for name, number in one.least)
    how = Count(
        (RECORDED,), one.what, sort=register.code, when=when, roles=one.roles, field=one.field and f"values.{one.field}",
        lasting=one.lasting, ended=(ENDED,) if one.lasting else (),
    )
    choices = tuple((f"values.{f.code}", f.label) for f in register.fields if f.kind is FieldKind.CHOICE)
    return Figure(f"{register.code}.{one.code}", one.label, one.unit, how, register.area, one.about, one.words, choices)
