"""Polls: which there are, how far they have come, who has not answered."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from shangliang.commons.access import Viewer
from shangliang.commons.committees.ready import AnyOf, Given, Ready
from shangliang.foundation.errors import NotFound

from ..access import READERS
from ..models import Poll, Ticket
from ..rules import State


def _counted() -> QuerySet[Poll]:
    return Poll.objects.annotate(invited=Count("tickets"), answered=Count("tickets", filter=Q(tickets__cast=True)))


def polls_seen(viewer: Viewer) -> QuerySet[Poll]:
    """Polls for those who read results, with `invited` and `answered`; the running ones first."""
    if viewer.role not in READERS:
        return Poll.objects.none()
    return _counted().order_by("-state", "-closes_at", "-pk")  # open, closed, cancelled


def seen_poll(viewer: Viewer, poll_id: int) -> Any:
    """One poll with `invited` and `answered`; raises NotFound for who may not see it."""
    found = polls_seen(viewer).filter(pk=poll_id).first()
    if found is None:
        raise NotFound()
    return found


def visible_polls(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those polls among `ids` whose page a viewer may open."""
    return set(polls_seen(viewer).filter(pk__in=list(ids)).values_list("pk", flat=True))


def poll_of(poll_id: int) -> Poll | None:
    """One poll, whoever asks."""
    return Poll.objects.filter(pk=poll_id).first()


def open_about(about: str, kinds: Iterable[str]) -> list[Poll]:
    """The polls of these kinds about a thing that take answers."""
    return OPEN_ABOUT(kinds=list(kinds), about=about)


OPEN_ABOUT: Ready[Poll] = Ready(lambda: Poll.objects.filter(kind__in=AnyOf("kinds", "text"), about=Given("about", "text"), state=State.OPEN).order_by("pk"))


def asks_on(poll: Poll, occasion_id: int) -> bool:
    """Whether anybody is asked about an occasion already."""
    return poll.tickets.filter(occasion_id=occasion_id).exists()


def progress(about: str, *codes: str) -> dict[str, Any]:
    """The latest poll of each kind about a thing, not cancelled, with `invited` and `answered`, by kind."""
    found = _counted().filter(about=about, kind__in=codes).exclude(state=State.CANCELLED)
    return {poll.kind: poll for poll in found.order_by("opened_at", "pk")}


def outstanding(poll: Poll) -> QuerySet[Ticket]:
    """The tickets not used yet."""
    return poll.tickets.filter(cast=False).select_related("target").order_by("voter", "pk")


def voters(poll: Poll) -> list[dict[str, Any]]:
    """Who still owes how many answers, those who owe most first: {voter, owed, reminded}."""
    rows = poll.tickets.filter(cast=False).values("voter").annotate(owed=Count("pk"), chased=Count("pk", filter=Q(reminded=True)))
    return list(rows.order_by("-owed", "voter"))


def overdue(moment: datetime, after: int = 0, limit: int = 100) -> list[Poll]:
    """The next polls whose time is over and which nobody closed."""
    return list(Poll.objects.filter(state=State.OPEN, closes_at__lte=moment, pk__gt=after).order_by("pk")[:limit])
