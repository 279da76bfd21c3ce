"""Objections: one's own, and those that wait for an answer."""

from collections.abc import Iterable

from django.db.models import QuerySet

from shangliang.commons.access import Viewer
from shangliang.commons.ledger.queries import standing
from shangliang.foundation.errors import NotFound

from ..models import Appeal
from ..rules import AppealState


def waiting() -> QuerySet[Appeal]:
    """Objections nobody has answered, the oldest first."""
    return Appeal.objects.filter(state=AppealState.ASKED).select_related("member__sector").order_by("asked_at")


def answered(limit: int = 100) -> list[Appeal]:
    """Those that are settled, the latest first."""
    return list(Appeal.objects.exclude(state=AppealState.ASKED).select_related("member__sector").order_by("-asked_at")[:limit])


def standing_of(appeals: Iterable[Appeal]) -> dict[int, tuple[str, int]]:
    """Of the facts that objections are about those that still stand, with the thing (type, id) each is about."""
    ids = [one.fact_id for one in appeals if one.fact_id]
    return {pk: (kind, thing) for pk, kind, thing in standing().filter(pk__in=ids).values_list("pk", "subject_type", "subject_id")}


def of_member(member_id: int, year: int) -> list[Appeal]:
    """A member's objections to the score of a year, the latest first."""
    return list(Appeal.objects.filter(member_id=member_id, year=year).order_by("-asked_at"))


def appeal_by_id(viewer: Viewer, pk: int) -> Appeal:
    """One objection; members find their own only."""
    found = Appeal.objects.filter(pk=pk).select_related("member__user")
    if viewer.member_id is not None and viewer.role.value == "member":
        found = found.filter(member_id=viewer.member_id)
    one = found.first()
    if one is None:
        raise NotFound("没有这件异议，可能已移走，或不属于本委员会。")
    return one
