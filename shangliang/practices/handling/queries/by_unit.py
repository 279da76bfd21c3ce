"""What each unit kept of its promises and still owes, for whoever compares units."""

from datetime import date

from django.db.models import Count, QuerySet

from shangliang.foundation.periods import Period

from ..models import Assignment
from ..rules import ANSWERING, OPEN


def overdue_numbers(kind: str, period: Period[date], day: date) -> dict[int, int]:
    """How many parts of one kind of matter, handed over in a period, each unit has not answered though their day has passed, by unit id (one query)."""
    return dict(_overdue(kind, period, day).order_by().values_list("unit_id").annotate(Count("pk")))


def overdue_parts(kind: str, period: Period[date], day: date, unit_id: int) -> list[Assignment]:
    """Those parts of one unit, the oldest first."""
    return list(_overdue(kind, period, day).filter(unit_id=unit_id).select_related("matter").order_by("due_on", "pk"))


def _overdue(kind: str, period: Period[date], day: date) -> QuerySet[Assignment]:
    return Assignment.objects.filter(
        matter__kind=kind, handed_at__date__gte=period.start, handed_at__date__lt=period.end, due_on__lt=day, state__in=sorted(OPEN), role__in=sorted(ANSWERING)
    )
