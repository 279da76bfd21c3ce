"""经过: what happened to a proposal from its first draft to its end, with what happened at the units in between."""

from collections.abc import Sequence
from typing import Any

from shangliang.commons.access import COMMITTEE_WIDE, UNIT, Viewer
from shangliang.commons.ledger.queries import Told, told
from shangliang.practices.handling.panels.telling import told as in_words
from shangliang.practices.handling.queries import story_of

from ..models import Proposal
from ..rules import CosignState

SUBJECT = "proposals.proposal"
# What those who stand behind it are told anyway; the rest is between units and committee.
OPEN = {"handling.signed_in", "handling.contacted", "handling.reassigned", "handling.extension_decided", "handling.opinion_given", "handling.replied", "handling.rated"}
# What says more exactly why units or due day changed than the proposal's own fact of the same moment.
SAYS_WHY = {"handling.reassigned", "handling.return_decided", "handling.extension_decided"}


def story(viewer: Viewer, proposal: Proposal, matter: Any) -> list[Told]:
    """The history as this viewer may read it, latest first."""
    own = told(SUBJECT, proposal.pk)
    inside = _of_units(viewer, proposal, matter)
    explained = {fact.at for fact in inside if fact.kind in SAYS_WHY}
    kept = [fact for fact in own if not (fact.kind == "proposals.units_changed" and fact.at in explained)]
    return sorted([*kept, *inside], key=lambda fact: fact.at, reverse=True)


def _of_units(viewer: Viewer, proposal: Proposal, matter: Any) -> Sequence[Told]:
    everything = viewer.role in COMMITTEE_WIDE or viewer.role in UNIT
    behind = viewer.member_id is not None and viewer.member_id in {row.member_id for row in proposal.proposers.all() if row.state == CosignState.ACCEPTED}
    if matter is None or not (everything or behind):
        return []
    return [
        Told(at=fact.happened_at, who=fact.actor_label, what=in_words(fact.kind, fact.data), note="", kind=fact.kind, retracted=False)
        for fact in story_of(matter) if everything or fact.kind in OPEN
    ]  # fmt: skip
