"""A unit's parts as machines get them, and what they send on the way to a reply."""

from typing import Any

from ninja import Schema
from pydantic import Field

from shangliang.commons.ui.shapes import Called, Day, Given, Line, Moment, Named, Text, Word

from ..kinds import Brief, kinds
from ..rules import ANSWERING, OPEN, Decision, Disclosure, MatterState, Method, Outcome, ReplyState, Role, State


class InboxLine(Schema):
    """One open part, with what comes next."""

    assignment: int
    source: Word
    number: str
    title: str
    round: int
    role: Word
    state: Word
    due_on: Day
    left: int = Field(description="离期限还有几天；负数是已超几天")
    done: int
    steps: int
    next: str
    note: str


class InboxOut(Schema):
    total: int
    items: list[InboxLine]


class PersonOut(Schema):
    nth: int = Field(description="下载给这位的答复函时用")
    member: int | None
    name: str
    detail: str


class MatterOut(Schema):
    """What was handed over."""

    id: int
    source: Word
    subject: int = Field(description="事项本身的编号，如提案编号")
    number: str
    title: str
    session: str
    category: str
    round: int
    state: Word
    people: list[PersonOut]
    grounds: str
    recommendations: list[str]
    public: bool
    merged: list[str]
    note: str


class ContactOut(Schema):
    day: Day
    method: Word
    people: str
    content: str
    view: str


class AskedOut(Schema):
    reason: str
    decision: Word
    note: str
    until: Day | None = None
    proposed: Named | None = None


class OpinionOut(Schema):
    unit: Named
    text: str = Field(description="还没有提出时为空")
    due_on: Day


class ReplyAnswer(Schema):
    position: int
    ask: str
    text: str
    outcome: Word | None
    promised_for: Day | None


class ReplyText(Schema):
    state: Word
    revision: int
    grade: str
    grade_reason: str
    disclosure: Word | None
    disclosure_reason: str
    opening: str
    answers: list[ReplyAnswer]
    closing: str
    assist_note: str
    letter_number: str
    signer: str
    contact: str
    sent_back: str
    issued_at: Moment | None


class AssignmentOut(Schema):
    """One unit's part as it stands: what came, the clock, what was done, the reply."""

    id: int
    unit: Named
    role: Word
    state: Word
    handed_at: Moment
    sign_until: Day | None
    return_until: Day | None
    due_on: Day
    left: int | None
    signed_at: Moment | None
    clerk: str
    replied_at: Moment | None
    matter: MatterOut
    contacts: list[ContactOut]
    returns: list[AskedOut]
    extensions: list[AskedOut]
    opinion: str
    opinions: list[OpinionOut] = Field(description="会办单位的意见；给主办单位看")
    reply: ReplyText | None


class ContactIn(Given):
    day: Day
    method: Line = Field(description="meeting 面谈、forum 座谈会、visit 走访、phone 电话、mail 书信或邮件、other 其他")
    people: Line
    content: Text = ""
    view: Text = Field("", description="提案人的意见")


class ReturnIn(Given):
    reason: Text
    proposed: Called | None = Field(None, description="建议改交的单位：编号或名称")


class ExtensionIn(Given):
    until: Day
    reason: Text


class OpinionIn(Given):
    text: Text


class AnswerIn(Given):
    position: int = Field(ge=1, le=200, description="第几条建议")
    text: Text | None = None
    outcome: Line | None = Field(None, description="done 已落实、planned 列入计划、declined 留作参考")
    promised_for: Day | None = Field(None, description="列入计划的，承诺哪天完成")


class DraftIn(Given):
    """What is given is written, what is left out stays as it was."""

    opening: Text | None = None
    closing: Text | None = None
    grade: Line | None = Field(None, description="答复类别的代码，如 A")
    grade_reason: Text | None = None
    assist_note: Text | None = Field(None, description="会办意见没有收齐时，写明原因")
    disclosure: Line | None = Field(None, description="full 主动公开、summary 摘要公开、on_request 依申请公开、none 不予公开")
    disclosure_reason: Text | None = None
    letter_number: Line | None = None
    contact: Line | None = None
    phone: Line | None = None
    signer: Line | None = None
    answers: list[AnswerIn] = Field([], max_length=200)
    revision: int | None = Field(None, description="看到的稿子是第几版；期间有人改过就答复 409，什么都不会丢")

    def known(self) -> dict[str, Any]:
        """As `actions.draft_reply` takes it."""
        given = self.model_dump(exclude_unset=True, exclude={"answers", "revision", "disclosure"})
        answers = {one.position: one.model_dump(exclude_unset=True, exclude={"position"}) for one in self.answers}
        return {"texts": {name: text or "" for name, text in given.items()}, "disclosure": self.disclosure, "answers": answers, "revision": self.revision}


