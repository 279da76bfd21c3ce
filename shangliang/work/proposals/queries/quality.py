"""Which points of review filed proposals missed most. The rates themselves are figures (`rates.QUALITY`)."""

from collections import Counter
from datetime import date
from typing import Any

from shangliang.commons.ledger.queries import standing

from ..models import Proposal
from .rates import stretch

MOST = 10


def lacking(session: Any, today: date) -> list[tuple[str, int]]:
    """The points of review that filed proposals of a session missed, most often first."""
    period = stretch(session, today)
    facts = standing().filter(kind="proposals.quality_checked", happened_at__date__gte=period.start, happened_at__date__lte=today)
    if session:
        facts = facts.filter(subject_id__in=Proposal.objects.filter(session=session).values("pk"))
    return Counter(point for points in facts.values_list("data__lacking", flat=True) for point in points).most_common(MOST)
