"""Each suggestion by itself: handed to its unit through handling, answered, settled with evidence, turned into something lasting."""

from datetime import date
from typing import Any

from django.utils import timezone

from shangliang.commons.committees.scope import setting
from shangliang.commons.files import actions as files
from shangliang.commons.files.actions import Upload
from shangliang.commons.ledger.acts import Act, Credit, Saying, action, consequence, record, record_many
from shangliang.commons.ledger.queries import standing
from shangliang.commons.people.models import Unit
from shangliang.foundation.errors import Invalid, NotNow, fits
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.models import Answer, Matter
from shangliang.practices.handling.rules import ANSWERING, ReplyState, Role

from ..facts import (
    ConversionUndone,
    Converted,
    SettlingUndone,
    SuggestionAgain,
    SuggestionAnswered,
    SuggestionHanded,
    SuggestionSettled,
)
from ..models import Conversion, Output, Referral, Suggestion
from ..rules import ASKED, Asked, State, Verdict, faults_of_verdict
from .writing import _dated, parties

EVIDENCE = "outputs.evidence"


@action("outputs.send", SuggestionHanded)
def hand_suggestions(act: Act, output: Output, *, due_on: date | None = None, note: str = "") -> list[Referral]:
    """Hand each unit the suggestions meant for it, with one clock and one reply; those without a unit stay behind. Gives the sheets made."""
    if output.state != State.SENT:
        raise NotNow("成果报送以后再交办建议。", code="not_sent")
    waiting = list(Suggestion.objects.select_for_update(of=("self",)).filter(output=output, state=Asked.WAITING, unit__isnull=False).select_related("unit").order_by("position"))
    if not waiting:
        raise NotNow("没有等交办的建议：请先给每条建议选单位。", code="nothing_to_hand")
    by_unit: dict[int, list[Suggestion]] = {}
    for one in waiting:
        by_unit.setdefault(one.unit_id or 0, []).append(one)
    made = []
    for theirs in by_unit.values():
        unit = theirs[0].unit
        assert unit is not None
        referral = Referral.objects.create(committee_id=act.committee, output=output, unit=unit, made_at=act.at)
        Suggestion.objects.filter(pk__in=[one.pk for one in theirs]).update(state=Asked.HANDED, referral=referral)
        matter = handling.hand_over(
            act, None, kind="suggestions", subject=referral, label=output.title, number=output.number, units=[(unit, Role.LEAD)], due_on=due_on, note=note.strip(),
        )  # fmt: skip
        said = SuggestionHanded(unit=unit.name, due_on=matter.due_on.isoformat())
        record_many(act, [Saying(said, one, [Credit(unit, "owner")]) for one in theirs])
        made.append(referral)
    return made


@action("outputs.send", quiet=True)
def assign(act: Act, suggestion: Suggestion, *, unit: Unit) -> Suggestion:
    """Say which unit a suggestion is meant for, while it is handed to none."""
    if suggestion.state != Asked.WAITING:
        raise NotNow(f"这条建议“{Asked(suggestion.state).label}”，不能再选单位。要换，请在办理页调整承办单位。", code="handed_already")
    suggestion.unit = unit
    suggestion.save(update_fields=["unit"])
    return suggestion


def _of(matter: Matter) -> tuple[Referral, list[Suggestion]]:
    referral = Referral.objects.select_related("output").get(pk=matter.subject_id)
    return referral, list(Suggestion.objects.select_for_update(of=("self",)).filter(referral=referral).order_by("position"))


@consequence(SuggestionAnswered)
def answered(act: Act, matter: Matter, *, grade: str) -> None:
    """Handling's port: the unit has replied, point by point; each point goes to its suggestion and waits to be settled."""
    referral, ours = _of(matter)
    answers = Answer.objects.filter(reply__assignment__matter=matter, reply__state=ReplyState.ISSUED, reply__assignment__role__in=sorted(ANSWERING)).select_related("reply__assignment__unit")
    points = {one.position: one for one in answers.order_by("reply__issued_at")}
    sayings = []
    for n, one in enumerate(ours, 1):
        point = points.get(n)
        unit = point.reply.assignment.unit if point else referral.unit
        one.state = ASKED.go("answered", one.state)
        one.answer, one.outcome, one.answered_at, one.unit = (point.text if point else ""), (point.outcome if point else ""), act.at, unit
        one.save(update_fields=["state", "answer", "outcome", "answered_at", "unit"])
        sayings.append(Saying(SuggestionAnswered(unit=unit.name, outcome=one.outcome, round=matter.round), one, [*parties(referral.output), Credit(unit, "owner")]))
    record_many(act, sayings)


