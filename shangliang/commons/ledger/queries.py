"""Reading the ledger: standing facts, the history of a thing, and how far a follower may read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from shangliang.commons.committees.marks import mark, word
from shangliang.commons.committees.ready import Ready
from shangliang.commons.subjects import Ref

from .declared import kinds, said_day
from .models import Fact, Party
from .telling import Happened, Of

ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def standing(as_of: datetime | None = None) -> QuerySet[Fact]:
    """Facts that hold: neither retracted nor retractions; `as_of` gives what was known at that moment."""
    retractions = Fact.objects.filter(retracts=OuterRef("pk"))
    facts = Fact.objects.filter(retracts__isnull=True)
    if as_of is not None:
        facts = facts.filter(recorded_at__lte=as_of)
        retractions = retractions.filter(recorded_at__lte=as_of)
    return facts.exclude(Exists(retractions))


def not_retracted() -> QuerySet[Fact]:
    """Facts that nothing took back, retractions among them: what was last said of a thing, whichever way."""
    return Fact.objects.exclude(Exists(Fact.objects.filter(retracts=OuterRef("pk"))))


def history(subject_type: str, subject_id: int) -> QuerySet[Fact]:
    """All that was ever recorded about one thing, latest first; retracted facts are included and carry `retracted_by`."""
    found = Fact.objects.filter(subject_type=subject_type, subject_id=subject_id)
    return found.select_related("retracted_by").order_by("-happened_at", "-id")


def horizon() -> int:
    """The transaction number below which nothing can still appear; followers read facts with a smaller `xid` only."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        return int(cursor.fetchone()[0])


def following(xid: int, fact_id: int, *, below: int, kinds: Iterable[str], limit: int) -> list[Happened]:
    """The facts of some kinds after a place, in the order in which they are safe to read: by transaction, then by number.

    `below` is the horizon: facts of transactions that may still be running are left for the next time.
    """
    beyond = Q(xid__gt=xid) | Q(xid=xid, pk__gt=fact_id)
    found = Fact.objects.filter(beyond, xid__gte=xid, xid__lt=below, kind__in=list(kinds))
    found = found.prefetch_related("parties").order_by("xid", "pk")[:limit]
    return [_happened(fact, fact.parties.all()) for fact in found]


def _happened(fact: Fact, parties: Iterable[Party]) -> Happened:
    named = tuple(Of(party.role, party.member_id, party.unit_id, party.organ_id) for party in parties)
    return Happened(
        id=fact.pk, xid=fact.xid, act_uid=fact.act_uid, kind=fact.kind, subject=Ref(fact.subject_type, fact.subject_id, fact.subject_label), data=fact.data,
        actor_id=fact.actor_id, actor=fact.actor_label, at=fact.happened_at, recorded_at=fact.recorded_at, parties=named,
    )


def found_by(ids: list[int]) -> list[Happened]:
    """The facts with these ids, with their parties, in the order given."""
    found = {fact.pk: fact for fact in Fact.objects.filter(pk__in=ids).prefetch_related("parties")}
    return [_happened(found[number], found[number].parties.all()) for number in ids if number in found]


FEW = 3  # facts of one kind of one act that `lately` gives at most


def lately(since: datetime, limit: int = 60) -> list[Happened]:
    """What was done since a moment, the latest first, without parties; of an act that did one thing to very many, only a few."""
    place = Window(RowNumber(), partition_by=["act_uid", "kind"], order_by="-pk")
    found = Fact.objects.filter(happened_at__gte=since).annotate(place=place).filter(place__lte=FEW)
    return [_happened(fact, ()) for fact in found.order_by("-happened_at", "-pk")[:limit]]


def extents(acts: Iterable[UUID]) -> dict[tuple[UUID, str], int]:
    """Of how many things each act says each kind of fact (one query)."""
    said = Fact.objects.filter(act_uid__in=list(acts)).order_by().values_list("act_uid", "kind").annotate(Count("pk"))
    return {(act, kind): count for act, kind, count in said}


def last_credited(kinds: Iterable[str], roles: Iterable[str]) -> dict[int, tuple[datetime, str]]:
    """By member: when a standing fact of some kinds last credited them in one of some roles, and what it was about."""
    retracted = Exists(Fact.objects.filter(retracts=OuterRef("fact_id")))
    found = Party.objects.filter(kind__in=list(kinds), role__in=list(roles), member__isnull=False, fact__retracts__isnull=True).exclude(retracted)
    last = found.order_by("member_id", "-happened_at", "-fact_id").distinct("member_id")
    return {member: (at, label) for member, at, label in last.values_list("member_id", "happened_at", "fact__subject_label")}


