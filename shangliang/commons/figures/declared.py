"""Declaring figures: each number of a report or a board defined once, over the ledger. Knows no Django, so `figures.py` may use it.

A figure says what it counts (`Count`), or what it is made of (`Ratio`, `Combined`). Nothing here holds a value.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
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

    def __post_init__(self) -> None:
        if (self.what in {What.SUM, What.VALUES}) != bool(self.field):
            raise ValueError("a sum and a count of values name a field, nothing else does")
        if self.ended and not self.lasting:
            raise ValueError("only a lasting count can be ended")


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
class Figure:
    """One number: its code, what people call it, its unit, how it is made, and in which words reports speak of it.

    `what` tells in one sentence what counts. `split` names details of the fact by which it can be split besides month, organ,
    sector, unit and member.
    """

    code: str
    label: str
    unit: str
    how: Count | Ratio | Combined
    group: str
    what: str = ""
    words: Words = Words()
    split: tuple[tuple[str, str], ...] = ()

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


def all_figures() -> dict[str, Figure]:
    """Every figure there is in the committee we are in, by code: the house's own, then those of its registers.

    One made of parts that the committee does not have (it switched a register off) is left out.
    """
    found = {figure.code: figure for figure in declared}
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
