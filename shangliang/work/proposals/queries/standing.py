"""Who stands behind a proposal and what it asks for, as actions need it: one ready question each."""

from shangliang.commons.committees.ready import Given, Ready
from shangliang.commons.people.models import SEALED

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
