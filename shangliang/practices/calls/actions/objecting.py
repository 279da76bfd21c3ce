"""Objections while the list is public: each has to be answered before anything is decided."""

from django.utils import timezone

from shangliang.commons.ledger.acts import Act, action, record
from shangliang.foundation.errors import Invalid, NotFound, NotNow, fits

from ..access import runs
from ..facts import Objected, ObjectionAnswered, ObjectionReopened, PassedOver
from ..models import Call, Objection
from ..rules import NOMINATION, CallState, NominationState, ObjectionState
from ._ground import during, of_call, reasoned

N, HOW = NominationState, ObjectionState
LEAST = 10


@action("calls.object", Objected, once=True)
def object_to(act: Act, call: Call, *, text: str, nomination_id: int | None = None, name: str = "") -> Objection:
    """File an objection to one on the list, or to the list: by anybody here during the publicity period, by staff for others.

    `name` is who came to staff with it, by letter or telephone; staff may still enter it after the period, until the decision.
    """
    lead = runs(act.viewer, call)
    during(call, CallState.PUBLIC, verb="提出异议")
    if not lead and call.public_until and timezone.localdate(act.at) > call.public_until:
        raise NotNow(f"公示已于 {call.public_until.month} 月 {call.public_until.day} 日期满。有新的情况，请直接联系组织评选的工作人员。", code="publicity_over")
    said = fits(text.replace("\x00", "").strip(), 2000, "text", "异议")
    if len("".join(said.split())) < LEAST:
        raise Invalid("请写清楚是什么问题、有什么依据，组织评选的人才能核实。", fields={"text": f"请写到 {LEAST} 字以上"})
    about = of_call(call, [nomination_id], N.SHORTLISTED)[0] if nomination_id else None
    label = (fits(name, 60, "name", "姓名") if lead else "") or act.viewer.label
    made = Objection.objects.create(
        committee_id=act.committee, call=call, nomination=about, text=said, by_user=None if lead and name.strip() else act.viewer.user_id, by_label=label[:120], at=act.at
    )
    record(act, Objected(about=about.name if about else call.title), about=made)
    return made


def _call(objection: Objection) -> Call:
    call = Call.objects.select_for_update().filter(pk=objection.call_id).first()
    if call is None:
        raise NotFound()
    return call


@action("calls.run", ObjectionAnswered)
def answer(act: Act, objection: Objection, *, upheld: bool, text: str) -> Objection:
    """Answer an objection after it was looked into; where it is upheld, whom it is about leaves the list."""
    call = _call(objection)
    if objection.state != HOW.OPEN:
        raise NotNow("这条异议已经答复过了。请刷新页面看最新情况。", code="answered_already")
    said = fits(text.replace("\x00", "").strip(), 2000, "answer", "答复")
    if not said:
        raise Invalid("请写核实的情况和结论。", fields={"answer": "请写核实的情况和结论"})
    objection.state, objection.upheld, objection.answer, objection.answered_at, objection.answered_label = HOW.ANSWERED, upheld, said, act.at, act.viewer.label
    objection.save(update_fields=["state", "upheld", "answer", "answered_at", "answered_label"])
    record(act, ObjectionAnswered(upheld=upheld, answer=said[:300]), about=objection)
    if upheld and objection.nomination_id and call.state in (CallState.PUBLIC, CallState.LISTED):
        _drop(act, call, objection.nomination_id)
    return objection


def _drop(act: Act, call: Call, nomination_id: int) -> None:
    one = call.nominations.select_for_update(of=("self",)).get(pk=nomination_id)
    if one.state != N.SHORTLISTED:
        return
    one.call = call
    one.state, one.reasons = NOMINATION.go("pass_over", one.state, one), ["公示期间的异议成立"]
    one.save(update_fields=["state", "reasons"])
    record(act, PassedOver(reason=one.reasons[0]), about=one)


@action("calls.run", ObjectionReopened)
def reopen_objection(act: Act, objection: Objection, *, reason: str) -> Objection:
    """Look into an answered objection again; a decision that was entered is to be taken back first."""
    call, said = _call(objection), reasoned(reason)
    during(call, CallState.PUBLIC, CallState.LISTED, verb="重新处理异议")
    if objection.state != HOW.ANSWERED:
        raise NotNow("这条异议还没有答复。", code="not_answered")
    objection.state, objection.upheld, objection.answered_at = HOW.OPEN, None, None
    objection.save(update_fields=["state", "upheld", "answered_at"])
    record(act, ObjectionReopened(reason=said), about=objection)
    return objection