def line(found: Any) -> InboxLine:
    """A line of `queries.inbox`."""
    part, progress = found.part, found.progress
    return InboxLine(
        assignment=part.pk, source=_source(part.matter), number=part.matter.number, title=part.matter.label, round=part.matter.round,
        role=Word.of(Role(part.role)), state=Word.of(State(part.state)), due_on=part.due_on, left=found.left, done=progress.done, steps=progress.total,
        next=progress.next, note=found.note,
    )


def part(found: Any, brief: Brief, today: Any, *, own: bool) -> AssignmentOut:
    """A part as `queries.seen_part` gives it; `own`: its unit reads it, drafts included."""
    reply, opinion = getattr(found, "reply", None), getattr(found, "opinion", None)
    shown = reply is not None and (own or reply.state == ReplyState.ISSUED)
    leading = Role(found.role) in ANSWERING
    return AssignmentOut(
        id=found.pk, unit=Named.of(found.unit), role=Word.of(Role(found.role)), state=Word.of(State(found.state)), handed_at=found.handed_at,
        sign_until=found.sign_until, return_until=found.return_until, due_on=found.due_on,
        left=(found.due_on - today).days if State(found.state) in OPEN else None, signed_at=found.signed_at, clerk=found.clerk, replied_at=found.replied_at,
        matter=_matter(found.matter, brief), opinion=opinion.text if opinion else "", opinions=opinions_on(found.matter) if leading else [],
        contacts=[ContactOut(day=c.day, method=Word.of(Method(c.method)), people=c.people, content=c.content, view=c.view) for c in found.contacts.all()],
        returns=[
            AskedOut(reason=r.reason, decision=Word.of(Decision(r.decision)), note=r.note, proposed=Named.of(r.proposed)) for r in found.returns.all()
        ],
        extensions=[
            AskedOut(reason=e.reason, decision=Word.of(Decision(e.decision)), note=e.note, until=e.until) for e in found.extensions.all()
        ],
        reply=_reply(reply) if shown else None,
    )


def _source(matter: Any) -> Word:
    return Word(code=matter.kind, label=kinds.get(matter.kind).label)


def _matter(matter: Any, brief: Brief) -> MatterOut:
    return MatterOut(
        id=matter.pk, source=_source(matter), subject=matter.subject_id, number=brief.number, title=brief.title, session=brief.session,
        category=brief.category, round=matter.round, state=Word.of(MatterState(matter.state)), grounds=brief.grounds, recommendations=brief.asks,
        people=[PersonOut(nth=n, member=p.member_id, name=p.name, detail=p.detail) for n, p in enumerate(brief.people)],
        public=brief.public, merged=brief.merged, note=matter.note,
    )


def opinions_on(matter: Any) -> list[OpinionOut]:
    helping = [part for part in matter.parts if Role(part.role) is Role.ASSIST and State(part.state) in {*OPEN, State.REPLIED}]
    return [OpinionOut(unit=Named.of(p.unit), text=given.text if (given := getattr(p, "opinion", None)) else "", due_on=p.due_on) for p in helping]


def _reply(reply: Any) -> ReplyText:
    texts = ("grade", "grade_reason", "disclosure_reason", "opening", "closing", "assist_note", "letter_number", "signer", "contact", "sent_back")
    return ReplyText(
        **{name: getattr(reply, name) for name in texts}, state=Word.of(ReplyState(reply.state)), revision=reply.revision, issued_at=reply.issued_at,
        disclosure=Word.of(Disclosure(reply.disclosure)) if reply.disclosure else None,
        answers=[
            ReplyAnswer(
                position=a.position, ask=a.ask, text=a.text, outcome=Word.of(Outcome(a.outcome)) if a.outcome else None, promised_for=a.promised_for
            )
            for a in reply.answers.all()
        ],
    )
