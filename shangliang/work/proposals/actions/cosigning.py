"""Co-signing: who stands behind a proposal, in the order in which they were asked (会签)."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Max
from django.utils import timezone

from shangliang.commons.committees.scope import here, setting
from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.commons.people.models import Member
from shangliang.foundation.clocks import due
from shangliang.foundation.errors import Invalid, NotNow, fits

from .. import queries
from ..facts import ApprovalAsked, ConvenerApproved, CosignAnswered, CosignClosed, CosignersInvited
from ..models import Proposal, Proposer
from ..rules import LIFE, CosignState, Kind, State


@action("proposals.cosign", CosignersInvited)
def invite(act: Act, proposal: Proposal, *, members: Sequence[Member], until: date | None = None) -> Proposal:
    """Ask members to co-sign until a day (the committee's default if none is given); the text rests meanwhile."""
    today = timezone.localdate(act.at)
    until = until or due(today, setting("proposals.cosign.days"), here().calendar)
    if until < today:
        raise Invalid("答复期限不能早于今天。", fields={"until": "请选今天或以后的日期"})
    asked = [member for member in dict.fromkeys(members) if member.pk != proposal.author_id]
    known = {p.member_id: p for p in proposal.proposers.all()}
    fresh = [m for m in asked if m.pk not in known]
    again = [known[m.pk] for m in asked if m.pk in known and known[m.pk].state != CosignState.ACCEPTED]
    if not fresh and not again:
        raise Invalid("请先选要邀请的委员。", fields={"members": "还没有选人，或都已同意"})
    if State(proposal.state) != State.COSIGNING:
        proposal.state = LIFE.go("invite", proposal.state)
    proposal.kind, proposal.cosign_until = (proposal.kind if proposal.kind == Kind.COLLECTIVE else Kind.JOINT), until
    proposal.save(update_fields=["state", "kind", "cosign_until"])
    last = proposal.proposers.aggregate(last=Max("position"))["last"] or 0
    Proposer.objects.bulk_create(
        Proposer(committee_id=act.committee, proposal=proposal, member=member, position=last + n, invited_at=act.at) for n, member in enumerate(fresh, 1)
    )
    for row in again:
        row.state, row.invited_at, row.answered_at, row.remark = CosignState.INVITED, act.at, None, ""
    Proposer.objects.bulk_update(again, ["state", "invited_at", "answered_at", "remark"])
    record(
        act, CosignersInvited(names=[m.name for m in asked], until=until.isoformat()), about=proposal, parties=[Credit(m, "invited") for m in asked]
    )
    return proposal


@action("proposals.answer_cosign", CosignAnswered)
def answer_cosign(act: Act, proposal: Proposal, *, accept: bool, remark: str = "") -> Proposal:
    """Accept or decline an invitation to co-sign; raises NotNow once it has expired."""
    row = proposal.proposers.select_related("member").get(member_id=act.viewer.member_id)
    if State(proposal.state) != State.COSIGNING or (proposal.cosign_until and timezone.localdate(act.at) > proposal.cosign_until):
        raise NotNow("会签邀请已到期，第一提案人可以重新邀请。", code="cosign_expired")
    row.state = CosignState.ACCEPTED if accept else CosignState.DECLINED
    row.remark, row.answered_at = fits(remark, 200, "remark", "附言"), act.at
    row.save(update_fields=["state", "remark", "answered_at"])
    refresh_proposers(proposal)
    record(act, CosignAnswered(name=row.member.name, accepted=accept, remark=row.remark), about=proposal, parties=[Credit(row.member, "joint")])
    return proposal


@action("proposals.cosign", CosignClosed)
def recall(act: Act, proposal: Proposal) -> Proposal:
    """Take the text back for changes. Consent was given to that text, so all co-signers have to be asked again."""
    proposal.state = LIFE.go("recall", proposal.state)
    dropped = list(proposal.proposers.exclude(member_id=proposal.author_id).select_related("member"))
    for row in dropped:
        row.state, row.answered_at = CosignState.EXPIRED, None
    Proposer.objects.bulk_update(dropped, ["state", "answered_at"])
    proposal.kind = proposal.kind if proposal.kind == Kind.COLLECTIVE else Kind.INDIVIDUAL
    proposal.approved_at = proposal.cosign_until = None
    proposal.save(update_fields=["state", "kind", "approved_at", "cosign_until"])
    refresh_proposers(proposal)
    record(act, CosignClosed(dropped=[row.member.name for row in dropped]), about=proposal)
    return proposal


@action("proposals.cosign", CosignClosed)
def stop_waiting(act: Act, proposal: Proposal) -> Proposal:
    """Wait no longer for those who have not answered; whoever has agreed stays, and the text as well."""
    if State(proposal.state) != State.COSIGNING:
        raise NotNow("现在没有在等会签。", code="not_cosigning")
    silent = list(proposal.proposers.filter(state=CosignState.INVITED).select_related("member"))
    if not silent:
        raise NotNow("受邀委员都已答复，可以直接提交。", code="all_answered")
    for row in silent:
        row.state = CosignState.EXPIRED
    Proposer.objects.bulk_update(silent, ["state"])
    record(act, CosignClosed(dropped=[row.member.name for row in silent]), about=proposal)
    return proposal


@action("proposals.cosign", ApprovalAsked)
def ask_approval(act: Act, proposal: Proposal) -> Proposal:
    """Put a collective proposal before the convener of the organ in whose name it is."""
    if proposal.kind != Kind.COLLECTIVE or proposal.organ is None:
        raise NotNow("只有集体提案要请召集人同意。", code="not_collective")
    proposal.state = LIFE.go("invite", proposal.state)
    proposal.save(update_fields=["state"])
    record(act, ApprovalAsked(organ=proposal.organ.name), about=proposal, parties=[Credit(proposal.organ, "asked")])
    return proposal


@action("proposals.approve", ConvenerApproved)
def approve(act: Act, proposal: Proposal) -> Proposal:
    """The convener agrees that it goes out in the organ's name."""
    if State(proposal.state) != State.COSIGNING or proposal.organ is None:
        raise NotNow("这件提案现在没有等召集人同意。", code="not_waiting")
    if proposal.approved_at:
        raise NotNow("已经同意过了。", code="approved_already")
    proposal.approved_at = act.at
    proposal.save(update_fields=["approved_at"])
    record(act, ConvenerApproved(organ=proposal.organ.name), about=proposal, parties=[Credit(proposal.organ, "first")])
    return proposal


def refresh_proposers(proposal: Proposal) -> None:
    """Write the names as lists show them."""
    if proposal.organ_id:
        return
    proposal.proposers_text = as_listed(proposal, queries.proposers(proposal))
    proposal.save(update_fields=["proposers_text"])


def as_listed(proposal: Proposal, rows: Sequence[Proposer]) -> str:
    """The names as lists show them: the organ, or the first proposer and how many stand behind it."""
    if proposal.organ_id:
        return proposal.proposers_text
    names = [row.member.name for row in rows if row.state == CosignState.ACCEPTED]
    return names[0] + (f" 等 {len(names)} 人" if len(names) > 1 else "") if names else ""
