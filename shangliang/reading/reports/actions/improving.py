"""Shortcomings and next steps of reports: noted, given to somebody, followed, settled; told of when their day is over."""

from datetime import date

from django.utils import timezone

from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.commons.people.models import Organ
from shangliang.foundation.errors import Invalid, NotNow, fits

from ..facts import (
    ImprovementChanged,
    ImprovementChased,
    ImprovementNoted,
    ImprovementReopened,
    ImprovementSettled,
    Progressed,
)
from ..models import Improvement, Progress, Report
from ..rules.improving import LIFE, LONGEST, ImprovementKind, ImprovementState, check


@action("reports.improve", ImprovementNoted, lock=False, once=True)
def note(act: Act, report: Report, *, text: str, kind: str, organ: Organ | None = None, owner: str = "", due_on: date | None = None) -> Improvement:
    """Make a sentence of a report something to be bettered: whose it is and by when may be said later."""
    text = " ".join(text.split())
    check(text, owner, kind, due_on, timezone.localdate(act.at))
    if Improvement.objects.filter(report=report, text=text).exists():
        raise Invalid("这一句已经登记过。", fields={"text": "已经登记过"})
    made = Improvement.objects.create(
        committee_id=act.committee, report=report, origin=report.title, first=report.first, last=report.last, kind=kind, text=text, organ=organ, owner=owner.strip(), due_on=due_on,
        noted_at=act.at, noted_by=act.viewer.label[:80],
    )  # fmt: skip
    said = ImprovementNoted(kind_of=ImprovementKind(kind).label, text=text, origin=report.title, owner=_owner(made), due_on=due_on.isoformat() if due_on else "")
    record(act, said, about=made, parties=_host(made))
    return made


def _owner(found: Improvement) -> str:
    return "　".join(filter(None, (found.organ.name if found.organ else "", found.owner)))


def _host(found: Improvement) -> tuple[Credit, ...]:
    return (Credit(found.organ, "host"),) if found.organ else ()


@action("reports.improve", ImprovementChanged)
def give(act: Act, found: Improvement, *, organ: Organ | None, owner: str, due_on: date | None) -> Improvement:
    """Say, or say anew, whose it is and by when."""
    _open(found)
    if due_on != found.due_on:
        check(found.text, owner, found.kind, due_on, timezone.localdate(act.at))
    if (organ, owner.strip(), due_on) == (found.organ, found.owner, found.due_on):
        raise NotNow("责任和期限没有变动。", code="nothing_changed")
    found.organ, found.owner, found.due_on = organ, fits(owner, 40, "owner", "责任人"), due_on
    found.save(update_fields=["organ", "owner", "due_on"])
    record(act, ImprovementChanged(owner=_owner(found), due_on=due_on.isoformat() if due_on else ""), about=found, parties=_host(found))
    return found


@action("reports.improve", Progressed)
def progress(act: Act, found: Improvement, *, text: str) -> Progress:
    """Note how far it has come."""
    _open(found)
    made = Progress.objects.create(committee_id=act.committee, improvement=found, text=_said(text, "text", "进展"), at=act.at, by=act.viewer.label[:80])
    record(act, Progressed(text=made.text), about=found, parties=_host(found))
    return made


@action("reports.improve", ImprovementSettled)
def settle_improvement(act: Act, found: Improvement, *, done: bool, outcome: str) -> Improvement:
    """Say what became of it: done, or not to be done any more; the next report tells it."""
    found.state = LIFE.go("settle" if done else "drop", found.state)
    found.outcome, found.settled_on = _said(outcome, "outcome", "结果"), timezone.localdate(act.at)
    found.save(update_fields=["state", "outcome", "settled_on"])
    record(act, ImprovementSettled(done=done, result=found.outcome), about=found, parties=_host(found))
    return found


@action("reports.improve", ImprovementReopened)
def reopen_improvement(act: Act, found: Improvement, *, reason: str) -> Improvement:
    """Take a settling back."""
    found.state, found.outcome, found.settled_on = LIFE.go("reopen", found.state), "", None
    found.save(update_fields=["state", "outcome", "settled_on"])
    record(act, ImprovementReopened(reason=_said(reason, "reason", "原因")), about=found, parties=_host(found))
    return found


@action("reports.settle", ImprovementChased)
def chase_improvement(act: Act, found: Improvement) -> Improvement:
    """Tell the office and the body responsible that its day is over; once a day set."""
    if found.state != ImprovementState.OPEN or found.due_on is None or found.late_for == found.due_on:
        raise NotNow("这一条已有结果，或这次已经提醒过。", code="chased_already")
    found.late_for = found.due_on
    found.save(update_fields=["late_for"])
    record(act, ImprovementChased(text=found.text, due_on=found.due_on.isoformat(), days_left=(found.due_on - timezone.localdate(act.at)).days), about=found, parties=_host(found))
    return found


def _said(text: str, field: str, label: str) -> str:
    said = fits(" ".join(text.split()), LONGEST, field, label)
    if not said:
        raise Invalid(f"请写{label}。", fields={field: f"请写{label}"})
    return said


def _open(found: Improvement) -> None:
    if found.state != ImprovementState.OPEN:
        raise NotNow("这一条已有结果。还要做的话，请先重新打开。", code="settled")
