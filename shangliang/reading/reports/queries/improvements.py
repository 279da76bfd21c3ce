"""What reports said was wanting or would be done next: all of it, one, what a report noted, and what a report carries on."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q, QuerySet

from shangliang.commons.access import Viewer, require
from shangliang.foundation.errors import NotFound

from ..access import READERS
from ..models import Improvement, Report
from ..rules.improving import ImprovementState


def improvements(state: str = "") -> QuerySet[Improvement]:
    """All of them, those without a result by their day first; `state` narrows."""
    found = Improvement.objects.select_related("organ", "report").prefetch_related("notes")
    return found.filter(state=state).order_by(F("due_on").asc(nulls_last=True), "pk") if state else found.order_by("-noted_at", "pk")


def improvement(viewer: Viewer, pk: int) -> Improvement:
    """One of them; raises NotFound."""
    require(viewer, "reports.read")
    found = improvements().filter(pk=pk).first()
    if found is None:
        raise NotFound("没有这一条，可能不属于本委员会。")
    return found


def noted_in(report: Report) -> list[Improvement]:
    """What this report itself noted."""
    return list(improvements().filter(report=report).order_by("pk"))


def carried_to(report: Report) -> list[Improvement]:
    """What earlier reports noted and this one answers for: still open, or settled within its days (and until it is written)."""
    earlier = Q(last__lt=report.last) & ~Q(report=report)
    lately = Q(state=ImprovementState.OPEN) | Q(settled_on__gte=report.first)
    return list(improvements().filter(earlier & lately).order_by("first", "pk"))


def open_improvements() -> QuerySet[Improvement]:
    """Those without a result."""
    return Improvement.objects.filter(state=ImprovementState.OPEN)


def improvements_to_chase(day: date) -> list[Improvement]:
    """Those whose day is over and of which nobody was told since it was set."""
    return list(Improvement.objects.filter(state=ImprovementState.OPEN, due_on__lt=day).exclude(late_for=F("due_on")).select_related("organ").order_by("pk"))


def improvement_visible(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those of these that may be seen: all or none."""
    return set(Improvement.objects.filter(pk__in=list(ids)).values_list("pk", flat=True)) if viewer.role in READERS else set()
