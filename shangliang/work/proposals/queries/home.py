"""What the homes ask about proposals: days on which replies are due, and what has come to its end."""

from datetime import date

from django.db.models import Count, QuerySet

from shangliang.commons.access import Viewer

from ..access import visible_to
from ..models import Proposal
from ..rules import State


def due_by_day(viewer: Viewer, first: date, last: date) -> dict[date, int]:
    """How many proposals are due on each day from `first` to `last`; days without any are left out (one query)."""
    rows = visible_to(viewer).filter(state=State.HANDLING, due_on__gte=first, due_on__lte=last).values_list("due_on").order_by()
    return dict(rows.annotate(n=Count("pk")).values_list("due_on", "n"))


def in_review(viewer: Viewer) -> QuerySet[Proposal]:
    """What waits for review at any stage, first come first."""
    waiting = visible_to(viewer).filter(state=State.SUBMITTED)
    return waiting.select_related("author", "organ").order_by("submitted_at", "pk")
