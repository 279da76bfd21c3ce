"""Where declined proposals went, and what a unit is told about one that came to it as a letter."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from shangliang.commons.access import COMMITTEE_WIDE, UNIT, Viewer
from shangliang.practices.handling.kinds import Brief
from shangliang.practices.handling.models import LIVE, Assignment
from shangliang.practices.handling.queries import current

from ..access import is_proposer
from ..models import Onward, Proposal
from ..rules import State
from .port import brief, raters

LETTER = "proposals.onward"


def onward_of(proposal_id: int) -> Onward | None:
    """Where a proposal went on; None when nowhere."""
    return Onward.objects.select_related("unit", "draft", "proposal").filter(proposal_id=proposal_id).first()


def onward_list(session_id: int | None) -> QuerySet[Proposal]:
    """The declined proposals of a session (None: of all) with where each went, those that went nowhere first."""
    found = Proposal.objects.filter(state=State.DECLINED).select_related("onward__unit", "onward__draft")
    return (found.filter(session_id=session_id) if session_id else found).order_by("onward__at", "-submitted_at", "-pk")


def letter_of(pk: int) -> Onward | None:
    """One letter, whoever asks; for the subject's registry."""
    return Onward.objects.select_related("proposal", "unit").filter(pk=pk).first()


def visible_letters(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those letters among `ids` that a viewer may see: their unit's, their own, all for the committee's own."""
    found = Onward.objects.select_related("proposal").filter(pk__in=list(ids))
    if viewer.role in COMMITTEE_WIDE:
        return {one.pk for one in found}
    if viewer.role in UNIT:
        theirs = Assignment.objects.filter(matter__subject_type=LETTER, unit_id=viewer.unit_id, state__in=LIVE).values_list("matter__subject_id", flat=True)
        return {one.pk for one in found} & set(theirs)
    return {one.pk for one in found if is_proposer(viewer, one.proposal)}


def letter_brief(pk: int) -> Brief:
    """All a unit needs to answer a member's letter."""
    return brief(Onward.objects.values_list("proposal_id", flat=True).get(pk=pk))


def letter_raters(pk: int) -> list[int]:
    """Who wrote the letter, the first of them first."""
    return raters(Onward.objects.values_list("proposal_id", flat=True).get(pk=pk))


def matter_of_letter(pk: int) -> Any | None:
    """The handling of a letter, bare."""
    return current(LETTER, pk)
