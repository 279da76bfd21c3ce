"""What waits for a voter."""

from django.db.models import Q, QuerySet

from shangliang.commons.access import UNIT, Role, Viewer
from shangliang.foundation.errors import NotFound

from ..models import Poll, Ticket
from ..rules import State


def held_by(viewer: Viewer) -> QuerySet[Ticket]:
    """All tickets of a viewer: as a member, their unit's, or their role's."""
    mine = Q(roles__contains=[str(viewer.role)])
    if viewer.role == Role.MEMBER:
        mine = Q(member_id=viewer.member_id or 0)
    elif viewer.role in UNIT:
        mine = Q(unit_id=viewer.unit_id or 0)
    return Ticket.objects.filter(mine).select_related("poll", "target", "answer")


def waiting(viewer: Viewer) -> QuerySet[Ticket]:
    """Tickets not used yet of running polls, those that end first before."""
    return held_by(viewer).filter(cast=False, poll__state=State.OPEN).order_by("poll__closes_at", "poll_id", "pk")


def answered_by(viewer: Viewer, limit: int = 50) -> list[Ticket]:
    """Tickets a viewer has used, the latest poll first."""
    return list(held_by(viewer).filter(cast=True).order_by("-poll_id", "pk")[:limit])


def seen_ticket(viewer: Viewer, ticket_id: int) -> Ticket:
    """One of the viewer's tickets; raises NotFound for anybody else's."""
    found = held_by(viewer).filter(pk=ticket_id).first()
    if found is None:
        raise NotFound()
    return found


def sheet_of(viewer: Viewer, poll_id: int) -> tuple[Poll, list[Ticket]]:
    """A poll and all of a viewer's tickets in it, in the order of its targets; raises NotFound where there are none."""
    found = list(held_by(viewer).filter(poll_id=poll_id).order_by("target_id", "pk"))
    if not found:
        raise NotFound()
    return found[0].poll, found


def next_ticket(viewer: Viewer, poll: Poll, occasion_id: int) -> Ticket | None:
    """The next unused ticket of a viewer in a poll on the same occasion."""
    return waiting(viewer).filter(poll=poll, occasion_id=occasion_id).first()
