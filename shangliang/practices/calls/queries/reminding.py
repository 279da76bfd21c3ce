"""What the clockwork of calls asks."""

from collections.abc import Iterable
from uuid import UUID

from shangliang.commons.ledger.queries import standing

from ..models import Call
from ..rules import CallState

GOING = [CallState.OPEN, CallState.REVIEWING, CallState.PUBLIC]


def in_round(after: int = 0, limit: int = 200) -> list[Call]:
    """Calls whose clocks run, by id, in pieces."""
    return list(Call.objects.filter(state__in=GOING, pk__gt=after).order_by("pk")[:limit])


def reminders_sent(uids: Iterable[UUID]) -> set[UUID]:
    """Which of these reminders were sent already."""
    return set(standing().filter(kind="calls.reminded", act_uid__in=list(uids)).values_list("act_uid", flat=True))

