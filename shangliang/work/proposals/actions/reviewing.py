"""Reviewing, in one to three stages: file, decline, send back; every decision can be taken back until handed over."""

from collections.abc import Sequence

from shangliang.commons.access import Role
from shangliang.commons.committees.ready import insert, write
from shangliang.commons.committees.scope import here, setting
from shangliang.commons.ledger.acts import Act, action, record
from shangliang.commons.numbering import next_number, written
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow

from .. import queries
from ..facts import Declined, Filed, Reviewed, ReviewReopened, SentBack
from ..facts.joint import QualityChecked
from ..models import Onward, Proposal, Review
from ..rules import LIFE, Decision, State, Timing, decided
from .hiding import _left_filed
from .indexing import keep_marks
from .submitting import parties


@action("proposals.review", Filed, Reviewed)
def file(act: Act, proposal: Proposal, *, stage: int, note: str = "", checklist: Sequence[str] = ()) -> Proposal:
    """Agree to file. Before the last stage it moves on to the next; at the last it gets its number.

    `stage` is the stage the reviewer was looking at: somebody who decided a moment earlier makes this NotNow.
    """
    _still_here(proposal, stage)
    if not proposal.category:
        raise Invalid("立案前要定分类。", fields={"category": "请先选分类"})
    if proposal.stage < setting("proposals.review.stages"):
        proposal.state = LIFE.go("pass_on", proposal.state)
        proposal.stage += 1
        write(proposal, "state", "stage")
        _keep(act, proposal, Decision.FILE, stage, note=note, checklist=checklist)
        record(act, Reviewed(stage=stage, note=note), about=proposal, parties=parties(proposal))
        return proposal
    proposal.state = LIFE.go("file", proposal.state)
    _give_number(act, proposal)
    proposal.filed_at = act.at
    write(proposal, "state", "number", "number_order", "filed_at")
    keep_marks(proposal, numbered=True)
    _keep(act, proposal, Decision.FILE, stage, note=note, checklist=checklist)
    units = [choice.unit.name for choice in queries.planned(proposal)]
    said = Filed(number=proposal.number, category=proposal.category, units=units, timing=proposal.timing, kind_of=proposal.kind)
    record(act, said, about=proposal, parties=parties(proposal))
    _say_quality(act, proposal)
    return proposal


def _say_quality(act: Act, proposal: Proposal) -> None:
    """How many of the committee's points of review a filed proposal met, as the last reviewer who ticked any saw it."""
    ticked = next((one.checklist for one in proposal.reviews.filter(reversed_at__isnull=True, decision=Decision.FILE).order_by("-at", "-id") if one.checklist), None)
    points = setting("proposals.review.checklist")
    if ticked and points:
        lacking = [one for one in points if one not in ticked]
        record(act, QualityChecked(met=len(points) - len(lacking), points=len(points), lacking=lacking, category=proposal.category), about=proposal, parties=parties(proposal))


@action("proposals.review", Declined)
def decline(act: Act, proposal: Proposal, *, stage: int, reasons: Sequence[str], note: str = "") -> Proposal:
    """Not filed, for one or more of the committee's reasons; the proposer is told which (全国条例)."""
    _still_here(proposal, stage)
    known = setting("proposals.decline.reasons")
    chosen = [reason for reason in reasons if reason in known]
    if not chosen:
        raise Invalid("请至少选一条不予立案的理由，提案人会看到。", fields={"reasons": "至少选一条"})
    proposal.state = LIFE.go("decline", proposal.state, proposal, merged=queries.merged_into(proposal))
    write(proposal, "state")
    _keep(act, proposal, Decision.DECLINE, stage, reasons=chosen, note=note)
    _left_filed(act, proposal)
    record(act, Declined(reasons=chosen, note=note), about=proposal, parties=parties(proposal))
    return proposal


