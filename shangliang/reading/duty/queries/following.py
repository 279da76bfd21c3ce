"""What was done about members who are behind, and what members achieved: read from the ledger for many at a time (N06–N08)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.utils import timezone

from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.queries import standing
from shangliang.foundation.periods import Period


@dataclass(frozen=True)
class Step:
    """One step the office took about a member."""

    at: datetime
    who: str
    step: str
    note: str


@dataclass(frozen=True)
class Work:
    """What members did of one kind in a period: how many things, by how many members."""

    kind: str
    sort: str
    things: int
    people: int


def steps_of(year: int) -> dict[int, list[Step]]:
    """The steps taken in a score year by member id, the earliest first (one query)."""
    found: dict[int, list[Step]] = defaultdict(list)
    for fact in standing().filter(kind="duty.step_taken", data__year=year).order_by("happened_at", "pk"):
        found[fact.subject_id].append(Step(fact.happened_at, fact.actor_label.partition("（")[0], fact.data["step"], fact.data["note"]))
    return found


def hearings() -> list[tuple[date, str, int, str]]:
    """When the chairs heard how members do their duty: (day, meeting, year, note), the latest first."""
    facts = standing().filter(kind="duty.heard").order_by("-happened_at", "-pk")[:20]
    return [(date.fromisoformat(fact.data["on"]), fact.data["meeting"], fact.data["year"], fact.data["note"]) for fact in facts]


def works(period: Period[date]) -> list[Work]:
    """All that members are credited with in a period of local days, by kind and sort (one statement)."""
    stretch = period.moments(timezone.get_default_timezone())
    text = (
        "select f.kind, f.sort, count(distinct (f.subject_type, f.subject_id)), count(distinct p.member_id)"
        " from ledger_party p join ledger_fact f on f.id = p.fact_id and f.committee_id = p.committee_id"
        " where p.committee_id = %s and p.member_id is not null and p.role <> 'asked' and p.happened_at >= %s and p.happened_at < %s"
        " and f.retracts_id is null and not exists (select 1 from ledger_fact r where r.retracts_id = f.id) group by 1, 2"
    )
    with connection.cursor() as cursor:
        cursor.execute(text, [here().committee.pk, stretch.start, stretch.end])
        return [Work(*row) for row in cursor.fetchall()]
