"""What each unit kept of its promises and still owes, for whoever compares units."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from shangliang.foundation.periods import Period

from ..models import Assignment, Promise
from ..rules import ANSWERING, OPEN, PromiseState


def kept_by_unit(kind: str, period: Period[date], day: date) -> dict[int, tuple[int, int]]:
    """Of the promises of one kind of matter that came due in a period by `day`: (kept, due), by unit id (one query). Dropped ones count as not kept."""
    due = Q(state__in=[PromiseState.KEPT, PromiseState.DROPPED]) | Q(due_on__lt=day)
    promises = Promise.objects.filter(due, assignment__matter__kind=kind, due_on__gte=period.start, due_on__lt=period.end)
    rows = promises.order_by().values_list("assignment__unit_id").annotate(kept=Count("pk", filter=Q(state=PromiseState.KEPT)), due=Count("pk"))
    return {unit: (kept, due) for unit, kept, due in rows}


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
