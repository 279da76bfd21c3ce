"""What machines ask of the ledger: every fact once in an order that never changes, what was touched since when, what was said already."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from shangliang.foundation.errors import Invalid

from .declared import kinds
from .models import Fact
from .queries import horizon


@dataclass(frozen=True, order=True)
class Cursor:
    """A place in the ledger: after the fact `id` of the transaction `xid`."""

    xid: int = 0
    id: int = 0

    @classmethod
    def parse(cls, text: str) -> "Cursor":
        """From what `str` wrote; "" is the beginning. Raises Invalid."""
        xid, dash, fact = text.strip().partition("-")
        if not text.strip():
            return cls()
        if not (dash and xid.isdecimal() and fact.isdecimal() and len(xid) < 19 and len(fact) < 19):
            raise Invalid("读到哪里的记号不对，请原样送回上一次得到的 next；从头读就不要送。", fields={"after": "请原样送回上一次的 next"})
        return cls(int(xid), int(fact))

    def __str__(self) -> str:
        return f"{self.xid}-{self.id}"


def feed(after: Cursor, limit: int) -> list[Fact]:
    """The next facts after a place, with their parties: in the order of their transactions, none of which can still grow.

    "Id greater than the last one seen" would lose facts: a slow transaction commits small ids late. So facts are told only
    below the horizon, ordered by (transaction, id); what is told once never gets a new neighbour before it (three queries).
    """
    beyond = Q(xid__gt=after.xid) | Q(xid=after.xid, pk__gt=after.id)
    told = Fact.objects.filter(beyond, xid__gte=after.xid, xid__lt=horizon())
    return list(told.order_by("xid", "pk").prefetch_related("parties")[:limit])


def touching(subject_type: str, since: datetime) -> QuerySet[Fact]:
    """Facts about things of one type, recorded at or after a moment: for a list of what has changed."""
    return Fact.objects.filter(subject_type=subject_type, recorded_at__gte=since)


def said_under(uid: UUID) -> Fact | None:
    """The first fact recorded under an act in this committee, or None: whether a repeated call was done before."""
    return Fact.objects.filter(act_uid=uid).order_by("id").first()


def label_of(fact: Fact) -> str:
    """What a fact is called on pages; a kind that no room declares any more is called by its code."""
    return str(kinds.get(fact.kind).label) if fact.kind in kinds else fact.kind  # type: ignore[attr-defined]
