"""Reads of suggestions, and their side of handling's port."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, QuerySet

from shangliang.commons.access import Viewer
from shangliang.foundation.errors import NotFound
from shangliang.practices.handling.kinds import Brief, Person

from .access import visible_to
from .models import Suggestion
from .rules import State


def listed(viewer: Viewer, state: str = "") -> QuerySet[Suggestion]:
    """The suggestions a viewer may see, of one state where it is named, the latest first."""
    found = visible_to(viewer).select_related("member__sector", "unit").order_by("-submitted_at", "-pk")
    return found.filter(state=state) if state in State.values() else found


def counts(viewer: Viewer) -> dict[str, int]:
    """How many stand where (one query)."""
    counted = dict(visible_to(viewer).order_by().values_list("state").annotate(n=Count("pk")))
    return {state: counted.get(state, 0) for state in State.values()}


def seen(viewer: Viewer, pk: int) -> Suggestion:
    """One suggestion that the viewer may see; raises NotFound otherwise."""
    found = visible_to(viewer).select_related("member__sector", "unit").filter(pk=pk).first()
    if found is None:
        raise NotFound("没有这条建议，或你现在的身份看不到它。")
    return found


def find(pk: int) -> Suggestion | None:
    """One suggestion, whoever asks; for the subject's registry."""
    return Suggestion.objects.select_related("member__sector", "unit").filter(pk=pk).first()


def visible(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those suggestions among `ids` that a viewer may see."""
    return set(visible_to(viewer).filter(pk__in=list(ids)).values_list("pk", flat=True))


def waiting() -> QuerySet[Suggestion]:
    """What waits to be handed over."""
    return Suggestion.objects.filter(state=State.SUBMITTED)


def brief(pk: int) -> Brief:
    """All a unit needs to answer a suggestion; the whole of it is the one point to be answered."""
    one: Any = Suggestion.objects.select_related("member__sector").get(pk=pk)
    detail = "　".join(part for part in (str(one.member.sector), one.member.employer, one.member.job) if part)
    return Brief(
        title=one.title, number=one.serial, session="", category="委员建议", people=[Person(one.member_id, one.member.name, detail, one.member.phone)], grounds=one.text, asks=[one.title],
        public=False,
    )


def raters(pk: int) -> list[int]:
    """The member who suggested it."""
    return list(Suggestion.objects.filter(pk=pk).values_list("member_id", flat=True))
