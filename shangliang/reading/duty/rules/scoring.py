"""From one member's facts and a rulebook to a sheet: every point, its rule, its fact, and what a cap or a once-only took away.

Pure and independent of the order in which facts come. Caps come first, deductions after them (先封顶，再扣分).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from .matching import Known, Line, Plan
from .rulebook import ZERO, Group, Item, Minimum, Once, Who, plain

__all__ = ["GroupScore", "Known", "Line", "Met", "Plan", "Sheet", "score"]


@dataclass(frozen=True)
class GroupScore:
    """What a group came to."""

    code: str
    name: str
    points: Decimal
    cap: Decimal | None
    base: Decimal
    bonus: bool
    within: str
    cut: Decimal = ZERO


@dataclass(frozen=True)
class Met:
    """How a minimum duty stands: how many there are of how many, and what the missing ones cost."""

    name: str
    have: int
    least: int
    cost: Decimal
    ceiling: str = ""

    @property
    def missing(self) -> int:
        return max(0, self.least - self.have)


@dataclass(frozen=True)
class Sheet:
    """A member's score with everything that explains it."""

    total: Decimal
    ordinary: Decimal
    bonus: Decimal
    base: Decimal
    cap: Decimal | None
    cost: Decimal
    lines: tuple[Line, ...] = ()
    groups: tuple[GroupScore, ...] = ()
    minimums: tuple[Met, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def missing(self) -> list[Met]:
        return [met for met in self.minimums if met.missing]

    def bare(self) -> "Sheet":
        """The same without its single points."""
        return replace(self, lines=())

    @property
    def ceilings(self) -> list[str]:
        """Grades above which the member cannot come because of a missing duty."""
        return [met.ceiling for met in self.missing if met.ceiling]


def score(plan: Plan, facts: Iterable[Known], *, standing: bool = False) -> Sheet:
    """The sheet of one member from the facts that credit them; `standing` says whether they are a standing member."""
    book = plan.book
    lines = _valued(plan, _deduped(plan.lines(facts, standing)))
    for item, own in _by_item(lines):
        if item.cap is not None:
            _take(own, abs(sum((line.given for line in own), ZERO)) - item.cap, f"“{item.name}”最多算 {plain(item.cap)} 分", -1 if item.deducts else 1)
    groups = _groups(plan, lines)
    minimums = tuple(_met(duty, lines) for duty in book.minimums if applies(duty.who, standing))
    return _total(plan, lines, groups, minimums, standing)


def applies(who: Who, standing: bool) -> bool:
    """Whether a rule for `who` concerns this member."""
    return who == Who.ALL or (who == Who.STANDING) == standing


def _by_item(lines: list[Line]) -> list[tuple[Item, list[Line]]]:
    found: dict[str, tuple[Item, list[Line]]] = {}
    for line in lines:
        found.setdefault(line.item.code, (line.item, []))[1].append(line)
    return list(found.values())


def _deduped(lines: list[Line]) -> list[Line]:
    """Of lines that may count only once, the highest stays; the others keep their place with nothing."""
    families = []
    for item, own in _by_item(lines):
        key = KEYS[item.once]
        if key is not None and len(own) > 1:
            _only_best(own, key, ONLY[item.once])
        if item.most is not None and len(own) > item.most:
            for line in sorted((one for one in own if one.counts), key=_rank)[item.most :]:
                line.drop(f"“{item.name}”全年最多算 {item.most} 次")
        if item.family:
            families += own
    if families:
        _only_best(families, lambda line: (line.item.family, line.fact.subject), "同一件已在得分更高的一项里算过")
    return lines


KEYS: dict[Once, Callable[[Line], Any] | None] = {
    Once.EACH: None, Once.SUBJECT: lambda line: line.fact.subject, Once.DAY: lambda line: line.fact.day, Once.HIGHEST: lambda line: "",
}  # fmt: skip
ONLY = {Once.SUBJECT: "同一件只算一次", Once.DAY: "同一天只算一次", Once.HIGHEST: "全年只算最高的一次"}


def _only_best(lines: list[Line], key: Callable[[Line], Any], why: str) -> None:
    seen = set()
    for line in sorted((one for one in lines if one.counts), key=_rank):
        found = key(line)
        if found in seen:
            line.drop(why)
        seen.add(found)


def _rank(line: Line) -> tuple[Any, ...]:
    """The most points first (of a deduction the heaviest), then the earliest."""
    return (-abs(line.worth), line.fact.day, line.fact.id, line.item.code)


def _valued(plan: Plan, lines: list[Line]) -> list[Line]:
    """Points by how many there were before: the first, the second …, in the order of days."""
    lines.sort(key=_when)
    times: dict[tuple[str, str], int] = defaultdict(int)
    for line in lines:
        if line.counts and not line.item.by and len(line.part.steps) > 1:
            place = (line.item.code, line.part.role)
            line.worth = plan.worth(line.item, line.part, line.fact, times[place])
            times[place] += 1
        line.given = line.worth if line.counts else ZERO
    return lines


def _groups(plan: Plan, lines: list[Line]) -> dict[str, GroupScore]:
    """Every group's points, inner groups before the one they lie in."""
    own: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        own[line.item.group].append(line)
    done: dict[str, GroupScore] = {}
    for group in plan.below[""]:
        _group(group, plan, own, done)
    return done


def _group(group: Group, plan: Plan, own: Mapping[str, list[Line]], done: dict[str, GroupScore]) -> Decimal:
    """Score one group with all inside it; gives its points."""
    points = [_group(inner, plan, own, done) for inner in plan.below.get(group.code, ())] + [line.given for line in own.get(group.code, ())]
    gained = sum((one for one in points if one > 0), ZERO)
    lost = sum((one for one in points if one < 0), ZERO)
    top, cut = group.base + gained, ZERO
    if group.cap is not None and top > group.cap:
        cut, top = top - group.cap, group.cap
        _take(_inside(group, plan, own), cut, f"“{group.name}”组最多算 {plain(group.cap)} 分")
    whole = top + lost
    if group.floor is not None:
        whole = max(group.floor, whole)
    done[group.code] = GroupScore(group.code, group.name, whole, group.cap, group.base, group.bonus, group.within, cut)
    return whole


def _inside(group: Group, plan: Plan, own: Mapping[str, list[Line]]) -> list[Line]:
    """All lines of a group and of those within it, in the order of days."""
    found = list(own.get(group.code, ()))
    for inner in plan.below.get(group.code, ()):
        found += _inside(inner, plan, own)
    return sorted(found, key=_when)


def _when(line: Line) -> tuple[Any, ...]:
    return (line.fact.day, line.fact.id, line.item.code)


def _take(lines: list[Line], over: Decimal, why: str, sign: int = 1) -> None:
    """Take `over` points from the latest gains (with `sign` -1: spare them of the latest losses)."""
    for line in reversed(lines):
        if over <= 0:
            return
        if line.given * sign > 0:
            part = min(over, line.given * sign)
            line.take(part * sign, why)
            over -= part


def _met(duty: Minimum, lines: list[Line]) -> Met:
    """Counts what happened, whether a cap left points for it or not."""
    have = sum(1 for line in lines if line.counts and line.item.code in duty.items)
    return Met(duty.name, have, duty.least, max(0, duty.least - have) * duty.cost, duty.ceiling)


def _total(plan: Plan, lines: list[Line], groups: Mapping[str, GroupScore], minimums: tuple[Met, ...], standing: bool) -> Sheet:
    book = plan.book
    outer = [groups[group.code] for group in book.groups if not group.within]
    cap, notes = book.cap_for(standing), []
    gained = book.base + sum((one.points for one in outer if not one.bonus and one.points > 0), ZERO)
    lost = sum((one.points for one in outer if not one.bonus and one.points < 0), ZERO)
    if cap is not None and gained > cap:
        notes.append(f"总分最多 {plain(cap)} 分，多出的 {plain(gained - cap)} 分不计")
        _take([line for line in lines if line.item.group not in plan.outside], gained - cap, f"总分最多 {plain(cap)} 分")
        gained = cap
    cost = sum((met.cost for met in minimums), ZERO)
    if cost:
        notes.append(f"必做的事没有做满，扣 {plain(cost)} 分")
    bonus = sum((one.points for one in outer if one.bonus), ZERO)
    if book.bonus_cap is not None and bonus > book.bonus_cap:
        notes.append(f"加分最多 {plain(book.bonus_cap)} 分，多出的 {plain(bonus - book.bonus_cap)} 分不计")
        _take([line for line in lines if line.item.group in plan.outside], bonus - book.bonus_cap, f"加分最多 {plain(book.bonus_cap)} 分")
        bonus = book.bonus_cap
    ordinary = gained + lost - cost
    if book.floor is not None and ordinary + bonus < book.floor:
        notes.append(f"扣到 {plain(book.floor)} 分为止")
        ordinary = book.floor - bonus
    shown = tuple(groups[group.code] for group in book.groups)
    return Sheet(ordinary + bonus, ordinary, bonus, book.base, cap, cost, tuple(lines), shown, minimums, tuple(notes))
