"""Reading the two cases: co-options and leavings, and what waits in them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from shangliang.commons.access import Role, Viewer
from shangliang.commons.files.queries import files_of
from shangliang.commons.ledger.queries import standing
from shangliang.commons.people.models import Member
from shangliang.foundation.errors import NotFound

from ..access import CASE_READERS
from ..models import Addition, Leaving
from ..rules import AdditionState, LeavingState

RUNNING = (AdditionState.OPEN, AdditionState.DECIDED)


@dataclass(frozen=True)
class Heard:
    """What one meeting said of a case."""

    stage: str
    outcome: str
    on: date
    meeting: str
    votes: str
    note: str


def additions(view: str = "") -> QuerySet[Addition]:
    """Co-options: those under way, the oldest first, or with `view` "done" those settled, the latest first."""
    found = Addition.objects.select_related("sector", "member").defer("person")
    return found.exclude(state__in=RUNNING).order_by("-moved_on", "-pk") if view == "done" else found.filter(state__in=RUNNING).order_by("begun_on", "pk")


def leavings(view: str = "") -> QuerySet[Leaving]:
    """Leavings: those under way and those of which the notice or an answer is still due, or with `view` "done" the settled ones."""
    found = Leaving.objects.select_related("member__sector")
    return found.exclude(_waits()).order_by("-moved_on", "-pk") if view == "done" else found.filter(_waits()).order_by("begun_on", "pk")


def _waits() -> Q:
    untold = Q(state=LeavingState.ENDED, told_on__isnull=True)
    return Q(state=LeavingState.OPEN) | untold | Q(appealed_on__isnull=False, answered_on__isnull=True)


def running_cases() -> QuerySet[Leaving]:
    """Leaving cases on which the office still has something to do."""
    return Leaving.objects.filter(_waits())


def running_additions() -> QuerySet[Addition]:
    """Nominations that are still to be heard."""
    return Addition.objects.filter(state=AdditionState.OPEN)


def due_to_begin(today: date) -> list[Addition]:
    """Decided co-options whose day has come."""
    return list(Addition.objects.filter(state=AdditionState.DECIDED, effective_on__lte=today).order_by("pk"))


def addition(pk: int) -> Addition:
    """One co-option."""
    found = Addition.objects.filter(pk=pk).select_related("sector", "member").first()
    if found is None:
        raise NotFound("没有这项增补，可能不属于本委员会。")
    return found


def leaving(viewer: Viewer, pk: int) -> Leaving:
    """One leaving case that somebody may see: members their own, once somebody has talked with them."""
    found = visible(viewer).filter(pk=pk).select_related("member__sector").first()
    if found is None:
        raise NotFound("没有这件退出事项，或不由你查看。")
    return found


def visible(viewer: Viewer) -> QuerySet[Leaving]:
    """The leaving cases somebody may see."""
    found = Leaving.objects.all()
    if viewer.role in CASE_READERS:
        return found
    if viewer.role == Role.MEMBER and viewer.member_id:
        return found.filter(member_id=viewer.member_id, talked_on__isnull=False)
    return found.none()


def own_case(viewer: Viewer) -> Leaving | None:
    """The open case about a member that they may see and answer."""
    return visible(viewer).filter(state=LeavingState.OPEN).first() if viewer.role == Role.MEMBER else None


def case_of(member: Member) -> Leaving | None:
    """The open leaving case of a member."""
    return Leaving.objects.filter(member=member, state=LeavingState.OPEN).first()


def heard(kind: str, pk: int) -> list[Heard]:
    """What meetings said of a case, the earliest first; `kind` is "addition" or "leaving"."""
    facts = standing().filter(kind=f"membership.{kind}_heard", subject_type=f"membership.{kind}", subject_id=pk).order_by("happened_at", "pk")
    return [Heard(on=date.fromisoformat(fact.data["on"]), **{name: fact.data[name] for name in ("stage", "outcome", "meeting", "votes", "note")}) for fact in facts]


def papers_of(case: Leaving) -> list[Any]:
    """The files put to a case."""
    return list(files_of(case))
