"""Reading the ledger: standing facts, the history of a thing, and how far a follower may read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from shangliang.commons.subjects import Ref

from .declared import kinds
from .models import Fact, Party
from .telling import Happened, Of


def standing(as_of: datetime | None = None) -> QuerySet[Fact]:
    """Facts that hold: neither retracted nor retractions; `as_of` gives what was known at that moment."""
    retractions = Fact.objects.filter(retracts=OuterRef("pk"))
    facts = Fact.objects.filter(retracts__isnull=True)
    if as_of is not None:
        facts = facts.filter(recorded_at__lte=as_of)
        retractions = retractions.filter(recorded_at__lte=as_of)
    return facts.exclude(Exists(retractions))


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
    return [_happened(fact) for fact in found]


def _happened(fact: Fact) -> Happened:
    parties = tuple(Of(party.role, party.member_id, party.unit_id, party.organ_id) for party in fact.parties.all())
    return Happened(
        id=fact.pk, xid=fact.xid, kind=fact.kind, subject=Ref(fact.subject_type, fact.subject_id, fact.subject_label), data=fact.data,
        actor_id=fact.actor_id, actor=fact.actor_label, at=fact.happened_at, recorded_at=fact.recorded_at, parties=parties,
    )


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
    return [tell(fact) for fact in history(subject_type, subject_id)[:limit]]


def told_of(room: str, *, limit: int = 200, **party: int) -> list[Told]:
    """What one room recorded of a party, in words, latest first: `told_of("membership", member=12)`."""
    ((who, number),) = party.items()
    ours = [kind for kind in kinds.names() if kind.startswith(f"{room}.")]
    credited = Party.objects.filter(fact=OuterRef("pk"), **{f"{who}_id": number})
    found = Fact.objects.filter(Exists(credited), kind__in=ours).select_related("retracted_by").order_by("-happened_at", "-id")
    return [tell(fact) for fact in found[:limit]]


def tell(fact: Fact) -> Told:
    """A fact in words: the label it was declared with, and its texts and lists as a note."""
    what = kinds.get(fact.kind).label if fact.kind in kinds else fact.kind
    details = [str(value) if isinstance(value, str) else "、".join(map(str, value)) for value in fact.data.values() if isinstance(value, str | list) and value]
    retracted = hasattr(fact, "retracted_by")
    return Told(at=fact.happened_at, who=fact.actor_label, what=what, note="　".join(details), kind=fact.kind, retracted=retracted)