@consequence(SuggestionAgain)
def reopened(act: Act, matter: Matter, *, lead: Unit | None, due_on: date) -> None:
    """Handling's port: the authors were not content, or the office asked again; what was settled is open once more."""
    _, ours = _of(matter)
    sayings = []
    for one in ours:
        _undo_settling(act, one)
        one.state, one.verdict, one.settled_at = ASKED.go("again", one.state), "", None
        one.save(update_fields=["state", "verdict", "settled_at"])
        sayings.append(Saying(SuggestionAgain(unit=str(lead or one.unit or ""), due_on=due_on.isoformat()), one, [Credit(lead, "owner")] if lead else []))
    record_many(act, sayings)


def _undo_settling(act: Act, suggestion: Suggestion) -> None:
    """Strike what was settled before from the books: it is counted by its last verdict only."""
    if suggestion.state == Asked.SETTLED:
        last = standing().filter(kind="outputs.suggestion_settled", subject_type="outputs.suggestion", subject_id=suggestion.pk).latest("pk")
        record(act, SettlingUndone(verdict=suggestion.verdict), about=suggestion, retracts=last)


@action("outputs.settle", SuggestionSettled)
def settle(act: Act, suggestion: Suggestion, *, verdict: str, evidence: str = "", reason: str = "") -> Suggestion:
    """Say what became of a suggestion, with evidence or a reason; may be said anew when it turns out otherwise. Its authors hear it."""
    state = ASKED.go("settle", suggestion.state)
    if wrong := faults_of_verdict(verdict, evidence, reason):
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)
    if state == suggestion.state and (verdict, evidence.strip(), reason.strip()) == (suggestion.verdict, suggestion.evidence, suggestion.reason):
        raise NotNow("和原来核定的一样，没有重复记录。", code="nothing_changed")
    _undo_settling(act, suggestion)
    suggestion.state, suggestion.verdict = state, Verdict(verdict)
    suggestion.evidence, suggestion.reason = fits(evidence, 1000, "evidence", "依据"), fits(reason, 1000, "reason", "理由")
    suggestion.settled_at, suggestion.settled_by = act.at, act.viewer.label[:80]
    suggestion.save(update_fields=["state", "verdict", "evidence", "reason", "settled_at", "settled_by"])
    said = SuggestionSettled(
        verdict=suggestion.verdict, field=suggestion.field, livelihood=suggestion.livelihood, kind_of=suggestion.output.kind, unit=str(suggestion.unit or ""),
        evidence=suggestion.evidence[:300], reason=suggestion.reason[:300],
    )  # fmt: skip
    record(act, said, about=suggestion, parties=_behind(suggestion))
    return suggestion


def _behind(suggestion: Suggestion) -> list[Credit]:
    return [*parties(suggestion.output), *([Credit(suggestion.unit, "owner")] if suggestion.unit else [])]


@action("outputs.settle", Converted)
def convert(
    act: Act, output: Output, *, kind: str, title: str, day: date, suggestion: Suggestion | None = None, number: str = "", body: str = "", uploads: tuple[Upload, ...] = ()
) -> Conversion:
    """Link an output, or one of its suggestions, to the document, measure, project or plan entry that came of it."""
    wrong: dict[str, str] = {}
    if output.state != State.SENT:
        raise NotNow("成果报送以后再登记转化。", code="not_sent")
    if kind not in setting("outputs.conversions"):
        wrong["kind"] = "请选转化成什么"
    if len(title.strip()) < 4:
        wrong["title"] = "请写文件、项目或措施的名称"
    if day > timezone.localdate(act.at):
        wrong["day"] = "还没有到这一天"
    if suggestion is not None and suggestion.output_id != output.pk:
        wrong["suggestion"] = "不是这份成果的建议"
    if wrong:
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)
    made = Conversion.objects.create(
        committee_id=act.committee, output=output, suggestion=suggestion, kind=kind, title=fits(title, 160, "title", "名称"), number=fits(number, 80, "number", "文号"),
        body=fits(body, 80, "body", "单位"), day=day, recorded_by=act.viewer.label[:80],
    )  # fmt: skip
    said = Converted(kind_of=kind, title=made.title, number=made.number, body=made.body, day=day.isoformat(), field=suggestion.field if suggestion else "")
    record(_dated(act, day), said, about=made, parties=_behind(suggestion) if suggestion else parties(output))
    if uploads:
        files.attach(act, made, purpose=EVIDENCE, uploads=uploads)
    return made


@action("outputs.settle", ConversionUndone)
def undo_conversion(act: Act, conversion: Conversion, *, reason: str) -> Conversion:
    """What was linked by mistake counts no more."""
    if conversion.undone_at is not None:
        raise NotNow("这条转化登记已经撤销过了。", code="undone_already")
    if not reason.strip():
        raise Invalid("请写明为什么撤销。", fields={"reason": "请写原因"})
    last: Any = standing().filter(kind="outputs.converted", subject_type="outputs.conversion", subject_id=conversion.pk).latest("pk")
    conversion.undone_at = act.at
    conversion.save(update_fields=["undone_at"])
    record(act, ConversionUndone(title=conversion.title, reason=fits(reason, 200, "reason", "理由")), about=conversion, retracts=last)
    return conversion
