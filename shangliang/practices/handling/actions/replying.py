"""The reply: drafted point by point, sent up, sent back, issued; and what follows when all have answered."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from shangliang.commons.committees.gather import Part, Whole
from shangliang.commons.committees.ready import Given, Ready, write
from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.acts import Act, action
from shangliang.foundation.clocks import due
from shangliang.foundation.errors import Invalid, NotNow, fits

from .. import facts
from ..models import Answer, Assignment, Contact, Matter, Reply
from ..queries.settings import classes_of, says
from ..queries.talking import unmet
from ..rules import (
    ANSWERING,
    FACE_TO_FACE,
    OPEN,
    REPLY_TEXTS,
    Disclosure,
    Outcome,
    ReplyState,
    Role,
    State,
    go,
    lacking,
    matter_goes,
    worst_grade,
)
from ..rules.again import Word
from . import _ground as ground
from ._ground import _record as record
from .promising import _promise

REPLY = Whole(lambda: (Reply.objects.filter(assignment=Given("part")), {"answers": Part(Answer.objects.order_by("position"), "reply")}))
METHODS = Ready(lambda: Contact.objects.filter(assignment=Given("part")).exclude(word=Word.DISPUTED).values_list("method", flat=True))
LONGEST = 100_000  # characters of one text: more than any reply has, less than hurts the server


@action("handling.draft_reply", lock=False, quiet=True)
def draft_reply(
    act: Act, part: Assignment, *, texts: Mapping[str, str] | None = None, disclosure: str | None = None,
    answers: Mapping[int, Mapping[str, Any]] | None = None, revision: int | None = None,
) -> Reply:
    """Keep a draft: begins one from the brief's recommendations, then writes what is given and leaves the rest.

    `texts` by the names in REPLY_TEXTS; `answers` by position: {text, outcome, promised_for}. `revision` is the one the writer
    saw: when somebody else has saved since, NotNow says who, and nothing is lost.
    """
    part = ground._hold(part)
    go("draft", part)
    reply = _reply_of(part) or _begin(act, part)
    if revision is not None and revision != reply.revision:
        raise NotNow(f"{reply.drafted_by or '同事'}刚才也改了这份答复。请刷新页面看最新的稿子；你写的还在这台电脑上。", code="edited_by_another")
    _writable(act, reply)
    for name, value in (texts or {}).items():
        if name not in REPLY_TEXTS:
            raise LookupError(f"a reply has no {name!r}")
        setattr(reply, name, fits(str(value), REPLY_TEXTS[name] or LONGEST, f"f_{name}", "这一项"))
    if disclosure is not None:
        reply.disclosure = Disclosure.of(disclosure) if disclosure else ""
    _write_answers(reply, answers or {})
    reply.revision += 1
    reply.drafted_at, reply.drafted_by = act.at, act.viewer.name[:40]
    reply.save()
    return reply


def _reply_of(part: Assignment) -> Reply | None:
    return REPLY.first(part=part.pk)


def _begin(act: Act, part: Assignment) -> Reply:
    """An empty reply with one answer for each recommendation, worded as it stood at this moment."""
    brief = ground._kind(part.matter).brief(part.matter.subject_id)
    reply = Reply.objects.create(
        committee_id=act.committee, assignment=part, drafted_at=act.at, contact=part.unit.contact, phone=part.unit.phone,
        disclosure=Disclosure.FULL if brief.public else "",
    )
    asks = brief.asks or [brief.title]
    Answer.objects.bulk_create(Answer(committee_id=act.committee, reply=reply, position=n, ask=ask) for n, ask in enumerate(asks, 1))
    return reply


def _writable(act: Act, reply: Reply) -> None:
    """A draft is the clerks'; what was sent up is the head's, until sent back."""
    if reply.state == ReplyState.CHECKING and act.viewer.role != "unit_head":
        raise NotNow("答复已送签，要改请负责人先退回修改。", code="sent_up")


def _write_answers(reply: Reply, answers: Mapping[int, Mapping[str, Any]]) -> None:
    """Write answers by position; positions that the reply does not have are refused."""
    rows = {answer.position: answer for answer in reply.answers.all()}
    if unknown := set(answers) - set(rows):
        raise Invalid(f"没有第 {min(unknown)} 条建议，请刷新页面。", fields={f"answer-{min(unknown)}": "没有这一条"})
    for position, said in answers.items():
        row = rows[position]
        row.text = fits(str(said.get("text", row.text)), LONGEST, f"answer-{position}", f"第 {position} 条答复")
        row.outcome = Outcome.of(said["outcome"]) if said.get("outcome") else ("" if "outcome" in said else row.outcome)
        row.promised_for = said.get("promised_for", row.promised_for) or None
        if row.outcome != Outcome.PLANNED:
            row.promised_for = None
    Answer.objects.bulk_update([rows[position] for position in answers], ["text", "outcome", "promised_for"])


@action("handling.draft_reply", facts.ReplySentUp, lock=False)
def send_up(act: Act, part: Assignment) -> Reply:
    """The clerk puts a complete reply before the head."""
    part, parts = ground._hold_among(part)
    reply, _ = _complete(act, part, parts, "send_up")
    if reply.state == ReplyState.CHECKING:
        raise NotNow("答复已经送签，正在等负责人签发。", code="sent_up_already")
    reply.state = ReplyState.CHECKING
    write(reply, "state")
    record(act, facts.ReplySentUp(unit=part.unit.name), about=part, parties=[ground._credit(part)])
    return reply


@action("handling.issue_reply", facts.ReplySentBack, lock=False)
def send_back(act: Act, part: Assignment, *, reason: str) -> Reply:
    """The head returns it to the clerk and says what to change."""
    if not reason.strip():
        raise Invalid("请写明要改什么。", fields={"reason": "请写退改意见"})
    part = ground._hold(part)
    go("send_back", part)
    reply = _reply_of(part)
    if reply is None or reply.state != ReplyState.CHECKING:
        raise NotNow("答复不在待签发，可能已退回或还没有送签。请刷新页面看最新情况。", code="not_sent_up")
    reply.state, reply.sent_back = ReplyState.DRAFT, reason.strip()
    write(reply, "state", "sent_back")
    record(act, facts.ReplySentBack(unit=part.unit.name, reason=reply.sent_back), about=part, parties=[ground._credit(part)])
    return reply


@action("handling.issue_reply", facts.Replied, lock=False)
def issue_reply(act: Act, part: Assignment) -> Reply:
    """The reply goes out; when it is the last one, the whole matter is answered and the proposers are asked."""
    part, parts = ground._hold_among(part)
    reply, methods = _complete(act, part, parts, "reply")
    reply.state, reply.issued_at, reply.sent_back = ReplyState.ISSUED, act.at, ""
    reply.signer = reply.signer or act.viewer.name[:40]
    write(reply, "state", "issued_at", "sent_back", "signer")
    part.state, part.replied_at = go("reply", part), act.at
    write(part, "state", "replied_at")
    said = facts.Replied(
        unit=part.unit.name, grade=reply.grade, disclosure=reply.disclosure, on_time=ground._today(act) <= part.due_on, round=part.matter.round,
        face_to_face=bool(FACE_TO_FACE.intersection(methods)),
    )
    record(act, said, about=part, parties=[ground._credit(part)])
    reply.assignment = part
    _promise(act, reply)
    _settle_answers(act, part.matter, parts, reply)
    return reply


def _complete(act: Act, part: Assignment, parts: Sequence[Assignment], step: str) -> tuple[Reply, list[str]]:
    """The reply of one part among `parts` from which nothing is missing, and how the unit spoke with the proposer; raises NotNow or
    Invalid that list what is missing.
    """
    kind = part.matter.kind
    methods = METHODS(part=part.pk)
    go(step, part, contacts=len(methods), contact_required=says(kind, "contact_required"), unmet=unmet(part))
    reply = _reply_of(part)
    if reply is None:
        raise NotNow("答复还没有起草。", code="no_draft")
    missing = lacking(reply, reply.answers.all(), classes=classes_of(kind), today=ground._today(act), waiting=_waiting(part, parts))
    if missing:
        raise Invalid(f"答复还差 {len(missing)} 项：" + "；".join(text for _, text in missing) + "。", code="incomplete", fields=dict(missing))
    return reply, methods


def _waiting(part: Assignment, parts: Sequence[Assignment]) -> list[str]:
    """Assisting units that owe the lead their opinion."""
    if part.role != Role.LEAD:
        return []
    return [one.unit.name for one in parts if Role(one.role) is Role.ASSIST and State(one.state) in OPEN]


def _settle_answers(act: Act, matter: Matter, parts: Sequence[Assignment], last: Reply) -> None:
    """When every answering part has replied: the matter is answered, the proposers' time to rate begins, the room is told."""
    answering = [part for part in parts if Role(part.role) in ANSWERING]
    if any(State(part.state) is not State.REPLIED for part in answering):
        return
    grade = last.grade
    if len(answering) > 1:
        grades = Reply.objects.filter(assignment__in=answering).values_list("grade", flat=True)
        grade = worst_grade(list(grades), list(classes_of(matter.kind)))
    matter.state, matter.replied_at, matter.rate_until = matter_goes("answered", matter), act.at, _rate_until(act, matter)
    matter.raters = ground._kind(matter).raters(matter.subject_id)
    write(matter, "state", "replied_at", "rate_until", "raters")
    record(act, facts.Answered(grade=grade, round=matter.round), about=matter)
    for part in parts:
        if State(part.state) is not State.REPLIED:
            ground._release(act, part, reason="主办单位已经答复")
    ground._kind(matter).on_replied(act, matter, grade=grade)


def _rate_until(act: Act, matter: Matter) -> date:
    return due(ground._today(act), says(matter.kind, "rate"), here().calendar)
