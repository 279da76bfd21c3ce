"""Handing in: serial number, receipt, window of the plenary; and taking back."""

from collections.abc import Sequence
from datetime import datetime, time

from django.utils import timezone

from shangliang.commons.access import Role
from shangliang.commons.committees.ready import write
from shangliang.commons.committees.scope import here, setting
from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.commons.numbering import next_number, written
from shangliang.commons.people.queries import conveners
from shangliang.foundation.errors import Invalid, NotNow

from .. import queries
from ..facts import Submitted, Withdrawn
from ..models import Proposal, Proposer
from ..rules import LIFE, CosignState, Kind, State, missing, timing
from .cosigning import as_listed
from .hiding import _left_filed
from .indexing import keep


@action("proposals.submit", Submitted)
def submit(act: Act, proposal: Proposal) -> Proposal:
    """Hand a proposal in: it gets a serial number and waits for review.

    One that comes after the plenary's deadline is a between-session proposal by itself (平时提案). Raises Invalid with all
    that is missing, NotNow while co-signers or the convener have not answered.
    """
    today = timezone.localdate(act.at)
    session = here().session_on(today)
    if session is None:
        raise NotNow("现在没有届次在收提案。请联系提案委。", code="no_session")
    asks = queries.asks(proposal)
    lacking = missing(proposal.title, proposal.grounds, asks, least=setting("proposals.length.least"), most=setting("proposals.length.most"))
    if not proposal.may_publish and not proposal.secret_reason:
        lacking.append("写明不公开的理由")
    if lacking:
        raise Invalid(f"还差 {len(lacking)} 项：" + "；".join(lacking) + "。", code="incomplete", missing=lacking)
    _close_cosigning(proposal, today)
    rows = queries.proposers(proposal)
    waiting = sum(row.state == CosignState.INVITED for row in rows)
    proposal.state = LIFE.go("submit", proposal.state, proposal, waiting=waiting, approval_missing=_approval_missing(act, proposal))
    opens = timezone.make_aware(datetime.combine(session.accepts_from, time.min))
    proposal.session, proposal.stage, proposal.submitted_at = session, 1, act.at
    proposal.timing = timing(act.at, opens, session.deadline)
    if not proposal.serial:
        pattern = setting("proposals.serial.pattern")
        proposal.serial = written(pattern, seq=next_number(act.committee, f"serial:{session.pk}"), year=act.at.year, term=session.term.number, session=session.number)
    proposal.proposers_text = as_listed(proposal, rows)
    proposal.sector_id = next((row.member.sector_id for row in rows if row.member_id == proposal.author_id), None)
    write(proposal, "state", "session", "stage", "submitted_at", "timing", "serial", "proposers_text", "sector")
    _as_they_were(rows)
    keep((proposal, asks), behind=[row.member_id for row in rows if row.state == CosignState.ACCEPTED])
    said = Submitted(serial=proposal.serial, timing=proposal.timing, kind_of=proposal.kind, category=proposal.category)
    record(act, said, about=proposal, parties=parties(proposal, rows))
    return proposal


@action("proposals.withdraw", Withdrawn)
def withdraw(act: Act, proposal: Proposal, *, reason: str) -> Proposal:
    """Take a proposal back before handling begins; its number, if it had one, is never used again."""
    if not reason.strip():
        raise Invalid("请写明撤案理由。", fields={"reason": "撤案理由不能空着"})
    proposal.state = LIFE.go("withdraw", proposal.state, proposal, **queries.ways_back(proposal))
    write(proposal, "state")
    _left_filed(act, proposal)
    record(act, Withdrawn(reason=reason.strip(), by_proposer=act.viewer.role == Role.MEMBER), about=proposal, parties=parties(proposal))
    return proposal


def parties(proposal: Proposal, rows: Sequence[Proposer] | None = None) -> list[Credit]:
    """Who is credited for a proposal: the organ, or the first proposer and those who co-signed (`rows`, where they are known)."""
    if proposal.organ is not None:
        return [Credit(proposal.organ, "first")]
    behind = queries.proposers(proposal) if rows is None else rows
    return [Credit(row.member, "first" if row.member_id == proposal.author_id else "joint") for row in behind if row.state == CosignState.ACCEPTED]


def _as_they_were(rows: Sequence[Proposer]) -> None:
    """Keep of everybody behind it the sector and party of this day: whoever changes over later does not rewrite what was handed in."""
    for row in rows:
        if row.state == CosignState.ACCEPTED:
            row.sector_id, row.affiliation = row.member.sector_id, row.member.affiliation
            write(row, "sector", "affiliation")


def _close_cosigning(proposal: Proposal, today) -> None:
    """Those who let the day pass are dropped by themselves; it holds nobody up."""
    if proposal.cosign_until and today > proposal.cosign_until:
        Proposer.objects.filter(proposal=proposal, state=CosignState.INVITED).update(state=CosignState.EXPIRED)


def _approval_missing(act: Act, proposal: Proposal) -> bool:
    """Whether a collective proposal still lacks its convener: staff enter sealed paper, conveners approve by submitting."""
    if proposal.kind != Kind.COLLECTIVE or proposal.approved_at or proposal.entered_by_staff or State(proposal.state) == State.SENT_BACK:
        return False
    return act.viewer.member_id not in [member.pk for member in conveners(proposal.organ_id)]
