"""Scores as they follow from the ledger: one member's sheet, everybody's table. Nothing is stored."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import F, Q
from django.utils import timezone

from shangliang.commons.people.models import Member
from shangliang.foundation.errors import NotFound
from shangliang.foundation.periods import Period

from ..rules import Graded, Known, Seated, Sheet, graded, score, scored_of, why_exempt
from .books import Ready, period_of
from .facts import NOW, AsOf, facts_of

BATCH = 10_000


@dataclass(frozen=True)
class Person:
    """A member as scoring looks at them, with the names a table shows."""

    id: int
    name: str
    sort_key: str
    sector_id: int
    sector: str
    standing: bool
    office: str
    job: str
    since: date
    until: date | None

    @property
    def seated(self) -> Seated:
        return Seated(self.name, self.office, self.job, self.since, self.until)


@dataclass(frozen=True)
class Row:
    """A member with sheet and grade; `passed` is how much of the score year is over (0 to 1), as far as anything can be asked of them by now."""

    person: Person
    sheet: Sheet
    graded: Graded = field(default_factory=lambda: Graded(""))
    passed: Decimal = Decimal(1)

    @property
    def total(self) -> Decimal:
        return self.sheet.total


COLUMNS = ("pk", "name", "sort_key", "sector_id", "sector__name", "standing", "office", "job", "since", "until")


def people_of(period: Period[date], ids: Sequence[int] | None = None) -> list[Person]:
    """Who was a member at any time in a period, in the order of the roster."""
    found = Member.objects.filter(Q(until__isnull=True) | Q(until__gt=period.start), since__lt=period.end)
    if ids is not None:
        found = found.filter(pk__in=ids)
    return [Person(*row) for row in found.order_by(F("sort_key"), "pk").values_list(*COLUMNS)]


def table(ready: Ready, number: int, as_of: AsOf = NOW, *, keep_lines: bool = True) -> list[Row]:
    """Everybody's sheet and grade of a score year, in the order of the roster; two statements for each ten thousand members.

    `keep_lines=False` drops the single points, for comparisons of very many.
    """
    period = period_of(ready.book, number)
    people = people_of(period)
    sheets = dict(sheets_of(ready, period, people, as_of, keep_lines=keep_lines))
    return with_grades(ready, period, [(person, sheets[person.id]) for person in people])


def sheets_of(ready: Ready, period: Period[date], people: Sequence[Person], as_of: AsOf = NOW, *, keep_lines: bool = True) -> Iterator[tuple[int, Sheet]]:
    """The sheets of these people by id, in batches, so that fifty thousand need no more memory than ten."""
    by_id = sorted(people, key=lambda person: person.id)
    for start in range(0, len(by_id), BATCH):
        batch = by_id[start : start + BATCH]
        facts = facts_of(ready.plan, period, [person.id for person in batch], as_of)
        for person in batch:
            sheet = score(ready.plan, facts.get(person.id, ()), standing=person.standing)
            yield person.id, sheet if keep_lines else sheet.bare()


def with_grades(ready: Ready, period: Period[date], sheets: Sequence[tuple[Person, Sheet]]) -> list[Row]:
    """Sheets with grades, which depend on everybody where there are quotas."""
    start, end = period.start or date.min, period.end or date.max
    exempt = ready.book.exempt
    scored = [scored_of(person.id, sheet, why_exempt(exempt, person.seated, start, end)) for person, sheet in sheets]
    grades = graded(ready.book, scored)
    passed = passed_of(period, timezone.localdate())
    return [Row(person, sheet, grades[person.id], passed) for person, sheet in sheets]


def passed_of(period: Period[date], today: date) -> Decimal:
    """How much of a score year is over on a day of the committee's calendar: 0 before it, 1 when it has ended."""
    if period.start is None or period.end is None:
        return Decimal(1)
    days = (min(max(today, period.start), period.end) - period.start).days
    return Decimal(days) / Decimal((period.end - period.start).days)


@dataclass(frozen=True)
class Own:
    """One member's sheet with its facts' labels, and why they are not graded, if so."""

    person: Person
    sheet: Sheet
    exempt: str
    facts: Sequence[Known]


def sheet_of(ready: Ready, number: int, member_id: int, as_of: AsOf = NOW) -> Own:
    """One member's sheet of a score year; raises NotFound when they had no seat in it."""
    period = period_of(ready.book, number)
    people = people_of(period, [member_id])
    if not people:
        raise NotFound(f"这位委员在{period.label}没有任职，没有得分。")
    facts = facts_of(ready.plan, period, [member_id], as_of, labels=True).get(member_id, [])
    person = people[0]
    exempt = why_exempt(ready.book.exempt, person.seated, period.start or date.min, period.end or date.max)
    return Own(person, score(ready.plan, facts, standing=person.standing), exempt, facts)
