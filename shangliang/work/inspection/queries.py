"""Reads of government-led checks: rounds, a round's units with how they handle, one unit's line, what is owed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from shangliang.commons.access import UNIT, Viewer
from shangliang.foundation.errors import NotFound
from shangliang.practices.handling.models import Assignment
from shangliang.practices.handling.rules import ANSWERING, OPEN
from shangliang.practices.handling.rules import State as PartState

from .access import LEADERS, visible_to
from .models import Check, Checked
from .rules import CheckState, State


def rounds() -> QuerySet[Check]:
    """All checks, the latest first, with how many units are in them and how far they are."""
    counted = {
        "units": Count("lines"), "looked": Count("lines", filter=~Q(lines__state=State.LISTED)),
        "mending": Count("lines", filter=Q(lines__state__in=[State.MENDING, State.REPORTED])), "settled": Count("lines", filter=Q(lines__state=State.SETTLED)),
    }  # fmt: skip
    return Check.objects.annotate(**counted).order_by("-opened_at", "-pk")


def find(pk: int) -> Check | None:
    """One check, whoever asks; for the subject's registry."""
    return Check.objects.filter(pk=pk).first()


def seen(pk: int) -> Check:
    """One check; raises NotFound where it is not ours."""
    found = find(pk)
    if found is None:
        raise NotFound("没有这次督查，或不属于本委员会。")
    return found


def lines_of(check: Check) -> list[Checked]:
    """The units of a check in their order (one query)."""
    found = list(Checked.objects.select_related("unit").filter(check_round=check))
    for one in found:
        one.check_round = check
    return found


def line(viewer: Viewer, pk: int) -> Checked:
    """One unit's line that the viewer may see; raises NotFound otherwise."""
    found = visible_to(viewer).filter(pk=pk).first()
    if found is None:
        raise NotFound("没有这一条，或不是你单位的。")
    return found


def line_of(pk: int) -> Checked | None:
    """One line, whoever asks; for the subject's registry."""
    return Checked.objects.select_related("check_round", "unit").filter(pk=pk).first()


def visible_lines(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those lines among `ids` that a viewer may see."""
    return set(visible_to(viewer).filter(pk__in=list(ids)).values_list("pk", flat=True))


@dataclass(frozen=True)
class Work:
    """How a unit handles what it has: parts it answers for, still open, late, answered."""

    all: int = 0
    open: int = 0
    late: int = 0
    replied: int = 0


def work_of(unit_ids: Iterable[int], today: date) -> dict[int, Work]:
    """The handling of proposals by some units, as of a day (one query)."""
    late = Q(state__in=sorted(OPEN), due_on__lt=today)
    parts = Assignment.objects.filter(unit_id__in=list(unit_ids), matter__kind="proposals", role__in=sorted(ANSWERING)).exclude(state__in=[PartState.RETURNED, PartState.CANCELLED])
    counted = {"whole": Count("pk"), "going": Count("pk", filter=Q(state__in=sorted(OPEN))), "behind": Count("pk", filter=late), "answered": Count("pk", filter=Q(state=PartState.REPLIED))}
    rows = parts.order_by().values("unit_id").annotate(**counted).values_list("unit_id", *counted)
    return {unit: Work(*numbers) for unit, *numbers in rows}


def waiting(viewer: Viewer) -> QuerySet[Checked]:
    """What waits for somebody: units mend, the leading office looks and verifies."""
    if viewer.role in UNIT:
        return Checked.objects.filter(unit_id=viewer.unit_id, state=State.MENDING)
    if viewer.role in LEADERS:
        return Checked.objects.filter(check_round__state=CheckState.OPEN, state__in=[State.LISTED, State.REPORTED])
    return Checked.objects.none()


def owed(after: int, limit: int) -> list[Any]:
    """What is to be mended, for the daily round, in steps by id."""
    return list(Checked.objects.select_related("check_round", "unit").filter(state=State.MENDING, pk__gt=after).order_by("pk")[:limit])
