"""Merging what is about the same matter: one lead proposal, everybody stays a proposer, and it can be undone."""

from collections.abc import Sequence

from shangliang.commons.ledger.acts import Act, action, record
from shangliang.foundation.errors import Invalid, NotNow

from ..facts import Merged, Unmerged
from ..models import Proposal
from ..rules import LIFE, State
from .indexing import keep_marks
from .submitting import parties

MAY_LEAD = frozenset({State.SUBMITTED, State.FILED})


@action("proposals.review", Merged)
def merge(act: Act, lead: Proposal, *, others: Sequence[Proposal]) -> Proposal:
    """Merge `others` into `lead`. Each keeps its record, its proposers and its number, and points at the lead."""
    if State(lead.state) not in MAY_LEAD:
        raise NotNow(f"主提案现在是“{State(lead.state).label}”，不能再并入别的提案。", code="lead_not_open")
    ids = sorted({other.pk for other in others} - {lead.pk})
    if not ids:
        raise Invalid("至少要选两件才能并案。", fields={"others": "请再选一件"})
    # Locked in one order everywhere, so that two desks merging the same papers wait instead of blocking each other.
    for other in Proposal.objects.select_for_update().filter(pk__in=ids).order_by("pk"):
        if other.merged.exists():
            raise NotNow(f"“{other.title}”自己是主提案，先撤销它的并案。", code="other_leads")
        before = other.state
        other.state = LIFE.go("merge", before)
        other.state_before_merge, other.lead = before, lead
        other.save(update_fields=["state", "state_before_merge", "lead"])
        keep_marks(other)
        record(act, Merged(into=lead.number or lead.serial, into_id=lead.pk, before=before, category=other.category), about=other, parties=parties(other))
    return lead


@action("proposals.review", Unmerged)
def unmerge(act: Act, proposal: Proposal) -> Proposal:
    """Put a merged proposal back exactly as it stood; not once the lead was handed over."""
    lead = proposal.lead
    if lead is None or State(lead.state) not in MAY_LEAD:
        raise NotNow("主提案已经交办，不能再撤销并案。可以先撤回交办。", code="lead_handed_over")
    proposal.state = LIFE.go("unmerge", proposal.state, before=proposal.state_before_merge)
    proposal.lead, proposal.state_before_merge = None, ""
    proposal.save(update_fields=["state", "lead", "state_before_merge"])
    keep_marks(proposal)
    record(act, Unmerged(out_of=lead.number or lead.serial, to=proposal.state, category=proposal.category), about=proposal, parties=parties(proposal))
    return proposal
