"""Proposals at the parent committee: the list, one of them, the figures of a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from shangliang.commons.access import COMMITTEE_WIDE, Viewer
from shangliang.commons.committees.scope import here
from shangliang.commons.people.models import Member
from shangliang.commons.people.queries import members_on
from shangliang.foundation.errors import NotFound

from ..models import Proposal, Upward
from ..rules import NUMBERED, UPWARD_OPEN, State, UpwardState


def listed(state: str = "", year: int | None = None) -> QuerySet[Upward]:
    """All that went up, the latest first; of one state or one year where they are named."""
    found = Upward.objects.prefetch_related("behind__member").select_related("origin").order_by("-submitted_on", "-pk")
    if state in UpwardState.values():
        found = found.filter(state=state)
    return found.filter(submitted_on__year=year) if year else found


def counts() -> dict[str, int]:
    """How many stand where (one query)."""
    counted = dict(Upward.objects.order_by().values_list("state").annotate(n=Count("pk")))
    return {state: counted.get(state, 0) for state in UpwardState.values()}


def find(pk: int) -> Upward | None:
    """One of them, with who handed it in."""
    return Upward.objects.prefetch_related("behind__member").select_related("origin").filter(pk=pk).first()


def seen(viewer: Viewer, pk: int) -> Upward:
    """One of them; raises NotFound where it is not ours, or not the member's own."""
    found = find(pk)
    if found is None or not visible(viewer, [pk]):
        raise NotFound("没有这一件，可能已删除，或不属于本委员会。")
    return found


def visible(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those that a viewer may see: the committee's own people all, members those they handed in."""
    found = Upward.objects.filter(pk__in=list(ids))
    if viewer.role not in COMMITTEE_WIDE:
        found = found.filter(behind__member_id=viewer.member_id or 0)
    return set(found.values_list("pk", flat=True))


def filed_by_number(number: str) -> Proposal | None:
    """The latest filed proposal of ours with a number."""
    return Proposal.objects.filter(number=number.strip(), state__in=sorted(NUMBERED)).order_by("-session_id").first() if number.strip() else None


def choosable(day: date) -> list[Member]:
    """Members who may have handed something in."""
    return list(members_on(day).select_related("sector").order_by("sort_key"))


def parent_name() -> str:
    """The parent committee, where it is known."""
    parent: Any = here().committee.parent
    return parent.short_name if parent else ""


def unheard(after: int, limit: int, before: date) -> list[Upward]:
    """Those still followed of which nothing was heard since `before`, in steps by id."""
    return list(Upward.objects.filter(state__in=sorted(UPWARD_OPEN), heard_on__lte=before, pk__gt=after).order_by("pk")[:limit])


ABOVE = {
    State.FILED: UpwardState.FILED, State.MERGED: UpwardState.FILED, State.DECLINED: UpwardState.DECLINED, State.HANDLING: UpwardState.HANDLING,
    State.REPLIED: UpwardState.REPLIED, State.CLOSED: UpwardState.CLOSED,
}


@dataclass(frozen=True)
class Heard:
    """Where a proposal stands at the parent committee, as its own system says: no more than that is told."""

    state: str
    number: str
    unit: str


def heard_above(titles: Iterable[str]) -> dict[str, Heard]:
    """What became of proposals of these titles in the committee we are in (the parent); a title that two of them bear says nothing."""
    found: dict[str, list[Heard]] = {}
    rows = Proposal.objects.filter(title__in=list(titles), state__in=list(ABOVE)).values_list("title", "state", "number", "lead_unit__name")
    for title, state, number, unit in rows:
        found.setdefault(title, []).append(Heard(ABOVE[State(state)], number, unit or ""))
    return {title: heard[0] for title, heard in found.items() if len(heard) == 1}


def of_superiors(viewer: Viewer, nothing: int) -> dict[str, Any] | None:
    """Beside the superior members who live here: what went up, and how much of it was filed there. None for who may not see it."""
    if viewer.role not in COMMITTEE_WIDE:
        return None
    known = counts()
    rows = [{"pk": one.pk, "title": one.title, "on": one.submitted_on, "state": UpwardState(one.state).label} for one in listed()[:10]]
    return {"rows": rows, "count": sum(known.values()), "filed": sum(n for state, n in known.items() if state not in {UpwardState.SUBMITTED, UpwardState.DECLINED})}
