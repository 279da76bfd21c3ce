"""What was published: frozen sheets, and the grades of earlier years."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from shangliang.commons.ledger.queries import found_by

from ..models import Publication, Result
from ..rules import GroupScore, Item, Known, Line, Met, Plan, Sheet, plain
from .scores import Row


def publications(year: int) -> list[Publication]:
    """The publications of a score year, the latest first."""
    return list(Publication.objects.filter(year=year).select_related("rulebook"))


def latest(year: int) -> Publication | None:
    """The publication that holds for a year."""
    return Publication.objects.filter(year=year).select_related("rulebook").order_by("-number").first()


def result_of(publication: Publication, member_id: int) -> Result | None:
    """A member's frozen sheet."""
    return Result.objects.filter(publication=publication, member_id=member_id).first()


def place_in_sector(publication: Publication, result: Result) -> tuple[int, int]:
    """How many graded members of the same sector have more points, and how many there are."""
    same = Result.objects.filter(publication=publication, place__isnull=False, sheet__sector=result.sheet["sector"])
    return same.filter(total__gt=result.total).count(), same.count()


def grades_before(year: int, members: Sequence[int]) -> dict[int, list[str]]:
    """Published grades of earlier years by member, the latest year first; a year without a publication ends the row."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    results = Result.objects.filter(publication__year__lt=year, publication__year__gte=year - 5, member_id__in=list(members))
    for member, of_year, _, grade in results.order_by("publication__number").values_list("member_id", "publication__year", "publication__number", "grade"):
        found[member][of_year] = grade
    return {member: _row(years, year) for member, years in found.items()}


def _row(years: dict[int, str], year: int) -> list[str]:
    grades = []
    while (year := year - 1) in years:
        grades.append(years[year])
    return grades


def frozen(row: Row) -> dict[str, Any]:
    """A sheet as it is kept: numbers as text, so that they come back exactly."""
    sheet = row.sheet
    return {
        "total": plain(sheet.total), "ordinary": plain(sheet.ordinary), "bonus": plain(sheet.bonus), "base": plain(sheet.base), "cap": plain(sheet.cap),
        "cost": plain(sheet.cost), "notes": list(sheet.notes), "note": row.graded.note, "standing": row.person.standing, "sector": row.person.sector,
        "groups": [
            {"code": g.code, "name": g.name, "points": plain(g.points), "cap": plain(g.cap), "base": plain(g.base), "bonus": g.bonus, "within": g.within} for g in sheet.groups
        ],
        "minimums": [{"name": m.name, "have": m.have, "least": m.least, "cost": plain(m.cost)} for m in sheet.minimums],
        "lines": [
            {
                "item": line.item.code, "name": line.item.name, "group": line.item.group, "fact": line.fact.id, "subject": list(line.fact.subject), "role": line.fact.role,
                "day": line.fact.day.isoformat(), "worth": plain(line.worth), "given": plain(line.given), "why": line.why,
            }
            for line in sheet.lines
        ],
    }  # fmt: skip


def total_of(sheet: Sheet) -> Decimal:
    """The total as it is kept: two places."""
    return sheet.total.quantize(Decimal("0.01"))


def thawed(result: Result, plan: Plan) -> Sheet:
    """A frozen sheet as a sheet again, its facts with the labels they were recorded with."""
    kept = result.sheet
    items = {item.code: item for item in plan.book.items}
    labels = {fact.id: fact.subject.label for fact in found_by([line["fact"] for line in kept["lines"]])}
    lines = tuple(_line(line, items[line["item"]], labels.get(line["fact"], "")) for line in kept["lines"] if line["item"] in items)
    groups = tuple(
        GroupScore(g["code"], g["name"], Decimal(g["points"]), Decimal(g["cap"]) if g["cap"] else None, Decimal(g["base"] or 0), g["bonus"], g["within"]) for g in kept["groups"]
    )
    minimums = tuple(Met(m["name"], m["have"], m["least"], Decimal(m["cost"] or 0)) for m in kept["minimums"])
    numbers = {name: Decimal(kept[name] or 0) for name in ("total", "ordinary", "bonus", "base", "cost")}
    return Sheet(**numbers, cap=Decimal(kept["cap"]) if kept["cap"] else None, lines=lines, groups=groups, minimums=minimums, notes=tuple(kept["notes"]))


def _line(kept: dict[str, Any], item: Item, label: str) -> Line:
    part = next((part for part in item.parts if part.role == kept["role"]), item.parts[0])
    fact = Known(kept["fact"], "", "", date.fromisoformat(kept["day"]), (kept["subject"][0], kept["subject"][1]), kept["role"], label=label)
    return Line(item, part, fact, Decimal(kept["worth"]), Decimal(kept["given"]), counts=Decimal(kept["given"]) != 0 or not kept["why"], why=kept["why"])
