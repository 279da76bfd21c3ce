"""Outputs, suggestions and instructions as lines, with the kit's keys for their states."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from shangliang.commons.access import Viewer, may
from shangliang.commons.ui.wording import day
from shangliang.practices.handling.rules import Outcome

from .. import queries
from ..rules import Asked, Instructing, State, Verdict

MARKS = {State.DRAFT: "draft", State.REVIEW: "review", State.SIGNING: "checking", State.SIGNED: "filed", State.SENT: "sent", State.DROPPED: "closed"}
ASKED = {Asked.WAITING: "waiting", Asked.HANDED: "doing", Asked.ANSWERED: "replied", Asked.SETTLED: "done"}
TOLD = {
    Instructing.RECORDED: "waiting", Instructing.HANDED: "doing", Instructing.ANSWERED: "replied", Instructing.SETTLED: "done", Instructing.NOTED: "closed", Instructing.REVOKED: "withdrawn",
}  # fmt: skip
VERDICTS = {Verdict.ADOPTED: "done", Verdict.PARTLY: "checking", Verdict.DECLINED: "declined"}


def output_line(one: Any) -> dict[str, Any]:
    """One row of the list; `one` carries the numbers of `queries.outputs`."""
    state = State(one.state)
    return {
        "id": one.pk, "number": one.number, "kind": one.kind, "title": one.title, "below": "　".join(filter(None, (str(one.organ or ""), one.source))), "mark": MARKS[state], "state": state.label,
        "put": one.put if state is State.SENT else len(one.asks), "settled": one.settled, "adopted": one.adopted, "told": one.told, "open": one.told_open + one.put - one.settled,
        "at": timezone.localdate(one.sent_at) if one.sent_at else None,
    }  # fmt: skip


def suggestion_line(one: Any) -> dict[str, Any]:
    """One suggestion with what became of it."""
    state = Asked(one.state)
    verdict = Verdict(one.verdict) if one.verdict else None
    return {
        "id": one.pk, "n": one.position, "text": one.text, "field": one.field + ("　民生" if one.livelihood else ""), "unit": str(one.unit or ""), "state": verdict.label if verdict else state.label,
        "mark": VERDICTS[verdict] if verdict else ASKED[state], "answer": one.answer, "outcome": Outcome(one.outcome).label if one.outcome else "", "evidence": one.evidence, "reason": one.reason,
        "href": reverse("outputs:suggestion", args=[one.pk]), "title": one.output.title, "waiting": state is Asked.WAITING, "answered": state is Asked.ANSWERED, "settled": state is Asked.SETTLED,
        "conversions": [made for made in one.conversions.all() if made.undone_at is None],
    }  # fmt: skip


def instruction_line(one: Any, today: date) -> dict[str, Any]:
    """One row of the instructions."""
    state = Instructing(one.state)
    late = state is Instructing.HANDED and one.due_on is not None and one.due_on < today
    return {
        "id": one.pk, "day": one.day, "leader": one.leader, "office": one.office, "level": one.level + ("主要领导" if one.main else ""), "title": one.title, "about": one.about, "text": one.text,
        "mark": "over" if late else TOLD[state], "state": f"{state.label}　超期" if late else state.label, "due": one.due_on if state is Instructing.HANDED else None,
        "left": (one.due_on - today).days if state is Instructing.HANDED and one.due_on else None, "href": reverse("outputs:instruction", args=[one.pk]),
    }  # fmt: skip


def card(one: Any) -> dict[str, Any]:
    """An output as its author sees it on the phone: how far its suggestions have come."""
    state = State(one.state)
    sent = state is State.SENT
    said = f"{one.put} 条建议，采纳 {one.adopted}，{one.put - one.settled} 条还在办" if sent else state.label
    told = f"　领导批示 {one.told} 次" if one.told else ""
    return {
        "title": one.title, "href": reverse("outputs:output", args=[one.pk]), "note": f"{one.number or one.kind}　{said}{told}", "done": one.settled if sent else 0, "total": max(one.put, 1) if sent else 1,
        "tone": "is-done" if sent and one.put == one.settled else "is-doing", "mark": MARKS[state], "state": state.label,
    }  # fmt: skip


def instruction_card(one: Any) -> dict[str, Any]:
    """An instruction as the author of the work sees it."""
    state = Instructing(one.state)
    return {
        "title": f"{one.office}{one.leader}批示了“{one.title}”", "href": reverse("outputs:instruction", args=[one.pk]), "note": f"{day(one.day)}　{one.text[:60]}", "badge": (state.label, "is-done" if state in (Instructing.SETTLED, Instructing.NOTED) else "is-doing", ""),
    }


def of_member(viewer: Viewer, member_id: int) -> dict[str, Any] | None:
    """What somebody wrote and what became of it, on a member's page, for those who see all."""
    if not may(viewer, "outputs.read"):
        return None
    found, told = queries.of_author(member_id), queries.instructions_of_member(member_id)
    return {"lines": [card(one) for one in found[:8]], "total": len(found), "told": len(told)} if found or told else None
