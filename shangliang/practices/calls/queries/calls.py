"""Calls and what was put forward in them, as lists and pages need them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from shangliang.commons.access import Role, Viewer
from shangliang.foundation.errors import NotFound

from ..access import JUDGES, nominations_for, runs, visible_to
from ..kinds import RUNNERS, By, kinds
from ..models import Call, Nomination, Objection, Review, Reviewer
from ..rules import CallState, NominationState, ObjectionState
from .judging import conflicts
from .naming import speaking_for

S = CallState
GROUPS = {"going": ("进行中", [S.DRAFT, S.OPEN, S.REVIEWING, S.LISTED, S.PUBLIC, S.DECIDED]), "published": ("已公布", [S.PUBLISHED]), "cancelled": ("已取消", [S.CANCELLED])}
STANDING = ~Q(nominations__state=NominationState.WITHDRAWN)


def find_call(viewer: Viewer, pk: int) -> Call:
    """A call somebody may see; anything else is not there."""
    found = visible_to(viewer).filter(pk=pk).first()
    if found is None:
        raise NotFound("没有这次征集，可能还在起草，或不属于本委员会。")
    return found


def find_nomination(viewer: Viewer, pk: int) -> Nomination:
    """Something put forward that somebody may see, with its call."""
    found = nominations_for(viewer).filter(pk=pk, call__in=visible_to(viewer)).select_related("call", "member__sector", "organ", "unit", "by_organ").first()
    if found is None:
        raise NotFound("没有这一条推荐，可能已撤回，或你现在的身份看不到它。")
    return found


def call_list(viewer: Viewer, group: str) -> QuerySet[Call]:
    """The calls of one group, the latest first, with how many were put forward and how many were awarded."""
    found = visible_to(viewer).filter(state__in=GROUPS.get(group, GROUPS["going"])[1])
    return found.annotate(
        n=Count("nominations", filter=STANDING, distinct=True), given=Count("nominations", filter=Q(nominations__state=NominationState.AWARDED), distinct=True)
    ).order_by("-year", "-started_at", "-pk")


def state_counts(viewer: Viewer) -> dict[str, int]:
    """How many calls are in each group (one query)."""
    rows = dict(visible_to(viewer).order_by().values_list("state").annotate(n=Count("pk")))
    return {name: sum(rows.get(state, 0) for state in states) for name, (_, states) in GROUPS.items()}


def nominations_of(call: Call, viewer: Viewer | None = None) -> list[Nomination]:
    """What was put forward in a call, as far as the viewer may see it (None: all), with who did."""
    found = Nomination.objects.all() if viewer is None else nominations_for(viewer)
    rows = list(found.filter(call=call).select_related("member__sector", "organ", "unit", "by_organ").order_by("pk"))
    for one in rows:
        one.call = call
    return rows


def mine(viewer: Viewer) -> QuerySet[Nomination]:
    """What a member or their organs put forward, the latest first."""
    own = Q(by_user=viewer.user_id) | Q(by_organ_id__in=viewer.organ_ids)
    return Nomination.objects.filter(own).select_related("call", "by_organ").order_by("-at")


def latest(kind: str, before: Call | None = None) -> Call | None:
    """The last call of a kind, whose text one may start from."""
    found = Call.objects.filter(kind=kind).exclude(state=S.CANCELLED)
    return (found.exclude(pk=before.pk) if before else found).order_by("-year", "-pk").first()


def settled(call: Call) -> bool:
    """Whether every objection has been answered."""
    return not call.objections.filter(state=ObjectionState.OPEN).exists()


def objections_of(call: Call) -> QuerySet[Objection]:
    """The objections to a call's list, the unanswered first."""
    return call.objections.select_related("nomination").order_by("-state", "pk")


def visible_calls(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Of these calls those a viewer may see."""
    return set(visible_to(viewer).filter(pk__in=list(ids)).values_list("pk", flat=True))


def visible_nominations(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Of these nominations those a viewer may see."""
    return set(nominations_for(viewer).filter(pk__in=list(ids), call__in=visible_to(viewer)).values_list("pk", flat=True))


def visible_objections(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Of these objections those a viewer may see: their own, and those to the calls they lead."""
    found = Objection.objects.filter(pk__in=list(ids)).select_related("call")
    return {one.pk for one in found if one.by_user == viewer.user_id or runs(viewer, one)}


def asked_to_review(viewer: Viewer) -> list[Call]:
    """Calls in which this viewer still has something to review, each with how many (`left`); a few queries."""
    waiting = waiting_rows(viewer, date.min).get("calls")
    if waiting is None:
        return []
    found: dict[int, Call] = {}
    rows = list(waiting.select_related("call"))
    why = conflicts(rows, viewer, timezone.localdate())
    for one in rows:
        if why[one.pk]:
            continue
        call = found.setdefault(one.call_id, one.call)
        call.left = getattr(call, "left", 0) + 1  # type: ignore[attr-defined]
    return list(found.values())


def asked_to_nominate(viewer: Viewer, today: date) -> list[Call]:
    """Open calls in which an organ this member speaks for has put nobody forward yet (two queries)."""
    if viewer.member_id is None or not (open_ := list(Call.objects.filter(state=S.OPEN, closes_on__gte=today, by__contains=[By.ORGAN]).order_by("closes_on"))):
        return []
    organs = {organ.pk for organ in speaking_for(viewer.member_id)}
    done = set(Nomination.objects.filter(call__in=open_, by_organ_id__in=organs).exclude(state=NominationState.WITHDRAWN).values_list("call_id", "by_organ_id"))
    return [call for call in open_ if organs and any((call.pk, organ) not in done for organ in organs)]


def waiting_rows(viewer: Viewer, today: date) -> dict[str, QuerySet[Any]]:
    """What waits for somebody, for the navigation: reviews to give; objections to answer."""
    wanted: dict[str, QuerySet[Any]] = {}
    if viewer.role in JUDGES:
        reviewer = Reviewer.objects.filter(call=OuterRef("call"), user_id=viewer.user_id)
        given = Review.objects.filter(nomination=OuterRef("pk"), reviewer__user_id=viewer.user_id, round=OuterRef("call__round"))
        wanted["calls"] = Nomination.objects.filter(~Exists(given), Exists(reviewer), state=NominationState.ELIGIBLE, call__state=S.REVIEWING)
    if viewer.role in RUNNERS:
        own = [kind.code for kind in kinds if viewer.role in kind.runners]
        wanted["objections"] = Objection.objects.filter(state=ObjectionState.OPEN, call__kind__in=own)
    if viewer.role == Role.MEMBER:
        wanted["calls_open"] = Call.objects.filter(Q(closes_on__isnull=True) | Q(closes_on__gte=today), state=S.OPEN)
    return wanted