@action("proposals.review", SentBack)
def send_back(act: Act, proposal: Proposal, *, stage: int, note: str) -> Proposal:
    """Back to the author with what to mend; it can be handed in again under the same serial number."""
    _still_here(proposal, stage)
    if not note.strip():
        raise Invalid("请写明要修改什么，提案人照着改。", fields={"note": "修改意见不能空着"})
    proposal.state = LIFE.go("send_back", proposal.state, proposal, merged=queries.merged_into(proposal))
    write(proposal, "state")
    _keep(act, proposal, Decision.SEND_BACK, stage, note=note)
    _left_filed(act, proposal)
    record(act, SentBack(note=note.strip()), about=proposal, parties=parties(proposal))
    return proposal


@action("proposals.review", ReviewReopened)
def reopen_review(act: Act, proposal: Proposal, *, reason: str = "") -> Proposal:
    """Take the last decision back, as long as it was not handed over; a number once given is kept for the same proposal.

    A decision that passed it to the next stage is taken back by whoever made it, or by the head, until that stage has decided.
    """
    before = State(proposal.state).label
    if Onward.objects.filter(proposal=proposal).exists():
        raise NotNow("这件已经转别的路办了，不能再重新审查：一件建议只走一条路，也只计一次分。", code="gone_onward")
    last = _last(proposal)
    known = queries.ways_back(proposal)
    if State(proposal.state) == State.SUBMITTED and last is not None and LIFE.why_not("reopen_review", proposal.state, proposal, **known) is None:
        before = _word(last)
        _own_decision(act, last)
    proposal.state = LIFE.go("reopen_review", proposal.state, proposal, **known)
    if last is not None:
        proposal.stage = last.stage
        last.reversed_at = act.at
        write(last, "reversed_at")
    write(proposal, "state", "stage")
    keep_marks(proposal)
    _left_filed(act, proposal)
    record(act, ReviewReopened(before=before, reason=reason.strip(), category=proposal.category), about=proposal, parties=parties(proposal))
    return proposal


def _last(proposal: Proposal) -> Review | None:
    """The decision that holds: the last one that was not taken back."""
    found: Review | None = proposal.reviews.filter(reversed_at__isnull=True).order_by("-at", "-id").first()
    return found


def _word(review: Review) -> str:
    return decided(review.decision, review.stage, setting("proposals.review.stage_names"), setting("proposals.review.stages"))


def _own_decision(act: Act, last: Review) -> None:
    if act.viewer.role != Role.PROPOSAL_HEAD and last.reviewer_id != act.viewer.user_id:
        raise NotAllowed(f"“{_word(last)}”是{last.reviewer}决定的，由本人或提案委主任撤回。")


def _still_here(proposal: Proposal, stage: int) -> None:
    """Two people at one desk: whoever comes second is told what the first decided."""
    if State(proposal.state) == State.SUBMITTED and proposal.stage == stage:
        return
    last = _last(proposal)
    if last is not None:
        raise NotNow(f"{last.reviewer}刚才已作出决定：{_word(last)}。请刷新后再看。", code="decided_already")
    raise NotNow(f"这件现在是“{State(proposal.state).label}”，不在这一级审查。", code="not_here")


def _give_number(act: Act, proposal: Proposal) -> None:
    if proposal.number:
        return
    own = proposal.timing == Timing.BETWEEN and setting("proposals.number.between_apart")
    seq = next_number(act.committee, f"number:{proposal.session_id}" + (":between" if own else ""))
    pattern = setting("proposals.number.between" if own else "proposals.number.plenary")
    session = here().session(proposal.session_id)
    proposal.number = written(pattern, seq=seq, year=act.at.year, term=session.term.number, session=session.number, category=proposal.category)
    proposal.number_order = seq + (BETWEEN_LATER if own else 0)


BETWEEN_LATER = 1_000_000  # numbers of their own sequence sort after those of the plenary


def _keep(act: Act, proposal: Proposal, decision: Decision, stage: int, *, reasons: Sequence[str] = (), note: str = "", checklist: Sequence[str] = ()) -> None:
    made = Review(
        committee_id=act.committee, proposal=proposal, stage=stage, decision=decision, reasons=list(reasons), checklist=list(checklist),
        note=note.strip(), reviewer_id=act.viewer.user_id, reviewer=act.viewer.name, at=act.at,
    )
    insert([made])
