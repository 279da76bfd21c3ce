"""Members of a term with what the years say of them, for whoever prepares the nominations of the next one (N09)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from shangliang.commons.committees.models import Term
from shangliang.commons.committees.scope import here, setting
from shangliang.commons.figures.splitting import split
from shangliang.commons.ledger.queries import standing
from shangliang.commons.people.models import Member
from shangliang.foundation.periods import Period

from ..models import Result
from ..rules import plain
from ..rules.reappointing import Advised, YearGrade, advise
from .books import examined


@dataclass(frozen=True)
class Line:
    """A member with the term's years, attendance, absences, follow-ups and the advice."""

    member: Any
    grades: tuple[YearGrade, ...]
    attended: int
    absences: int
    steps: tuple[str, ...]
    advised: Advised


def present(day: date) -> Term | None:
    """The term we are in, else the latest."""
    return here().term_on(day) or Term.objects.order_by("-number").first()


def lines(term: Term, day: date) -> list[Line]:
    """Everybody who sits in the term on a day, by sector and name."""
    last = min(day, term.ends_on or day)
    period = Period.days(min(term.starts_on, last), last)
    members = [one for one in Member.objects.filter(term=term).select_related("sector").order_by("sector__position", "sort_key") if one.until is None or one.until > day]
    grades, steps = _grades(term.starts_on.year, last.year), _steps(period)
    attended, absent = _by_member("meetings.attendances", period), _by_member("absences.absences", period)
    limits = {"worst_years": setting("duty.not_again_years"), "most_absences": setting("duty.careful_absences")}
    found = []
    for one in members:
        mine, taken = tuple(grades.get(one.pk, ())), tuple(steps.get(one.pk, ()))
        found.append(Line(one, mine, attended.get(one.pk, 0), absent.get(one.pk, 0), taken, advise(mine, taken, absent.get(one.pk, 0), **limits)))
    return found


def _by_member(code: str, period: Period[date]) -> dict[int, int]:
    return {int(part.key): int(part.value.number or 0) for part in split(code, "member", period)}


def _grades(first: int, last: int) -> dict[int, list[YearGrade]]:
    """The grades of each member in the latest publication of each year."""
    found: dict[int, dict[int, YearGrade]] = defaultdict(dict)
    ends: dict[int, tuple[str, str]] = {}
    results = Result.objects.filter(publication__year__gte=first, publication__year__lte=last).select_related("publication__rulebook").defer("sheet")
    for one in results.order_by("publication__number"):
        book = one.publication.rulebook
        if book.pk not in ends:
            names = [grade.name for grade in examined(book.body)[0].grades]
            ends[book.pk] = (names[0], names[-1]) if len(names) > 1 else ("", "")
        best, worst = ends[book.pk]
        year = one.publication.year
        found[one.member_id][year] = YearGrade(year, one.grade or "不计等次", plain(one.total), bool(one.grade) and one.grade == best, bool(one.grade) and one.grade == worst)
    return {member: [years[year] for year in sorted(years)] for member, years in found.items()}


def _steps(period: Period[date]) -> dict[int, list[str]]:
    """The follow-ups of the period, by member, the earliest first."""
    found: dict[int, list[str]] = defaultdict(list)
    facts = standing().filter(kind="duty.step_taken", data__year__gte=period.start.year, data__year__lte=(period.end - timedelta(days=1)).year)
    for fact in facts.order_by("happened_at", "pk"):
        found[fact.subject_id].append(fact.data["step"])
    return found
