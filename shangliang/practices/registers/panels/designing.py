"""Designing a register: the draft as the page's inputs, an example of its title, and what its figures would say today."""

from collections.abc import Collection
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
from ..queries import Names
from ..rules import removed, title_of, with_labels
from ..rules.declaring import OF_BODIES
from .entering import Input, inputs

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
    held: bool
    was: str


@dataclass(frozen=True)
class FigureInput:
    """One figure of the draft as the page's inputs; `when` holds (field, values a line) pairs, blank ones to be filled in."""

    n: int
    one: Counting
    when: list[tuple[str, str]]
    least: tuple[str, Any]
    said: str


def design(draft: Declared, before: Declared | None = None, held: Collection[str] = ()) -> dict[str, Any]:
    """All that the page of a draft needs; `before` is what is in force, `held` the codes of fields in which something stands."""
    parties = set(OF_BODIES.values())
    return {
        "draft": draft, "fields": [_field(n, one, before, held) for n, one in enumerate(draft.fields)], "figures": [_figure(n, one, draft) for n, one in enumerate(draft.figures)],
        "kinds": FieldKind.choices(), "whats": [(what.value, label) for what, label in WHATS], "roles": [(role.value, role.label) for role in WORKERS],
        "others": [(role.value, role.label) for role in WORKERS if role is not Role.MEMBER], "sample": sample_of(draft),
        "able": [(one.code, one.label or one.code) for one in draft.fields], "numbers": [(one.code, one.label or one.code) for one in draft.fields if one.kind in NUMBERS],
        "bodies": [(one.role or one.code, one.label) for one in draft.fields if one.kind in parties], "recorders": sorted(draft.recorders), "confirmers": sorted(draft.confirmers),
        "title_said": with_labels(draft.title, {one.code: one.label for one in draft.fields}), "scoring": scoring(draft),
        "gone": [(one.code, one.label, one.code in held) for one in before.fields if one.code not in draft.by_code] if before else [],
        "gone_held": removed(before, draft, held) if before else [],
    }  # fmt: skip


def _field(n: int, one: Field, before: Declared | None, held: Collection[str]) -> FieldInput:
    old = before.by_code.get(one.code) if before else None
    return FieldInput(n, one, "\n".join(one.options), one.code in held, old.label if old and old.label != one.label else "")


def _figure(n: int, one: Counting, draft: Declared) -> FigureInput:
    said = [(name, "\n".join(values)) for name, values in one.when]
    least = (one.least[0][0], f"{one.least[0][1]:f}") if one.least else ("", "")
    return FigureInput(n, one, said + [("", "")] * max(CONDITIONS - len(said), 0), least, in_words(draft, one))


def in_words(draft: Declared, one: Counting) -> str:
    """What a figure counts, as one plain Chinese sentence."""
    labels = {field.code: field.label or "没有名称的一项" for field in draft.fields}
    named = f"“{labels.get(one.field, '没有选的一项')}”"
    roles = "、".join(f"“{field.label}”" for field in draft.fields if field.kind in BODIES and (field.role or field.code) in one.roles)
    who = f"{roles}里的" if roles else ""
    how = {
        What.FACTS: f"登记一条算 1 {one.unit}", What.SUM: f"把{named}加起来，按{one.unit}", What.PEOPLE: f"数{who}委员，一位只算一次", What.ATTENDANCES: f"数{who}委员，一次算一人次",
        What.ORGANS: f"数{who}机构，一个只算一次", What.UNITS: f"数{who}单位，一个只算一次", What.VALUES: f"数{named}有几种不同的内容",
    }.get(one.what, "登记一件算 1 件")  # fmt: skip
    only = [f"“{labels.get(name, name)}”是{'、'.join({'true': '是', 'false': '否'}.get(value, value) for value in values)}的" for name, values in one.when]
    only += [f"“{labels.get(name, name)}”不小于 {number:f} 的" for name, number in one.least]
    return "，".join(filter(None, (how, "只算" + "、".join(only) if only else "", "已经结束的不算" if one.lasting else ""))) + "。"


def scoring(draft: Declared) -> str:
    """Whether and to whom an entry scores, as one plain Chinese sentence."""
    whom = [f"“{field.label}”" for field in draft.fields if field.kind is FieldKind.MEMBERS]
    if not draft.scores:
        return "不计分：登记只进履职档案和指标。"
    if not whom:
        return "计分要知道是哪位委员：请加一项“委员”，否则分记不到人。"
    return f"记到{'、'.join(whom)}里的委员名下；一条几分，在“履职”的计分办法里选这本台账来定。"


def looks(draft: Declared, today: date) -> list[Input]:
    """The form of an entry as the draft would have it, without the roster: only to be looked at."""
    return inputs(draft, {}, {}, day=today, names=_Nobody())


class _Nobody(Names):
    """Names that offers nobody: a look at a form needs no roster."""

    def offered(self, *asked: Any) -> list[tuple[Any, ...]]:
        return []


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
