"""Everybody's scores as tables: narrowed and sorted, ranked by sector and organ, compared under two rulebooks."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from shangliang.commons.committees.scope import setting

from ..queries import organs
from ..queries.scores import Row
from ..rules import Rulebook, plain

SORTS = {"place": "名次", "total": "得分", "name": "姓名", "sector": "界别"}


@dataclass(frozen=True)
class Wanted:
    """What the table is narrowed to."""

    text: str = ""
    sector: int | None = None
    organ: int | None = None
    grade: str = ""
    view: str = ""
    sort: str = "place"
    page: int = 1


def laggard(row: Row) -> bool:
    """Whether a graded member is behind: below as much of the committee's mark as the year has passed; short of a minimum duty only when it is over."""
    if row.graded.place is None or row.graded.note.endswith("不计分"):
        return False
    return row.total < setting("duty.laggard") * row.passed or (row.passed == 1 and bool(row.sheet.missing))


def narrowed(rows: Sequence[Row], wanted: Wanted, inside: set[int] | None) -> list[Row]:
    """The rows that fit; `inside` are the members of the chosen organ."""
    found = [row for row in rows if _fits(row, wanted, inside)]
    far = 10**9
    keys = {
        "place": lambda row: (row.graded.place or far, -row.total, row.person.sort_key),
        "total": lambda row: (row.total, row.person.sort_key),
        "name": lambda row: row.person.sort_key,
        "sector": lambda row: (row.person.sector, row.graded.place or far),
    }
    return sorted(found, key=keys.get(wanted.sort, keys["place"]))


def _fits(row: Row, wanted: Wanted, inside: set[int] | None) -> bool:
    if wanted.text and wanted.text not in row.person.name:
        return False
    if wanted.sector and row.person.sector_id != wanted.sector:
        return False
    if inside is not None and row.person.id not in inside:
        return False
    if wanted.grade and row.graded.grade != wanted.grade:
        return False
    return {"behind": laggard, "missing": lambda one: bool(one.sheet.missing), "exempt": lambda one: one.graded.place is None}.get(wanted.view, lambda one: True)(row)


def grade_counts(book: Rulebook, rows: Sequence[Row]) -> list[tuple[str, int]]:
    """How many got each grade, best first."""
    count = Counter(row.graded.grade for row in rows if row.graded.place is not None)
    return [(grade.name, count.get(grade.name, 0)) for grade in book.grades]


@dataclass(frozen=True)
class Body:
    """A sector or organ with its members' scores."""

    name: str
    href: str
    people: int
    mean: Decimal
    best: str
    behind: int
    grades: tuple[int, ...] = ()


def ranked(book: Rulebook, groups: Sequence[tuple[str, str, Sequence[Row]]]) -> list[Body]:
    """Bodies (name, address, rows) by the mean of those who are graded."""
    found = []
    for name, href, rows in groups:
        counted = [row for row in rows if row.graded.place is not None]
        if not counted:
            continue
        mean = (sum((row.total for row in counted), Decimal(0)) / len(counted)).quantize(Decimal("0.1"))
        best = max(counted, key=lambda row: (row.total, row.person.sort_key))
        grades = tuple(number for _, number in grade_counts(book, counted))
        found.append(Body(name, href, len(counted), mean, f"{best.person.name} {plain(best.total)}", sum(laggard(row) for row in counted), grades))
    return sorted(found, key=lambda body: (-body.mean, body.name))


def by_sector(rows: Sequence[Row]) -> dict[tuple[int, str], list[Row]]:
    """Rows by sector."""
    found: dict[tuple[int, str], list[Row]] = defaultdict(list)
    for row in rows:
        found[row.person.sector_id, row.person.sector].append(row)
    return found


def bodies_of(book: Rulebook, rows: Sequence[Row], period: Any) -> dict[str, list[Body]]:
    """Sectors, and special committees, groups and stations, by the mean of their members: what the chairs hear."""
    seats = organs.seats_in(period.start, period.end)
    named = organs.named(list(seats))
    inside = [(str(named[pk]), "", [row for row in rows if row.person.id in members]) for pk, members in seats.items() if pk in named]
    return {"界别": ranked(book, [(name, "", found) for (_, name), found in by_sector(rows).items()]), "机构": ranked(book, inside)}


@dataclass(frozen=True)
class Move:
    """A member under two rulebooks."""

    id: int
    name: str
    sector: str
    before: str
    after: str
    places: int | None
    change: Decimal
    grade_before: str
    grade_after: str


def moves(before: Sequence[Row], after: Sequence[Row]) -> list[Move]:
    """Who moves how, the largest change of place first."""
    old = {row.person.id: row for row in before}
    found = []
    for row in after:
        was = old.get(row.person.id)
        if was is None:
            continue
        places = was.graded.place - row.graded.place if was.graded.place and row.graded.place else None
        found.append(
            Move(row.person.id, row.person.name, row.person.sector, plain(was.total), plain(row.total), places, row.total - was.total, was.graded.grade, row.graded.grade)
        )
    return sorted(found, key=lambda move: (-abs(move.places or 0), -abs(move.change), move.name))


def spread(rows: Sequence[Row], steps: int = 10) -> list[dict[str, Any]]:
    """How many members have how many points, in steps of ten (of fifty where totals are large)."""
    counted = [row.total for row in rows if row.graded.place is not None]
    width = steps if max(counted, default=Decimal(0)) <= 200 else 50
    count = Counter(max(0, int(total // width)) for total in counted)
    most = max(count.values(), default=1)
    return [{"label": f"{n * width}–{(n + 1) * width - 1}", "count": count.get(n, 0), "percent": round(100 * count.get(n, 0) / most)} for n in range(min(count, default=0), max(count, default=0) + 1)]
