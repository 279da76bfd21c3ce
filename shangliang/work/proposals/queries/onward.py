"""Where declined proposals went, and what a unit is told about one that came to it as a letter."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from shangliang.commons.access import COMMITTEE_WIDE, UNIT, Viewer
from shangliang.practices.handling.kinds import Brief
from shangliang.practices.handling.models import LIVE, Assignment
from shangliang.practices.handling.queries import current

from ..access import is_proposer
from ..models import Onward, Proposal
from ..rules import OnwardTab, OnwardWay, State
from .port import brief, raters

LETTER = "proposals.onward"


def onward_of(proposal_id: int) -> Onward | None:
    """Where a proposal went on; None when nowhere."""
    return Onward.objects.select_related("unit", "draft", "proposal").filter(proposal_id=proposal_id).first()


INFORMATION = {"onward__way": OnwardWay.INFORMATION}
TABS = {
    OnwardTab.OPEN: Q(onward__isnull=True), OnwardTab.TO_TAKE: Q(onward__taken_at__isnull=True, **INFORMATION),
    OnwardTab.TAKEN: Q(onward__taken_at__isnull=False, onward__outcome="", **INFORMATION), OnwardTab.USED: ~Q(onward__outcome="") & Q(**INFORMATION),
    OnwardTab.LETTERS: Q(onward__way=OnwardWay.LETTER), OnwardTab.AGAIN: Q(onward__way=OnwardWay.AGAIN),
}


def onward_list(session_id: int | None, tab: str = "") -> QuerySet[Proposal]:
    """The declined proposals of a session (None: of all), those of one tab where it is named; those that went nowhere first."""
    found = Proposal.objects.filter(state=State.DECLINED).select_related("onward__unit", "onward__draft")
    found = found.annotate(**_of_letter())
    found = found.filter(session_id=session_id) if session_id else found
    if tab in TABS:
        found = found.filter(TABS[tab])
    return found.order_by(F("onward__at").desc(nulls_first=True), "-submitted_at", "-pk")


def _of_letter() -> dict[str, Subquery]:
    """When the unit answered a letter, and by when it has to: of the latest round."""
    parts = Assignment.objects.filter(matter__subject_type=LETTER, matter__subject_id=OuterRef("onward__pk"), state__in=LIVE).order_by("-matter__round")
    return {"letter_replied": Subquery(parts.values("matter__replied_at")[:1]), "letter_due": Subquery(parts.values("due_on")[:1])}


def onward_counts(session_id: int | None) -> dict[str, int]:
    """How many declined proposals of a session stand where (one query)."""
    found = Proposal.objects.filter(state=State.DECLINED)
    found = found.filter(session_id=session_id) if session_id else found
    return found.aggregate(**{tab: Count("pk", filter=where) for tab, where in TABS.items()}, all=Count("pk"))


def to_send_on() -> QuerySet[Proposal]:
    """What waits for somebody of the committee: declined and sent nowhere yet, or information that nobody has taken over."""
    return Proposal.objects.filter(TABS[OnwardTab.OPEN] | TABS[OnwardTab.TO_TAKE], state=State.DECLINED)


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
