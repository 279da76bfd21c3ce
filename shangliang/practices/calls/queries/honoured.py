"""What was awarded: for lists, for the pages of what was honoured, and for whoever shows it abroad."""


from django.db.models import QuerySet

from ..models import Nomination
from ..rules import NominationState

AWARDED = NominationState.AWARDED


def awards(kind: str = "", year: int | None = None) -> QuerySet[Nomination]:
    """What was awarded, of one kind and year where they are named, in the order of the certificates."""
    found = Nomination.objects.filter(state=AWARDED).select_related("call", "member__sector", "organ", "unit").order_by("-call__year", "call__kind", "number", "pk")
    found = found.filter(call__kind=kind) if kind else found
    return found.filter(call__year=year) if year else found


def awarded_things(kind: str) -> QuerySet[Nomination]:
    """The awards of a kind that is about things: a room asks with the ids of its own."""
    return Nomination.objects.filter(state=AWARDED, call__kind=kind, thing__isnull=False)


def shown_deeds(year: int | None = None) -> QuerySet[Nomination]:
    """Awards whose deed may be shown to everybody inside (N14)."""
    return awards(year=year).filter(shown=True)


def open_deeds(*, member_id: int | None = None, pk: int | None = None) -> list[Nomination]:
    """Deeds that the public reads: shown, and agreed to by the honoured; of one member, or one of them, where it is named."""
    found = shown_deeds().exclude(consent="")
    found = found.filter(member_id=member_id) if member_id is not None else found
    return list((found.filter(pk=pk) if pk is not None else found)[:200])
