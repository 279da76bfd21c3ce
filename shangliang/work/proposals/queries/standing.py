"""Who stands behind a proposal and what it asks for, as actions need it: one ready question each."""

from collections.abc import Sequence
from typing import Any

from shangliang.commons.committees.ready import Given, Ready
from shangliang.commons.people.models import SEALED
from shangliang.practices.handling.models import Matter
from shangliang.practices.handling.queries import has_answered, units_now
from shangliang.practices.handling.rules import Role
from shangliang.practices.handling.rules import State as PartState

from ..models import Proposal, Proposer, Recommendation, UnitChoice
from ..rules import Layer

PROPOSERS = Ready(
    lambda: Proposer.objects.filter(proposal=Given("proposal")).select_related("member").defer(*(f"member__{name}" for name in SEALED)).order_by("position")
)
ASKS = Ready(lambda: Recommendation.objects.filter(proposal=Given("proposal")).order_by("position").values_list("text", flat=True))
PLANNED = Ready(lambda: UnitChoice.objects.filter(proposal=Given("proposal"), layer=Layer.REVIEW).select_related("unit"))


def proposers(proposal: Proposal) -> list[Proposer]:
    """All who were ever asked to stand behind it, with their members, in order; whoever accepted has that state."""
    return PROPOSERS(proposal=proposal.pk)


def asks(proposal: Proposal) -> list[str]:
    """Its recommendations in order."""
    return ASKS(proposal=proposal.pk)


def planned(proposal: Proposal) -> list[UnitChoice]:
    """The units that the review planned."""
    return PLANNED(proposal=proposal.pk)


def handlers(proposals: Sequence[Proposal]) -> dict[int, tuple[list[str], list[str]]]:
    """By proposal, the names of the units that answer for it and of those that assist: those it was handed to; before that, those the review planned.

    Of a merged one, those of its lead. Two queries, where the choices come with the proposals.
    """
    present, found = units_now("proposals.proposal", {one.lead_id or one.pk for one in proposals}), {}
    for one in proposals:
        units = present.get(one.lead_id or one.pk) or [(choice.unit.name, choice.role) for choice in one.choices.all() if choice.layer == Layer.REVIEW]
        found[one.pk] = [name for name, role in units if role != Role.ASSIST], [name for name, role in units if role == Role.ASSIST]
    return found


def merged_into(proposal: Proposal) -> int:
    """How many proposals are merged into it."""
    return proposal.merged.count()


def ways_back(proposal: Proposal) -> dict[str, Any]:
    """What the rules must know before a decision about it is taken back, or the proposal itself: those merged into it, and whether any round was answered."""
    return {"merged": merged_into(proposal), "answered": has_answered("proposals.proposal", proposal.pk)}


def handed_how(matter: Matter) -> dict[str, Any]:
    """What the rules must know before a hand-over is taken back, of a matter as `matter_of` gives it: its round, and how many units replied."""
    return {"round": matter.round, "replies": sum(part.state == PartState.REPLIED for part in matter.parts)}  # type: ignore[attr-defined]