@dataclass(frozen=True)
class Wanted:
    """What a reader of the whole ledger narrows it to; empty means everything. `who` is part of a name, days are local."""

    kind: str = ""
    who: str = ""
    text: str = ""
    first: date | None = None
    last: date | None = None
    subject_type: str = ""
    subject_id: int | None = None


def whole(wanted: Wanted) -> QuerySet[Fact]:
    """The committee's ledger, the latest entry first; retracted facts are included and carry `retracted_by`."""
    found = Fact.objects.select_related("retracted_by").order_by("-happened_at", "-pk")
    if wanted.kind:
        found = found.filter(kind__startswith=wanted.kind) if wanted.kind.endswith(".") else found.filter(kind=wanted.kind)
    if wanted.who:
        found = found.filter(actor_label__contains=wanted.who)
    if wanted.text:
        found = found.filter(subject_label__contains=wanted.text)
    if wanted.first:
        found = found.filter(happened_at__gte=_midnight(wanted.first))
    if wanted.last:
        found = found.filter(happened_at__lt=_midnight(wanted.last + timedelta(days=1)))
    if wanted.subject_type:
        found = found.filter(subject_type=wanted.subject_type)
    if wanted.subject_id is not None:
        found = found.filter(subject_id=wanted.subject_id)
    return found


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def kinds_recorded() -> list[str]:
    """The kinds of fact this committee's ledger holds."""
    return sorted(Fact.objects.order_by().values_list("kind", flat=True).distinct())


@dataclass(frozen=True)
class Told:
    """One fact as a page tells it: when, who, what was done, and the details worth a line."""

    at: datetime
    who: str
    what: str
    note: str
    kind: str
    retracted: bool


def told(subject_type: str, subject_id: int, limit: int = 200) -> list[Told]:
    """The history of one thing in words, latest first."""
    return [tell(fact) for fact in HISTORY(limit, type=subject_type, id=subject_id)]


HISTORY: Ready[Fact] = Ready(lambda limit: history(word("type"), mark("id"))[:limit])


def told_of(room: str, *, limit: int = 200, **party: int) -> list[Told]:
    """What one room recorded of a party, in words, latest first: `told_of("membership", member=12)`."""
    ((who, number),) = party.items()
    ours = [kind for kind in kinds.names() if kind.startswith(f"{room}.")]
    credited = Party.objects.filter(fact=OuterRef("pk"), **{f"{who}_id": number})
    found = Fact.objects.filter(Exists(credited), kind__in=ours).select_related("retracted_by").order_by("-happened_at", "-id")
    return [tell(fact) for fact in found[:limit]]


def tell(fact: Fact) -> Told:
    """A fact in words: the label it was declared with, and what it carries as a note."""
    what = getattr(kinds.get(fact.kind), "label", fact.kind) if fact.kind in kinds else fact.kind
    retracted = hasattr(fact, "retracted_by")
    return Told(at=fact.happened_at, who=fact.actor_label, what=what, note=_note(fact), kind=fact.kind, retracted=retracted)


def _note(fact: Fact) -> str:
    """What a fact carries: in the words of its own `said()`, else its texts and lists one after the other."""
    declared: Any = kinds.get(fact.kind) if fact.kind in kinds else None
    if hasattr(declared, "said") and {one.name for one in fields(declared)} == set(fact.data):
        return str(declared(**fact.data).said())
    values = [fact.data.get(name) for name in _order(fact)]
    details = [_day(value) if isinstance(value, str) else "、".join(map(str, value)) for value in values if isinstance(value, str | list) and value]
    return "　".join(details)


def _day(text: str) -> str:
    """A day as people write it; any other text as it is."""
    return said_day(text) if ISO_DAY.fullmatch(text) else text


def _order(fact: Fact) -> list[str]:
    """The names of a fact's details as they were declared: the database keeps them in an order of its own."""
    declared = list(fields(kinds.get(fact.kind))) if fact.kind in kinds else []
    said = [one.name for one in declared]
    return said + [name for name in fact.data if name not in said]
