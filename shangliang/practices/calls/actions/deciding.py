"""The list: drawn up, made public, decided; and each of these taken back."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.acts import Act, action, record
from shangliang.foundation.clocks import Span, due
from shangliang.foundation.errors import Invalid, NotNow, fits

from ..facts import Decided, Listed, PassedOver, Publicised, PublicityStopped, Shortlisted, TakenUp, Undecided, Unlisted
from ..models import Call
from ..rules import CallState, NominationState, ObjectionState
from ._ground import _move, during, of_call, reasoned, step

N = NominationState


@action("calls.run", Listed)
def shortlist(act: Act, call: Call, *, chosen: Sequence[int]) -> Call:
    """Draw up the list of those to be honoured; the others are passed over."""
    during(call, CallState.REVIEWING, verb="拟定名单")
    if call.round < call.rounds and call.reviews:
        raise NotNow(f"一共 {call.rounds} 轮评审，现在是第 {call.round} 轮。请先进入下一轮。", code="rounds_left")
    if not chosen:
        raise Invalid("名单里还没有人。请先勾选拟表彰的。", fields={"pick": "请先勾选"})
    if call.awards and len(set(chosen)) > call.awards:
        raise Invalid(f"这次最多表彰 {call.awards} 个，选了 {len(set(chosen))} 个。", fields={"pick": f"最多 {call.awards} 个"})
    if waiting := call.nominations.filter(state=N.PROPOSED).count():
        raise NotNow(f"还有 {waiting} 条推荐没有审核是否符合条件。请先审核。", code="unexamined")
    taken = of_call(call, chosen, N.ELIGIBLE)
    left = of_call(call, call.nominations.filter(state=N.ELIGIBLE).exclude(pk__in=chosen).values_list("pk", flat=True), N.ELIGIBLE)
    for one in left:
        one.reasons, one.passed_round = ["没有列入名单"], call.round
    _move(act, "shortlist", taken, lambda one: Shortlisted(name=one.name))
    _move(act, "pass_over", left, lambda one: PassedOver(reason="没有列入名单"), "reasons", "passed_round")
    step(call, "list")
    call.save(update_fields=["state"])
    record(act, Listed(names=[one.name for one in taken]), about=call)
    return call


@action("calls.run", Unlisted)
def unlist(act: Act, call: Call, *, reason: str = "") -> Call:
    """Take the list back and review on; what fell to an upheld objection stays out."""
    step(call, "unlist")
    call.save(update_fields=["state"])
    record(act, Unlisted(reason=fits(" ".join(reason.split()), 300, "reason", "原因")), about=call)
    _back_to_review(act, call)
    return call


def _back_to_review(act: Act, call: Call) -> None:
    """Everything that was on the list, or passed over when it was drawn up, may be reviewed again."""
    listed = call.nominations.filter(state=N.SHORTLISTED).values_list("pk", flat=True)
    passed = call.nominations.filter(state=N.PASSED, passed_round=call.round).exclude(objections__upheld=True).values_list("pk", flat=True)
    back = of_call(call, [*listed, *passed], N.SHORTLISTED, N.PASSED)
    for one in back:
        one.passed_round, one.reasons = None, []
    _move(act, "take_up", back, lambda one: TakenUp(name=one.name), "passed_round", "reasons")


@action("calls.run", Publicised)
def publicise(act: Act, call: Call) -> Call:
    """Make the list public for as many working days as the call says, counted from the day after."""
    if not call.nominations.filter(state=N.SHORTLISTED).exists():
        raise NotNow("名单里没有拟表彰的。请先撤回名单，重新拟定。", code="empty_list")
    step(call, "publicise")
    call.public_from = timezone.localdate(act.at)
    call.public_until = due(call.public_from, Span.parse(call.publicity_days), here().calendar)
    call.save(update_fields=["state", "public_from", "public_until"])
    record(act, Publicised(since=call.public_from.isoformat(), until=call.public_until.isoformat()), about=call)
    return call


@action("calls.run", PublicityStopped)
def stop_publicity(act: Act, call: Call, *, reason: str) -> Call:
    """End the publicity before its time, to mend the list; it begins anew afterwards."""
    said = reasoned(reason)
    step(call, "stop")
    call.public_from = call.public_until = None
    call.save(update_fields=["state", "public_from", "public_until"])
    record(act, PublicityStopped(reason=said), about=call)
    return call


@action("calls.run", Decided)
def decide(act: Act, call: Call, *, decision: str, day: date, document: str = "") -> Call:
    """Keep by which meeting it was decided: after the publicity period, with every objection answered."""
    today = timezone.localdate(act.at)
    step(call, "decide", today=today, unanswered=call.objections.filter(state=ObjectionState.OPEN).count())
    wrong = {} if decision.strip() else {"decision": "请写由哪次会议决定"}
    if day > today:
        wrong["day"] = "请写已经开过的会议的日期"
    elif call.publicity and call.public_until and day <= call.public_until:
        wrong["day"] = f"公示到 {call.public_until.month} 月 {call.public_until.day} 日，决定要在公示期满以后"
    if wrong:
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)
    count = call.nominations.filter(state=N.SHORTLISTED).count()
    if not count:
        raise NotNow("名单里没有拟表彰的，没有可以决定的。请撤回名单重新拟定，或取消这次征集。", code="empty_list")
    call.decision, call.document, call.decided_on = fits(decision, 120, "decision", "会议"), fits(document, 60, "document", "文号"), day
    call.save(update_fields=["state", "decision", "document", "decided_on"])
    record(act, Decided(decision=call.decision, document=call.document, day=day.isoformat(), count=count), about=call)
    return call


@action("calls.run", Undecided)
def undecide(act: Act, call: Call, *, reason: str) -> Call:
    """Take a decision back that was entered wrongly or not made after all."""
    said = reasoned(reason)
    step(call, "undecide", publicity=call.publicity)
    call.decision, call.document, call.decided_on = "", "", None
    call.save(update_fields=["state", "decision", "document", "decided_on"])
    record(act, Undecided(reason=said, to=CallState(call.state).value), about=call)
    return call
