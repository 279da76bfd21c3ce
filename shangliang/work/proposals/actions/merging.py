"""Merging what is about the same matter: one lead proposal, everybody stays a proposer, and it can be undone."""

from collections.abc import Sequence

from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.foundation.errors import Invalid, NotFound, NotNow

from ..facts.merging import LetOut, Merged, TookIn, Unmerged
from ..models import Proposal
from ..rules import LEADABLE, LIFE, State
from .hiding import _left_filed
from .indexing import keep_marks
from .submitting import parties

MAY_LEAD = frozenset({State.SUBMITTED, State.FILED})


@action("proposals.review", Merged, lock=False)
def merge(act: Act, lead: Proposal, *, others: Sequence[Proposal]) -> Proposal:
    """Merge `others` into `lead`. Each keeps its record, its proposers and its number, and points at the lead, which says so too."""
    ids = sorted({other.pk for other in others} - {lead.pk})
    if not ids:
        raise Invalid("至少要选两件才能并案。", fields={"others": "请再选一件"})
    held = _hold(lead.pk, *ids)
    lead = held.pop(lead.pk)
    if State(lead.state) not in MAY_LEAD:
        raise NotNow(f"主提案现在是“{State(lead.state).label}”，不能再并入别的提案。", code="lead_not_open")
    behind: dict[int, Credit] = {}
    for other in held.values():
        if other.merged.exists():
            raise NotNow(f"“{other.title}”自己是主提案，先撤销它的并案。", code="other_leads")
        before = other.state
        other.state = LIFE.go("merge", before)
        other.state_before_merge, other.lead = before, lead
        other.save(update_fields=["state", "state_before_merge", "lead"])
        keep_marks(other)
        _left_filed(act, other)
        credits = parties(other)
        behind |= {credit.who.pk: Credit(credit.who, "merged") for credit in credits}
        record(act, Merged(into=lead.number or lead.serial, into_id=lead.pk, before=before, category=other.category), about=other, parties=credits)
    record(act, TookIn(taken=[_called(other) for other in held.values()]), about=lead, parties=behind.values())
    return lead


@action("proposals.review", Unmerged, lock=False)
def unmerge(act: Act, proposal: Proposal) -> Proposal:
    """Put a merged proposal back exactly as it stood; not once the lead was handed over."""
    held = _hold(proposal.pk, *([proposal.lead_id] if proposal.lead_id else []))
    proposal = held[proposal.pk]
    lead = held.get(proposal.lead_id or 0)
    if lead is not None and State(lead.state) not in LEADABLE:
        raise NotNow("主提案已经交办，不能再撤销并案。还没有单位答复的，可以先撤回交办。", code="lead_handed_over")
    proposal.state = LIFE.go("unmerge", proposal.state, before=proposal.state_before_merge)
    if lead is None:
        raise NotNow("这件刚才改并到了别的提案。请刷新页面看最新情况。", code="merged_elsewhere")
    proposal.lead, proposal.state_before_merge = None, ""
    proposal.save(update_fields=["state", "lead", "state_before_merge"])
    keep_marks(proposal)
    behind = parties(proposal)
    record(act, Unmerged(out_of=lead.number or lead.serial, to=proposal.state, category=proposal.category), about=proposal, parties=behind)
    record(act, LetOut(released=_called(proposal)), about=lead, parties=[Credit(credit.who, "merged") for credit in behind])
    return proposal


def _hold(*ids: int) -> dict[int, Proposal]:
    """All that a merge touches, locked in the order of their ids and nothing before: two desks wait instead of blocking each other."""
    found = {one.pk: one for one in Proposal.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk")}
    if len(found) < len(set(ids)):
        raise NotFound()
    return found


def _called(proposal: Proposal) -> str:
    return f"{proposal.number or proposal.serial} {proposal.title}（{proposal.proposers_text}）"
