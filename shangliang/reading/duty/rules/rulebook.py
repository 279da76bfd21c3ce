"""What a rulebook is: items that give points for facts, groups with caps, minimum duties, grades. Plain data, frozen.

A rulebook travels as JSON (`reading.py` reads and writes it) and is checked as a whole (`checking.py`).
"""

from dataclasses import dataclass
from decimal import Decimal

from shangliang.commons.figures.declared import When
from shangliang.foundation.words import Labelled

ZERO, WHOLE = Decimal(0), Decimal(100)


class Once(Labelled):
    """What happens when several facts fit one item."""

    EACH = "each", "每次都算"
    SUBJECT = "subject", "同一件只算一次"
    DAY = "day", "同一天只算一次"
    HIGHEST = "highest", "全年只算最高的一次"


class Who(Labelled):
    """Whom an item or a minimum duty concerns."""

    ALL = "all", "全体委员"
    STANDING = "standing", "常委"
    ORDINARY = "ordinary", "常委以外的委员"


@dataclass(frozen=True)
class Source:
    """Facts that an item counts: their kind, the sort within it (a register's code), conditions on details.

    A fact about the same subject that comes later and is of a kind in `undone` takes it back (filed, then review reopened).
    """

    kind: str
    sort: str = ""
    when: tuple[When, ...] = ()
    undone: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """What a role earns: `steps` are points for the first time, the second …, the last one for all later ones.

    `role` is the party's role in the fact, "" any. `percent` is the share of the item's table of values this role gets.
    """

    role: str
    steps: tuple[Decimal, ...] = (ZERO,)
    percent: Decimal = WHOLE


@dataclass(frozen=True)
class Item:
    """One line of the rulebook.

    With `by`, points come from `table` by the value of that detail; with `per`, they are multiplied by that detail's number;
    `shared` multiplies by the party's share. Of items of one `family` only the highest counts for one subject. `most` limits
    how often, `cap` how much (of a deducting item: how much it may cost).
    """

    code: str
    name: str
    group: str
    sources: tuple[Source, ...]
    parts: tuple[Part, ...] = (Part(""),)
    by: str = ""
    table: tuple[tuple[str, Decimal], ...] = ()
    per: str = ""
    shared: bool = False
    once: Once = Once.EACH
    family: str = ""
    most: int | None = None
    cap: Decimal | None = None
    who: Who = Who.ALL

    @property
    def deducts(self) -> bool:
        """Whether it takes points away."""
        numbers = [number for _, number in self.table] if self.by else [step for part in self.parts for step in part.steps]
        return any(number < 0 for number in numbers)


@dataclass(frozen=True)
class Group:
    """A heading with a cap. It begins with `base` points and never falls below `floor`; a `bonus` group lies outside the total.

    A group may lie `within` another one, whose cap then holds for both.
    """

    code: str
    name: str
    cap: Decimal | None = None
    base: Decimal = ZERO
    floor: Decimal | None = None
    bonus: bool = False
    within: str = ""


@dataclass(frozen=True)
class Minimum:
    """A minimum duty: at least so many of these items. Each one that is missing costs points; `ceiling` is the best grade left."""

    name: str
    items: tuple[str, ...]
    least: int = 1
    cost: Decimal = ZERO
    ceiling: str = ""
    who: Who = Who.ALL


@dataclass(frozen=True)
class Grade:
    """A grade from `least` points on; at most `share` per cent of those scored may get it. `most` only says the upper limit."""

    name: str
    least: Decimal
    most: Decimal | None = None
    share: Decimal | None = None


@dataclass(frozen=True)
class Exempt:
    """Who is not scored: holders of these offices, those whose job holds one of these words, those seated too short, and by name."""

    offices: tuple[str, ...] = ()
    jobs: tuple[str, ...] = ()
    months: int = 0
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Consequence:
    """What the staff is advised to do about a member who had this grade for so many years in a row."""

    grade: str
    years: int
    step: str


@dataclass(frozen=True)
class Rulebook:
    """A whole scheme. `total` caps base and ordinary groups together, `bonus_cap` the bonus groups; `floor` is the least result.

    `year_starts` is month and day ("01-01"), `total_standing` the total of standing members where it differs.
    """

    name: str
    groups: tuple[Group, ...]
    items: tuple[Item, ...]
    about: str = ""
    year_starts: str = "01-01"
    base: Decimal = ZERO
    total: Decimal | None = None
    total_standing: Decimal | None = None
    bonus_cap: Decimal | None = None
    floor: Decimal | None = ZERO
    minimums: tuple[Minimum, ...] = ()
    grades: tuple[Grade, ...] = ()
    exempt: Exempt = Exempt()
    consequences: tuple[Consequence, ...] = ()

    def cap_for(self, standing: bool) -> Decimal | None:
        """The most a member can reach without bonus."""
        return self.total_standing if standing and self.total_standing is not None else self.total


def plain(number: Decimal | int | float | None) -> str:
    """A number of points as people write it: 15, 7.5; "" for none."""
    if number is None:
        return ""
    text = f"{Decimal(str(number)):.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
