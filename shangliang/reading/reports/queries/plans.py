"""Plans: the items of a year with how far they have come, one of them, and what a year amounts to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from shangliang.commons.access import Viewer, require
from shangliang.commons.committees.scope import setting
from shangliang.commons.figures.declared import Figure
from shangliang.commons.figures.measuring import measure
from shangliang.commons.ledger.queries import standing
from shangliang.commons.people.models import Organ, OrganKind
from shangliang.commons.people.queries import organs
from shangliang.foundation.errors import NotFound
from shangliang.foundation.periods import Period

from ..access import READERS
from ..models import PlanItem
from ..rules.planning import Pace, PlanState, pace
from .figures import known


@dataclass(frozen=True)
class Going:
    """An item with how much was held of it, how that stands, and the figure that tells (None when it is gone)."""

    item: PlanItem
    held: Decimal
    pace: Pace
    figure: Figure | None


def held_now(items: Sequence[PlanItem]) -> dict[int, Decimal]:
    """How much of each item was held in its own days, by id; those over the same days are read together."""
    figures, found = known(), dict[int, Decimal]()
    stretches = defaultdict[tuple[date, date], list[PlanItem]](list)
    for item in items:
        if item.counted_by in figures:
            stretches[item.first, item.last].append(item)
    for (first, last), those in stretches.items():
        amounts = measure({one.counted_by for one in those}, Period.days(first, last), known=figures)
        found |= {one.pk: amounts[one.counted_by].number or Decimal(0) for one in those}
    return found


def plan_items(year: int) -> QuerySet[PlanItem]:
    """The items of a year in the order of their parts and days."""
    return PlanItem.objects.filter(year=year).select_related("organ").order_by("section", "last", "pk")


def going(items: Iterable[PlanItem], today: date) -> list[Going]:
    """Items with how far they have come on a day."""
    items = list(items)
    held, figures, soon = held_now(items), known(), setting("reports.plan_soon")
    return [Going(one, held.get(one.pk, Decimal(0)), pace(one.target, held.get(one.pk, Decimal(0)), one.first, one.last, today, soon), figures.get(one.counted_by)) for one in items]


def plan_years(today: date) -> list[int]:
    """The years that have a plan, and this one, the latest first."""
    return sorted({today.year, *PlanItem.objects.values_list("year", flat=True).distinct()}, reverse=True)


def plan_item(viewer: Viewer, pk: int) -> PlanItem:
    """One item; raises NotFound."""
    require(viewer, "reports.read")
    found = PlanItem.objects.filter(pk=pk).select_related("organ").first()
    if found is None:
        raise NotFound("没有这项计划，可能不属于本委员会。")
    return found


def ticks(item: PlanItem) -> list[Any]:
    """What was ticked by hand and stands, the latest first."""
    return list(standing().filter(subject_type="reports.planitem", subject_id=item.pk, kind="reports.plan_held").order_by("-happened_at", "-pk"))


def open_items(day: date) -> list[PlanItem]:
    """Items that the clockwork looks after: this year's and last year's that were not dropped."""
    return list(PlanItem.objects.filter(year__gte=day.year - 1).exclude(state=PlanState.DROPPED).select_related("organ").order_by("pk"))


def plan_late(day: date) -> QuerySet[PlanItem]:
    """Items that are not done and whose last day was over within the last year."""
    return PlanItem.objects.filter(state=PlanState.OPEN, last__lt=day, last__gt=day - timedelta(days=366))


def plan_visible(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those of these items that may be seen: all or none."""
    return set(PlanItem.objects.filter(pk__in=list(ids)).values_list("pk", flat=True)) if viewer.role in READERS else set()


def unsettled(day: date) -> list[PlanItem]:
    """Items whose state is not what the ledger says."""
    items = open_items(day)
    held = held_now(items)
    return [one for one in items if (held.get(one.pk, Decimal(0)) >= one.target) != (one.state == PlanState.MET)]


def responsible() -> list[Organ]:
    """Bodies that may be made responsible for an item: those that do the committee's work."""
    return list(organs(OrganKind.SPECIAL_COMMITTEE, OrganKind.OFFICE, OrganKind.STANDING_COMMITTEE, OrganKind.CHAIRS_COUNCIL, OrganKind.GROUP, OrganKind.STATION))
