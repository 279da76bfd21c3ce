"""The way up: reviewed, signed by a leader, numbered, sent to its recipients, received."""

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError
from django.utils import timezone

from shangliang.commons.committees.scope import here, setting
from shangliang.commons.files.queries import files_of
from shangliang.commons.ledger.acts import Act, Credit, Saying, action, record, record_many
from shangliang.commons.numbering import next_number, written
from shangliang.commons.people.models import Unit
from shangliang.foundation.errors import Invalid, NotNow, fits

from ..facts import Dropped, Put, Received, Returned, Reviewed, Sent, SignedOff, Submitted
from ..models import Dispatch, Output, Suggestion
from ..rules import UP, State, lacking, recipient
from .indexing import keep
from .writing import parties


@action("outputs.write", Submitted)
def submit(act: Act, output: Output, *, note: str = "") -> Output:
    """Hand it in for review, once nothing is missing."""
    state = UP.go("submit", output.state)
    if missing := lacking(output.title, output.text, True, output.asks, len(files_of(output))):
        raise Invalid(f"还差 {len(missing)} 项：" + "；".join(missing.values()) + "。", fields=missing)
    output.state, output.submitted_by, output.reason = state, act.viewer.user_id, ""
    output.save(update_fields=["state", "submitted_by", "reason"])
    record(act, Submitted(note=fits(note, 200, "note", "说明")), about=output)
    return output


@action("outputs.review", Reviewed)
def review(act: Act, output: Output, *, note: str = "") -> Output:
    """It is in order; on to the leader who signs."""
    output.state, output.reviewed_by = UP.go("review", output.state), act.viewer.label[:80]
    output.save(update_fields=["state", "reviewed_by"])
    record(act, Reviewed(note=fits(note, 300, "note", "说明")), about=output)
    return output


def _returned(act: Act, output: Output, reason: str) -> Output:
    reason = fits(" ".join(reason.split()), 500, "reason", "意见")
    if not reason:
        raise Invalid("请写明要改什么。", fields={"reason": "请写修改意见"})
    output.state, output.reason = UP.go("send_back", output.state), reason
    output.save(update_fields=["state", "reason"])
    record(act, Returned(reason=reason), about=output)
    return output


@action("outputs.review", Returned)
def send_back(act: Act, output: Output, *, reason: str) -> Output:
    """The reviewer wants it better; before it is with the leader."""
    if output.state != State.REVIEW:
        raise NotNow("这份成果不在审核，请刷新页面看最新情况。", code="not_in_review")
    return _returned(act, output, reason)


@action("outputs.sign", Returned)
def refuse(act: Act, output: Output, *, reason: str) -> Output:
    """The leader who was to sign it wants it better."""
    if output.state != State.SIGNING:
        raise NotNow("这份成果不在签发，请刷新页面看最新情况。", code="not_for_signing")
    return _returned(act, output, reason)


@action("outputs.sign", SignedOff)
def sign(act: Act, output: Output) -> Output:
    """A leader signs: it gets its number, by type and year, without gaps."""
    output.state = UP.go("sign", output.state)
    year = timezone.localdate(act.at).year
    session = here().session_on(timezone.localdate(act.at))
    known = {"year": year, "category": output.kind, "term": session.term.number if session else 0, "session": session.number if session else 0}
    output.number = written(setting("outputs.number"), seq=next_number(act.committee, f"outputs:{output.kind}:{year}"), **known)[:60]
    output.signed_at, output.signed_by = act.at, act.viewer.label[:80]
    try:
        output.save(update_fields=["state", "number", "signed_at", "signed_by"])
    except IntegrityError as clash:
        raise NotNow(f"编号“{output.number}”已经有了。请管理员在“设置—成果与批示”里把编号样式写得不会重复，例如带上 {{category}} 和 {{year}}。", code="number_taken") from clash
    record(act, SignedOff(kind_of=output.kind, number=output.number, suggestions=len(output.asks)), about=output, parties=parties(output))
    return output


@action("outputs.write", Dropped)
def drop(act: Act, output: Output, *, reason: str) -> Output:
    """It will not be sent after all; its number stays used."""
    reason = fits(" ".join(reason.split()), 500, "drop_reason", "原因")
    if not reason:
        raise Invalid("请写明为什么不再报送。", fields={"drop_reason": "请写原因"})
    output.state, output.reason = UP.go("drop", output.state), reason
    output.save(update_fields=["state", "reason"])
    record(act, Dropped(reason=reason), about=output)
    return output


@action("outputs.send", Sent)
def send(act: Act, output: Output, *, recipients: Sequence[str]) -> Output:
    """Send it to recipients of the committee's list; from now on each suggestion stands for itself and is chased."""
    output.state = UP.go("send", output.state)
    known = {line: recipient(line) for line in setting("outputs.recipients")}
    chosen = [known[line] for line in dict.fromkeys(recipients) if line in known]
    if not chosen:
        raise Invalid("请选报送给谁，至少一家。", fields={"recipients": "请选报送对象"})
    output.sent_at = act.at
    output.save(update_fields=["state", "sent_at"])
    Dispatch.objects.bulk_create(Dispatch(committee_id=act.committee, output=output, recipient=name[:60], level=level[:20]) for level, name in chosen)
    behind = parties(output)
    said = Sent(kind_of=output.kind, number=output.number, recipients=[name for _, name in chosen], levels=sorted({level for level, _ in chosen}), suggestions=len(output.asks))
    record(act, said, about=output, parties=behind)
    _put(act, output, behind)
    keep(output)
    return output


def _put(act: Act, output: Output, behind: Sequence[Credit]) -> None:
    """Make the suggestions things of their own."""
    units = Unit.objects.in_bulk([ask["unit"] for ask in output.asks if ask["unit"]])
    made = Suggestion.objects.bulk_create(
        Suggestion(committee_id=act.committee, output=output, position=n, text=ask["text"], field=ask["field"], livelihood=ask["livelihood"], unit=units.get(ask["unit"]))
        for n, ask in enumerate(output.asks, 1)
    )  # fmt: skip
    sayings = []
    for one in made:
        owner = [Credit(one.unit, "owner")] if one.unit else []
        sayings.append(Saying(Put(kind_of=output.kind, field=one.field, livelihood=one.livelihood, unit=str(one.unit or "")), one, [*behind, *owner]))
    record_many(act, sayings)


@action("outputs.write", Received)
def receive(act: Act, dispatch: Dispatch, *, day: date, receiver: str = "") -> Dispatch:
    """A recipient has signed for it."""
    if dispatch.received_on is not None:
        raise NotNow(f"{dispatch.recipient}的回执已经登记过：{dispatch.received_on:%-m 月 %-d 日}。", code="received_already")
    sent_on = timezone.localdate(dispatch.output.sent_at) if dispatch.output.sent_at else day
    if not sent_on <= day <= timezone.localdate(act.at):
        raise Invalid("签收的日期要在报送以后、今天以前。", fields={"day": "请核对日期"})
    dispatch.received_on, dispatch.receiver = day, fits(receiver, 60, "receiver", "签收人")
    dispatch.save(update_fields=["received_on", "receiver"])
    record(act, Received(recipient=dispatch.recipient, receiver=dispatch.receiver, day=day.isoformat()), about=dispatch.output)
    return dispatch
