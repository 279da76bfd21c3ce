"""Declaring figures: each number of a report or a board defined once, over the ledger. Knows no Django, so `figures.py` may use it.

A figure says what it counts (`Count`), or what it is made of (`Ratio`, `Combined`). Nothing here holds a value.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from shangliang.foundation.registry import Registry
from shangliang.foundation.words import Labelled


class What(Labelled):
    """What is counted. The field keeps these apart: 件 is not 件次, 人 is not 人次."""

    FACTS = "facts", "次数"
    SUBJECTS = "subjects", "件数"
    PEOPLE = "people", "人数"
    ATTENDANCES = "attendances", "人次"
    UNITS = "units", "单位数"
    ORGANS = "organs", "机构数"
    SUM = "sum", "合计"
    VALUES = "values", "不同取值数"


SORT = "sort"
"""The split by the sort of a fact: which kind of matter, which register."""

PARTIES = frozenset({What.PEOPLE, What.ATTENDANCES, What.UNITS, What.ORGANS})


@dataclass(frozen=True)
class When:
    """A condition on a detail of the fact; `field` may be a path: "values.amount".

    `among` are the values that count (as text; true and false as "true" and "false"); `least` the smallest number that does.
    A detail that is a list counts when it holds one of `among`.
    """

    field: str
    among: tuple[str, ...] = ()
    least: Decimal | None = None


@dataclass(frozen=True)
class Then:
    """What must have followed: a standing fact of one of these kinds about the same thing, by the end of the period.

    A rate of things (办复率) counts above the line those of the things below it to which something happened, so that it
    never exceeds a hundred per cent, however late the answer comes.
    """

    kinds: tuple[str, ...]
    when: tuple[When, ...] = ()


@dataclass(frozen=True)
class Count:
    """What is counted: standing facts of some kinds (and of one `sort` within the kind), in a period.

    `roles` narrows the parties that count; `field` names the detail that is summed or whose different values are counted.
    A `lasting` count is a stock: what had begun by the end of the period and had not been ended by a fact of the kinds `ended`.
    `day` names a detail that is a day (ISO): the fact belongs to the period of that day, such as the one on which it falls due.
    `unless` leaves out what was undone later: a thing of which a fact of any of these stands that is younger.
    """

    kinds: tuple[str, ...]
    what: What = What.FACTS
    sort: str = ""
    when: tuple[When, ...] = ()
    roles: tuple[str, ...] = ()
    field: str = ""
    lasting: bool = False
    ended: tuple[str, ...] = ()
    then: Then | None = None
    unless: tuple[Then, ...] = ()
    day: str = ""

    def __post_init__(self) -> None:
        if (self.what in {What.SUM, What.VALUES}) != bool(self.field):
            raise ValueError("a sum and a count of values name a field, nothing else does")
        if self.ended and not self.lasting:
            raise ValueError("only a lasting count can be ended")
        if self.day and self.lasting:
            raise ValueError("what lasts belongs to no single day")


@dataclass(frozen=True)
class Ratio:
    """One figure divided by another, both named by code; in per cent unless `times` says otherwise. Keeps both parts."""

    top: str
    bottom: str
    times: int = 100


@dataclass(frozen=True)
class Combined:
    """Figures added and taken away, named by code: 实际立案 = 立案 − 并案."""

    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()


@dataclass(frozen=True)
class Words:
    """How reports speak of a figure, so that its place in a text can be recognised.

    `things` what is counted, `verbs` what was done to it, `units` other units than the figure's own, `near` words that speak
    for it, `never` words that speak against it. All are pieces of text as they stand in reports.
    """

    things: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True)
class Formula:
    """One of several ways in which the field counts a figure: its code in the setting, itself in words, and how it is made.

    `example` is what it comes to for the numbers that the choice gives.
    """

    code: str
    says: str
    how: Count | Ratio | Combined
    example: str


@dataclass(frozen=True)
class Choice:
    """The formulas among which a committee chooses, the usual one first; `given` are the numbers of the examples, in words."""

    given: str
    formulas: tuple[Formula, ...]


@dataclass(frozen=True)
class Figure:
    """One number: its code, what people call it, its unit, how it is made, and in which words reports speak of it.

    `what` tells in one sentence what counts. `split` names details of the fact by which it can be split besides month, organ,
    sector, unit and member. A figure with a `choice` is made by the `formula` that is in force: `how` and `what` are that one's.
    """

    code: str
    label: str
    unit: str
    how: Count | Ratio | Combined
    group: str
    what: str = ""
    words: Words = Words()
    split: tuple[tuple[str, str], ...] = ()
    choice: Choice | None = None
    formula: str = ""

    def by(self, code: str) -> "Figure":
        """The figure as made by one of its formulas; by the usual one where there is none of that code."""
        if self.choice is None:
            return self
        usual = self.choice.formulas[0]
        formula = next((one for one in self.choice.formulas if one.code == code), usual)
        return replace(self, how=formula.how, what=formula.says, formula=formula.code)

    @property
    def digits(self) -> int:
        """Decimal places it is shown with: rates and sums of money have some, things counted have none."""
        return 1 if isinstance(self.how, Ratio) else 2 if isinstance(self.how, Count) and self.how.what is What.SUM else 0


declared: Registry[Figure] = Registry("figures")
providers: list[Callable[[], Iterable[Figure]]] = []


def declare(*figures: Figure) -> None:
    """Add figures that every committee has; a code is given once."""
    for figure in figures:
        declared.add(figure.code, figure)


def provide(provider: Callable[[], Iterable[Figure]]) -> None:
    """Add a source of figures that depend on the committee we are in, such as those of its own registers."""
    if provider not in providers:
        providers.append(provider)


def key_of(code: str) -> str:
    """The setting that holds the formula of a figure with a choice."""
    return f"figures.{code}"


def in_force(figure: Figure, formulas: Mapping[str, str] | None = None) -> Figure:
    """A figure as the committee we are in counts it; with `formulas` as those say, the usual way where they say nothing."""
    from shangliang.commons.committees.scope import setting

    if figure.choice is None:
        return figure
    return figure.by(setting(key_of(figure.code)) if formulas is None else formulas.get(figure.code, ""))


def chosen(code: str, label: str, unit: str, group: str, choice: Choice, words: Words = Words(), split: tuple[tuple[str, str], ...] = ()) -> Figure:
    """A figure that the field counts in more than one way, as made by the usual one."""
    usual = choice.formulas[0]
    return Figure(code, label, unit, usual.how, group, usual.says, words, split, choice, usual.code)


def all_figures(formulas: Mapping[str, str] | None = None) -> dict[str, Figure]:
    """Every figure there is in the committee we are in, by code: the house's own, then those of its registers.

    One made of parts that the committee does not have (it switched a register off) is left out. Where the field counts in more
    than one way the committee's settings decide, or `formulas` (by code of the figure), for what was frozen under other ones.
    """
    found = {figure.code: in_force(figure, formulas) for figure in declared}
    for provider in providers:
        for figure in provider():
            found.setdefault(figure.code, figure)
    while broken := [code for code, figure in found.items() if not all(part in found for part in parts(figure))]:
        for code in broken:
            del found[code]
    return found


def parts(figure: Figure) -> tuple[str, ...]:
    """The codes a figure is made of; none for one that is counted."""
    how = figure.how
    return (how.top, how.bottom) if isinstance(how, Ratio) else how.plus + how.minus if isinstance(how, Combined) else ()
