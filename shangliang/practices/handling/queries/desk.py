"""What waits for the offices that hand over, and for the members who rate."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from shangliang.commons.access import HANDOVER, UNIT, Viewer
from shangliang.commons.ledger.queries import standing as standing_facts
from shangliang.commons.people.models import Unit

from ..access import OFFICES, PROPOSAL
from ..kinds import kinds
from ..models import Assignment, Extension, Matter, Promise, Rating, ReturnRequest
from ..rules import ANSWERING, OPEN, Decision, MatterState, PromiseState, Role, State
from .looking import to_recheck
from .promises import owed, to_verify


def _mine(viewer: Viewer, prefix: str = "") -> Q:
    """The parts an office looks after: its own; the proposal committee looks after all."""
    return Q() if viewer.role in PROPOSAL else Q(**{f"{prefix}office": viewer.role})


def waiting_returns(viewer: Viewer) -> list[ReturnRequest]:
    """Return requests that wait for this office, the oldest first (one query)."""
    asked = ReturnRequest.objects.filter(_mine(viewer, "assignment__"), decision=Decision.PENDING)
    return list(asked.select_related("assignment__matter", "assignment__unit", "proposed").order_by("asked_at"))


def waiting_extensions(viewer: Viewer) -> list[Extension]:
    """Requests for more time that wait for this office, the oldest first (one query)."""
    asked = Extension.objects.filter(_mine(viewer, "assignment__"), decision=Decision.PENDING)
    return list(asked.select_related("assignment__matter", "assignment__unit").order_by("asked_at"))


@dataclass(frozen=True)
class Late:
    """One open part past its day, with the reminders it had."""

    part: Assignment
    left: int
    reminded: int
    last_reminded: datetime | None


@dataclass(frozen=True)
class LateUnit:
    """A unit and what it owes."""

    unit: Unit
    parts: list[Late]


def overdue_by_unit(day: date, viewer: Viewer | None = None) -> list[LateUnit]:
    """Open parts past their day, unit by unit, those that owe most first (two queries)."""
    return _by_unit(_open(viewer).filter(due_on__lt=day).order_by("due_on", "pk"), day)


def unsigned_by_unit(day: date, viewer: Viewer | None = None) -> list[LateUnit]:
    """Parts that nobody signed for within the time, unit by unit (two queries)."""
    return _by_unit(_open(viewer).filter(state=State.HANDED, sign_until__lt=day, due_on__gte=day).order_by("sign_until", "pk"), day)


def _open(viewer: Viewer | None) -> QuerySet[Assignment]:
    parts = Assignment.objects.filter(state__in=sorted(OPEN)).select_related("matter", "unit")
    return parts.filter(_mine(viewer)) if viewer else parts


def _by_unit(parts: QuerySet[Assignment], day: date) -> list[LateUnit]:
    late = list(parts)
    reminders = reminders_of([part.pk for part in late])
    units: dict[int, LateUnit] = {}
    for part in late:
        count, last = reminders.get(part.pk, (0, None))
        units.setdefault(part.unit_id, LateUnit(part.unit, [])).parts.append(Late(part, (part.due_on - day).days, count, last))
    return sorted(units.values(), key=lambda unit: -len(unit.parts))


def owing(late: Sequence[LateUnit]) -> str:
    """What units owe, counted in parts (份): a proposal (件) may owe several, one of each unit. "" for nothing."""
    roles = [Role(one.part.role) for unit in late for one in unit.parts]
    answers = sum(1 for role in roles if role in ANSWERING)
    both = [f"答复 {answers} 份" if answers else "", f"会办意见 {len(roles) - answers} 份" if len(roles) > answers else ""]
    return f"{len(roles)} 份（{'，'.join(filter(None, both))}）" if roles else ""


def reminders_of(part_ids: Sequence[int]) -> dict[int, tuple[int, datetime]]:
    """How often each part was reminded and when last, from the ledger (one query)."""
    facts = standing_facts().filter(kind="handling.reminded", subject_type="handling.assignment", subject_id__in=part_ids)
    rows = facts.values_list("subject_id").annotate(Count("pk"), Max("happened_at"))
    return {subject_id: (count, last) for subject_id, count, last in rows}


def without_lead(viewer: Viewer) -> list[Matter]:
    """Open matters nobody answers any more, since a return was accepted without another unit (one query)."""
    answering = Assignment.objects.filter(matter=OuterRef("pk"), role__in=sorted(ANSWERING), state__in=[*OPEN, State.REPLIED])
    own = Q() if viewer.role in {*PROPOSAL, *HANDOVER} else Q(kind__in=[kind.code for kind in kinds if kind.office == viewer.role])
    return list(Matter.objects.filter(~Exists(answering), own, state=MatterState.OPEN).order_by("opened_at"))


def waiting_rows(viewer: Viewer, day: date) -> dict[str, QuerySet]:
    """The rows that wait for a viewer, by name: inbox, overdue and promises of a unit, asked, overdue, late promises and
    those to verify of an office, rate and verify of a member.

    Querysets, so that a frame can count them all in one statement.
    """
    if viewer.role in UNIT:
        own = Assignment.objects.filter(unit_id=viewer.unit_id, state__in=sorted(OPEN))
        return {"inbox": own, "overdue": own.filter(due_on__lt=day), "promises": owed(viewer), "promises_late": owed(viewer).filter(due_on__lt=day), "rechecks": to_recheck(viewer, day)}
    if viewer.role in OFFICES:
        returns = ReturnRequest.objects.filter(assignment=OuterRef("pk"), decision=Decision.PENDING)
        extensions = Extension.objects.filter(assignment=OuterRef("pk"), decision=Decision.PENDING)
        asked = Assignment.objects.filter(Q(Exists(returns)) | Q(Exists(extensions)), _mine(viewer), state__in=sorted(OPEN))
        if viewer.role not in {*PROPOSAL, *HANDOVER}:
            return {"asked": asked, "overdue": Assignment.objects.filter(_mine(viewer), state__in=sorted(OPEN), due_on__lt=day)}
        late = Promise.objects.filter(state=PromiseState.OPEN, due_on__lt=day)
        return {"verify": to_verify(viewer, day), "rechecks": to_recheck(viewer, day), "promises_late": late, "asked": asked, "overdue": Assignment.objects.filter(_mine(viewer), state__in=sorted(OPEN), due_on__lt=day)}
    return {"rate": _to_rate(viewer.member_id), "verify": to_verify(viewer, day), "rechecks": to_recheck(viewer, day)} if viewer.member_id else {}


def awaiting_rating(member_id: int) -> list[Matter]:
    """Replies a member was asked to rate and has not, the most pressing first, with their parts and units (two queries)."""
    parts = Prefetch("assignments", Assignment.objects.select_related("unit").order_by("pk"))
    return list(_to_rate(member_id).prefetch_related(parts).order_by("rate_until", "pk"))


def _to_rate(member_id: int) -> QuerySet[Matter]:
    rated = Rating.objects.filter(matter=OuterRef("pk"), member_id=member_id)
    return Matter.objects.filter(~Exists(rated), state=MatterState.REPLIED, raters__contains=[member_id])


def unsettled(day: date, after: int = 0, limit: int = 500) -> list[Matter]:
    """Answered matters whose time to rate is over, with ratings but no verdict, after an id."""
    rated = Rating.objects.filter(matter=OuterRef("pk"))
    over = Matter.objects.filter(Exists(rated), state=MatterState.REPLIED, overall="", rate_until__lt=day, pk__gt=after)
    return list(over.order_by("pk")[:limit])


def unrated(after: int = 0, limit: int = 500, *, window: tuple[date, date]) -> list[Matter]:
    """Answered rounds that still stand and that somebody asked has not rated, whose last day of rating lies in the window, after an id."""
    spoken = Rating.objects.filter(matter=OuterRef("pk")).order_by().values("matter").annotate(n=Count("pk")).values("n")
    asked = Matter.objects.filter(state=MatterState.REPLIED, rate_until__range=window, pk__gt=after)
    return list(asked.alias(spoken=Coalesce(Subquery(spoken), 0)).filter(raters__len__gt=F("spoken")).order_by("pk")[:limit])


def open_parts(after: int = 0, limit: int = 500, *, until: date) -> list[Assignment]:
    """The next open parts of the committee after an id that are due by a day, for the daily reminders."""
    parts = Assignment.objects.filter(state__in=sorted(OPEN), due_on__lte=until, pk__gt=after)
    return list(parts.select_related("matter", "unit").order_by("pk")[:limit])



def parts_of(ids: Sequence[int]) -> list[Assignment]:
    """Parts by id with matter and unit."""
    return list(Assignment.objects.filter(pk__in=list(ids)).select_related("matter", "unit"))


def desk_rows(viewer: Viewer, day: date) -> Iterator[dict[str, Any]]:
    """All open parts an office looks after, row by row, for its export; constant memory."""
    for part in _open(viewer).order_by("due_on", "pk").iterator(chunk_size=500):
        yield {
            "unit": part.unit.name, "number": part.matter.number, "label": part.matter.label, "role": Role(part.role), "state": State(part.state),
            "handed": part.handed_at, "due": part.due_on, "left": (part.due_on - day).days, "clerk": part.clerk, "round": part.matter.round,
        }
