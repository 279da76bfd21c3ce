"""Proposals as machines get them, and what they send to hand one over."""

from typing import Any

from ninja import Schema
from pydantic import Field

from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.queries import Told
from shangliang.commons.ui.shapes import Called, Day, Given, Line, Moment, Named, Text, Word
from shangliang.practices.handling.rules import Disclosure, MatterState, Outcome, ReplyState, Satisfaction
from shangliang.practices.handling.rules import Role as Part
from shangliang.practices.handling.rules import State as PartState

from ..rules import CosignState, Decision, Kind, State, Timing


class SessionOut(Schema):
    id: int
    name: str
    term: int
    number: int
    accepts_from: Day
    opens_on: Day
    closes_on: Day


class ProposalRow(Schema):
    """One proposal as a list shows it."""

    id: int
    session: Named
    number: str
    serial: str
    title: str
    state: Word
    kind: Word
    timing: Word | None
    category: str
    proposers: str
    sector: Named | None
    organ: Named | None
    lead_unit: Named | None
    due_on: Day | None
    grade: str
    overall: Word | None
    may_publish: bool
    submitted_at: Moment | None
    filed_at: Moment | None
    closed_at: Moment | None


class ProposalPage(Schema):
    items: list[ProposalRow]
    next: int | None = Field(description="还有时，把它作为下一次的 after；null 表示读完")


class Ask(Schema):
    position: int
    text: str


class Signer(Schema):
    member: Named
    sector: str
    state: Word


class ReviewOut(Schema):
    stage: int
    decision: Word
    reasons: list[str]
    note: str
    reviewer: str
    at: Moment
    reversed: bool


class UnitPart(Schema):
    """One unit's part: its assignment id, clock and state."""

    assignment: int
    unit: Named
    role: Word
    state: Word
    handed_at: Moment
    sign_until: Day | None
    signed_at: Moment | None
    due_on: Day
    replied_at: Moment | None
    contacts: int


class IssuedAnswer(Schema):
    position: int
    ask: str
    text: str
    outcome: Word | None
    promised_for: Day | None


class IssuedReply(Schema):
    unit: Named
    grade: str
    grade_reason: str
    disclosure: Word | None
    letter_number: str
    issued_at: Moment
    opening: str
    answers: list[IssuedAnswer]
    closing: str


class Handled(Schema):
    """The latest round of handling."""

    id: int
    round: int
    state: Word
    due_on: Day
    rate_until: Day | None
    overall: Word | None
    parts: list[UnitPart]
    replies: list[IssuedReply]


class Happened(Schema):
    at: Moment
    who: str
    what: str
    note: str
    kind: str
    retracted: bool


class Planned(Schema):
    unit: Named
    role: Word


class ProposalStory(ProposalRow):
    """All of one proposal: its text, who stands behind it, its review, its handling, its history."""

    grounds: str
    recommendations: list[Ask]
    signers: list[Signer]
    merged_into: int | None
    merged: list[int]
    planned: list[Planned] = Field(description="审查拟定的承办单位；只给政协机关和交办机关")
    reviews: list[ReviewOut] = Field(description="审查意见；只给政协机关和交办机关")
    handling: Handled | None
    history: list[Happened]


class UnitGiven(Given):
    """A unit in a role."""

    unit: Called = Field(description="单位编号，或名称、简称、别名、发文代字", examples=["市教育局"])
    role: Line = Field("lead", description="lead 主办、assist 会办、separate 分办")


class HandOver(Given):
    units: list[UnitGiven] = Field([], max_length=50, description="不写就按审查拟定的单位交办")
    due_on: Day | None = Field(None, description="答复期限；不写就按本委员会的设置")
    note: Text = ""


def row(proposal: Any) -> dict[str, Any]:
    """What ProposalRow holds, of a proposal with its unit, author's sector and organ."""
    session = {s.pk: s for s in here().sessions}[proposal.session_id]
    return {
        "id": proposal.pk, "session": Named(id=session.pk, name=session.short), "number": proposal.number, "serial": proposal.serial, "title": proposal.title,
        "state": Word.of(State(proposal.state)), "kind": Word.of(Kind(proposal.kind)), "timing": _word(Timing, proposal.timing), "category": proposal.category,
        "proposers": proposal.proposers_text, "sector": Named.of(proposal.sector_then), "organ": Named.of(proposal.organ),
        "lead_unit": Named.of(proposal.lead_unit), "due_on": proposal.due_on, "grade": proposal.grade, "overall": _word(Satisfaction, proposal.overall),
        "may_publish": proposal.may_publish, "submitted_at": proposal.submitted_at, "filed_at": proposal.filed_at, "closed_at": proposal.closed_at,
    }  # fmt: skip


def story(proposal: Any, matter: Any, history: list[Told], planned: list[Any], *, inside: bool) -> ProposalStory:
    """A proposal as `queries.seen` gives it, with its matter and history; `inside`: the reader sees the review too."""
    return ProposalStory(
        **row(proposal), grounds=proposal.grounds, recommendations=[Ask(position=r.position, text=r.text) for r in proposal.recommendations.all()],
        signers=[
            Signer(member=Named.of(p.member), sector=str(p.sector_then), state=Word.of(CosignState(p.state))) for p in proposal.proposers.all()
        ],
        merged_into=proposal.lead_id, merged=[other.pk for other in proposal.merged.all()], handling=_matter(matter) if matter else None,
        planned=[Planned(unit=Named.of(choice.unit), role=Word.of(Part(choice.role))) for choice in planned] if inside else [],
        reviews=[_review(review) for review in proposal.reviews.all()] if inside else [],
        history=[Happened(**vars(told)) for told in history],
    )


def _word(words: Any, code: str) -> Word | None:
    return Word.of(words(code)) if code in words.values() else None


def _review(review: Any) -> ReviewOut:
    return ReviewOut(
        stage=review.stage, decision=Word.of(Decision(review.decision)), reasons=review.reasons, note=review.note, reviewer=review.reviewer, at=review.at,
        reversed=review.reversed_at is not None,
    )


def _matter(matter: Any) -> Handled:
    replies = [part for part in matter.parts if getattr(part, "reply", None) is not None and part.reply.state == ReplyState.ISSUED]
    return Handled(
        id=matter.pk, round=matter.round, state=Word.of(MatterState(matter.state)), due_on=matter.due_on, rate_until=matter.rate_until,
        overall=_word(Satisfaction, matter.overall), parts=[_part(part) for part in matter.parts], replies=[_reply(part) for part in replies],
    )


def _part(part: Any) -> UnitPart:
    return UnitPart(
        assignment=part.pk, unit=Named.of(part.unit), role=Word.of(Part(part.role)), state=Word.of(PartState(part.state)), handed_at=part.handed_at,
        sign_until=part.sign_until, signed_at=part.signed_at, due_on=part.due_on, replied_at=part.replied_at, contacts=len(part.contacts.all()),
    )


def _reply(part: Any) -> IssuedReply:
    reply = part.reply
    return IssuedReply(
        unit=Named.of(part.unit), grade=reply.grade, grade_reason=reply.grade_reason, disclosure=_word(Disclosure, reply.disclosure),
        letter_number=reply.letter_number, issued_at=reply.issued_at, opening=reply.opening, closing=reply.closing,
        answers=[
            IssuedAnswer(position=a.position, ask=a.ask, text=a.text, outcome=_word(Outcome, a.outcome), promised_for=a.promised_for) for a in reply.answers.all()
        ],
    )
