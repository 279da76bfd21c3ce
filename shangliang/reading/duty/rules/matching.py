"""Which facts an item counts, and what each is worth by itself, before anything is capped."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from shangliang.commons.figures.declared import When

from .rulebook import WHOLE, ZERO, Group, Item, Part, Rulebook, Source, Who


@dataclass(slots=True, eq=False)  # not frozen: two million of them are made for a large committee
class Known:
    """A fact that credits the member, as far as rules look at it: `details` by path, `undone` what later took it back, if anything."""

    id: int
    kind: str
    sort: str
    day: date
    subject: tuple[str, int]
    role: str
    share: Decimal = Decimal(1)
    details: Mapping[str, Any] = field(default_factory=dict)
    undone: frozenset[str] = frozenset()
    label: str = ""
    key: str = ""  # the details as text, where the reader has it: facts that look alike are matched once


@dataclass(slots=True, eq=False)
class Line:
    """One fact under one item: what it is worth, what was given in the end, and why not all of it."""

    item: Item
    part: Part
    fact: Known
    worth: Decimal
    given: Decimal = ZERO
    counts: bool = True
    why: list[str] = field(default_factory=list)

    def drop(self, why: str) -> None:
        """It gives nothing: something else counts in its place."""
        self.counts, self.given = False, ZERO
        self.why.append(why)

    def take(self, points: Decimal, why: str) -> None:
        """A cap takes some of it."""
        self.given -= points
        self.why.append(why)


MOST_ALIKE = 20_000


class Plan:
    """A rulebook made ready for many members: items by what they count."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self._alike: dict[tuple[Any, ...], list[tuple[Item, Part, Decimal]]] = {}
        self.below: dict[str, list[Group]] = defaultdict(list)
        for group in book.groups:
            self.below[group.within].append(group)
        self.outside = {code for group in book.groups if group.bonus and not group.within for code in self._within(group)}  # codes of bonus groups
        self._by: dict[tuple[str, str], list[tuple[Item, Source]]] = defaultdict(list)
        for item in book.items:
            for source in item.sources:
                self._by[source.kind, source.sort].append((item, source))
        self._roles = {item.code: {part.role: part for part in item.parts} for item in book.items}
        self._tables = {item.code: dict(item.table) for item in book.items}
        self.kinds = sorted({source.kind for item in book.items for source in item.sources})
        # Kinds of which every sort may count, and the sorts that count of the others.
        self.whole_kinds = sorted({source.kind for item in book.items for source in item.sources if not source.sort})
        self.sorts = sorted({source.sort for item in book.items for source in item.sources if source.sort})
        self.undoing = sorted({kind for item in book.items for source in item.sources for kind in source.undone})
        whens = {when.field for item in book.items for source in item.sources for when in source.when}
        self.paths = sorted(whens | {path for item in book.items for path in (item.by, item.per) if path})

    def _within(self, group: Group) -> list[str]:
        return [group.code, *(code for inner in self.below.get(group.code, ()) for code in self._within(inner))]

    def lines(self, facts: Iterable[Known], standing: bool) -> list[Line]:
        """A line for each fact and each item that counts it; of several roles in one fact the best."""
        found: dict[tuple[str, int], Line] = {}
        for fact in facts:
            for item, part, worth in self._matches(fact, standing):
                place = (item.code, fact.id)
                before = found.get(place)
                if before is None or (abs(worth), before.fact.role) > (abs(before.worth), fact.role):
                    found[place] = Line(item, part, fact, worth)
        return list(found.values())

    def _matches(self, fact: Known, standing: bool) -> list[tuple[Item, Part, Decimal]]:
        """The items that count a fact, with what it is worth to each; remembered for facts that look alike."""
        if not fact.key:
            return self._matched(fact, standing)
        alike = (fact.kind, fact.sort, fact.role, fact.key, fact.share, fact.undone, standing)
        found = self._alike.get(alike)
        if found is None:
            if len(self._alike) > MOST_ALIKE:
                self._alike.clear()
            found = self._alike[alike] = self._matched(fact, standing)
        return found

    def _matched(self, fact: Known, standing: bool) -> list[tuple[Item, Part, Decimal]]:
        sources = self._by.get((fact.kind, fact.sort), [])
        if fact.sort:
            sources = sources + self._by.get((fact.kind, ""), [])
        found = []
        for item, source in sources:
            part = self._roles[item.code].get(fact.role) or self._roles[item.code].get("")
            if part is not None and _fits(item, source, fact, standing):
                found.append((item, part, self.worth(item, part, fact, 0)))
        return found

    def worth(self, item: Item, part: Part, fact: Known, times: int) -> Decimal:
        """What one fact is worth to one role when it came `times` times before."""
        if item.by:
            points = max((self._tables[item.code].get(said, ZERO) for said in texts(fact.details.get(item.by))), key=abs, default=ZERO)
        else:
            points = part.steps[min(times, len(part.steps) - 1)]
        if item.per:
            points *= number(fact.details.get(item.per)) or ZERO
        if item.shared:
            points *= fact.share
        return points if part.percent == WHOLE else points * part.percent / WHOLE


def _fits(item: Item, source: Source, fact: Known, standing: bool) -> bool:
    if item.who != Who.ALL and (item.who == Who.STANDING) != standing:
        return False
    if source.undone and not fact.undone.isdisjoint(source.undone):
        return False
    return all(holds(when, fact.details.get(when.field)) for when in source.when)


def holds(when: When, value: Any) -> bool:
    """Whether a detail fulfils a condition, as figures understand it: a list when it holds one of the values."""
    if when.least is not None:
        amount = number(value) if isinstance(value, int | float | Decimal) else None
        return amount is not None and amount >= when.least
    return any(said in when.among for said in texts(value))


def texts(value: Any) -> list[str]:
    """A detail as texts: each entry of a list; true and false as "true" and "false"; nothing as none."""
    if value is None:
        return []
    if isinstance(value, list):
        return [said for one in value for said in texts(one)]
    return [str(value).lower() if isinstance(value, bool) else str(value)]


def number(value: Any) -> Decimal | None:
    """A detail as a number, or None."""
    if isinstance(value, bool) or value is None:
        return None
    try:
        found = Decimal(str(value))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
