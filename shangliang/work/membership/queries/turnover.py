"""换届 before it is done: whose seats would end, who goes on, who is new, which bodies nobody of the new roster sits in (M02)."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from shangliang.commons.committees.models import Term
from shangliang.commons.people.models import Member, Organ, OrganKind

from ..intake import Kind
from .planned import Fate, Plan

KEPT = (OrganKind.SPECIAL_COMMITTEE, OrganKind.SECTOR, OrganKind.GROUP, OrganKind.STATION)


@dataclass(frozen=True)
class Turnover:
    """What a turnover would do: `leaving` are names of the old roster that the new one does not have."""

    before: Term
    after: Term
    outgoing: int
    continuing: int
    fresh: int
    leaving: list[str]
    empty: list[str]


def outgoing(term: Term) -> QuerySet[Member]:
    """Members of other terms who would still sit when `term` has begun: seats that its turnover ends."""
    others = Member.objects.exclude(term=term).filter(term__starts_on__lt=term.starts_on)
    return others.filter(Q(until__isnull=True) | Q(until__gt=term.starts_on)).select_related("term").order_by("sort_key", "pk")


def turnover(planned: Plan, term: Term) -> Turnover | None:
    """What bringing a planned roster into a term would turn over; None when nobody of an earlier term sits any more."""
    sitting = list(outgoing(term))
    if not sitting or not planned.of(Kind.MEMBERS):
        return None
    rows = [row for row in planned.of(Kind.MEMBERS) if row.fate is not Fate.ERROR]
    users = {row.values.get("user_id") for row in rows} - {None} | {row.target.user_id for row in rows if row.target is not None}
    going_on = [one for one in sitting if one.user_id in users]
    named = {(kind, name) for row in rows for kind, name in row.bodies} | {(OrganKind.SECTOR, row.values.get("sector")) for row in rows}
    named |= {tuple(row.values["key"]) for row in planned.of(Kind.ORGANS) if row.values.get("key")}
    bodies = Organ.objects.filter(until__isnull=True, kind__in=KEPT)
    return Turnover(
        before=sitting[0].term, after=term, outgoing=len(sitting), continuing=len(going_on), fresh=sum(row.fate is Fate.NEW for row in rows) - len(going_on),
        leaving=[one.name for one in sitting if one.user_id not in users], empty=[one.name for one in bodies if (OrganKind(one.kind), one.name) not in named],
    )
