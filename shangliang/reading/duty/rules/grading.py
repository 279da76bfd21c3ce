"""From totals to grades: limits, minimum duties, how many may be excellent, and who is not graded at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .rulebook import Consequence, Exempt, Grade, Rulebook
from .scoring import Sheet

MONTH_DAYS = Decimal("30.4375")


@dataclass(frozen=True)
class Scored:
    """A member's total as grading looks at it; `exempt` says why somebody is not graded."""

    key: int
    total: Decimal
    ceilings: tuple[str, ...] = ()
    exempt: str = ""


@dataclass(frozen=True)
class Graded:
    """A grade, the place among those graded (equal totals share one), and why it is not the better one."""

    grade: str
    place: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Seated:
    """What decides whether a member is graded. `since` counts, `until` does not."""

    name: str
    office: str
    job: str
    since: date
    until: date | None


def why_exempt(exempt: Exempt, who: Seated, start: date, end: date) -> str:
    """Why a member is not graded in the year from `start` to `end` (half-open), or ""."""
    if who.name in exempt.names:
        return "办法里列名不计分"
    if who.office and who.office in exempt.offices:
        return f"{who.office}不计分"
    if held := next((word for word in exempt.jobs if word in who.job), ""):
        return f"担任“{held}”，不计分"
    months = Decimal(max(0, (min(who.until or end, end) - max(who.since, start)).days)) / MONTH_DAYS
    if exempt.months and months < Decimal(exempt.months) - Decimal("0.1"):
        return f"本年度任职不满 {exempt.months} 个月，不计分"
    return ""


def graded(book: Rulebook, all_of_them: Sequence[Scored]) -> dict[int, Graded]:
    """The grades of everybody by key. A quota is never exceeded: equals at its edge all get the next grade."""
    scored = [one for one in all_of_them if not one.exempt]
    places = _places(scored)
    found = {one.key: Graded("", None, one.exempt) for one in all_of_them if one.exempt}
    names = [grade.name for grade in book.grades]
    at = {one.key: _level(book.grades, one) for one in scored}
    notes = {one.key: _why_lower(book.grades, one) for one in scored}
    for level, grade in enumerate(book.grades):
        if grade.share is None:
            continue
        room = int(len(scored) * grade.share / 100)
        inside = sorted((one for one in scored if at[one.key] == level), key=lambda one: -one.total)
        while len(inside) > room and inside:
            edge = inside[-1].total
            for one in [one for one in inside if one.total == edge]:
                at[one.key] = level + 1
                notes[one.key] = f"“{grade.name}”名额 {room} 名（{grade.share}%），按得分排到此为止"
            inside = [one for one in inside if one.total != edge]
    for one in scored:
        level = at[one.key]
        found[one.key] = Graded(names[level] if level < len(names) else "", places[one.key], notes[one.key])
    return found


def _places(scored: Sequence[Scored]) -> dict[int, int]:
    ordered = sorted(scored, key=lambda one: -one.total)
    places: dict[int, int] = {}
    for number, one in enumerate(ordered, 1):
        before = ordered[number - 2] if number > 1 else None
        places[one.key] = places[before.key] if before is not None and before.total == one.total else number
    return places


def level_of(grades: Sequence[Grade], total: Decimal) -> int:
    """Which grade a total reaches; the last one for those below all limits."""
    return next((level for level, grade in enumerate(grades) if total >= grade.least), max(0, len(grades) - 1))


def _level(grades: Sequence[Grade], one: Scored) -> int:
    names = [grade.name for grade in grades]
    lowest = max((names.index(name) for name in one.ceilings if name in names), default=0)
    return max(level_of(grades, one.total), lowest)


def _why_lower(grades: Sequence[Grade], one: Scored) -> str:
    return "必做的事没有做满，等次受限" if grades and _level(grades, one) > level_of(grades, one.total) else ""


def next_up(grades: Sequence[Grade], total: Decimal) -> tuple[str, Decimal] | None:
    """The next better grade and how many points are missing to it."""
    level = level_of(grades, total) if grades else 0
    better = grades[:level] if grades and total >= grades[-1].least else grades[:-1] or grades
    return (better[-1].name, better[-1].least - total) if better and better[-1].least > total else None


def advised(book: Rulebook, grades: Sequence[str]) -> Consequence | None:
    """What the book advises after these grades, latest year first: the heaviest step whose years are full."""
    found = None
    for one in book.consequences:
        run = grades[: one.years]
        if len(run) == one.years and all(grade == one.grade for grade in run) and (found is None or one.years >= found.years):
            found = one
    return found


def scored_of(key: int, sheet: Sheet, exempt: str) -> Scored:
    """A sheet as grading looks at it."""
    return Scored(key, sheet.total, tuple(sheet.ceilings), exempt)
