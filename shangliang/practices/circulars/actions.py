"""Every write of circulars: drawn up from a table, changed, signed, issued, read, confirmed, chased, withdrawn."""

from collections.abc import Sequence

from django.utils import timezone

from shangliang.commons.committees.scope import setting
from shangliang.commons.ledger.acts import Act, action, record
from shangliang.commons.numbering import next_number, written
from shangliang.foundation.errors import Invalid, NotNow, fits

from . import queries
from .facts import (
    Changed,
    Chased,
    Confirmed,
    Discarded,
    Drafted,
    Issued,
    Read,
    Recalled,
    SentBack,
    SentUp,
    Signed,
    Withdrawn,
)
from .kinds import Content, Of
from .models import Circular, Recipient
from .rules import LIFE, State, check_content

WHOSE = {Of.MEMBER: "member_id", Of.UNIT: "unit_id", Of.ORGAN: "organ_id", Of.LEADER: "user_id"}


@action("circulars.draft", Drafted, lock=False, once=True)
def draft(act: Act, thing: None = None, *, content: Content) -> Circular:
    """Begin a circular from what a room hands over; the figures of its table are frozen here and cannot be typed over."""
    found = check_content(content)
    made = Circular.objects.create(
        committee_id=act.committee, source=found.source, origin=found.origin, title=fits(found.title, 120, "title", "题目"), addressee=fits(found.addressee, 200, "addressee", "主送"),
        body=found.body(), to=list(found.to), drafted_by=act.viewer.user_id, drafted_label=act.viewer.label, drafted_at=act.at, taken_at=act.at,
    )  # fmt: skip
    record(act, Drafted(title=made.title, source=made.source, rows=len(found.rows)), about=made)
    return made


@action("circulars.draft", Changed)
def change(act: Act, circular: Circular, *, title: str, addressee: str, before: Sequence[str], after: Sequence[str], to: Sequence[str], confirm: bool) -> Circular:
    """Change the words around the table and whom it goes to, while it is a draft; raises Invalid."""
    _during(circular, State.DRAFT, "修改")
    was = circular.content
    new = check_content(Content(was.source, title.strip(), addressee.strip(), tuple(before), was.columns, was.rows, tuple(after), was.caption, was.origin, tuple(dict.fromkeys(to))))
    if unknown := [code for code in new.to if not queries.addressed([code], timezone.localdate(act.at))]:
        raise Invalid("有的发送对象已经不在了，请重新选。", fields={"to": f"重新选：{len(unknown)} 个"})
    changed = [label for label, now, before_ in (("题目", new.title, was.title), ("主送", new.addressee, was.addressee), ("正文", [*new.before, *new.after], [*was.before, *was.after]), ("发给谁", new.to, was.to), ("要确认", confirm, circular.confirm)) if now != before_]
    if not changed:
        raise NotNow("没有变化，没有记录。", code="unchanged")
    circular.title, circular.addressee = fits(new.title, 120, "title", "题目"), fits(new.addressee, 200, "addressee", "主送")
    circular.body, circular.to, circular.confirm = new.body(), list(new.to), confirm
    circular.save(update_fields=["title", "addressee", "body", "to", "confirm"])
    record(act, Changed(changed=changed), about=circular)
    return circular


@action("circulars.draft", SentUp)
def send_up(act: Act, circular: Circular) -> Circular:
    """Give it to those who sign, by the route the committee has set."""
    circular.state = LIFE.go("send_up", circular.state, circular)
    if not queries.addressed(circular.to, timezone.localdate(act.at)):
        raise Invalid("还没有选发给谁。请先选发送对象。", fields={"to": "请选发给谁"})
    circular.route, circular.signed = list(setting("circulars.route")), 0
    circular.waits_for = circular.way.next(0) or ""
    circular.save(update_fields=["state", "route", "signed", "waits_for"])
    record(act, SentUp(to=circular.waits_for), about=circular)
    return circular


@action("circulars.draft", Recalled)
def recall(act: Act, circular: Circular, *, reason: str = "") -> Circular:
    """Take it back from those who sign, to mend it."""
    return _back(act, circular, "recall", Recalled(reason=fits(reason.strip(), 300, "reason", "原因")), "")


@action("circulars.sign", SentBack)
def send_back(act: Act, circular: Circular, *, reason: str) -> Circular:
    """Give it back to be mended, with the reason."""
    said = _reason(reason, "退回的原因")
    return _back(act, circular, "send_back", SentBack(reason=said), said)


def _back(act: Act, circular: Circular, step: str, fact: Recalled | SentBack, said: str) -> Circular:
    circular.state = LIFE.go(step, circular.state, circular)
    circular.returned, circular.signed, circular.waits_for = said, 0, ""
    circular.save(update_fields=["state", "returned", "signed", "waits_for"])
    record(act, fact, about=circular)
    return circular


@action("circulars.sign", Signed, Issued)
def sign(act: Act, circular: Circular, *, note: str = "") -> Circular:
    """Sign one step; the last one issues it: it gets its number, and goes to everybody meant on this day."""
    _during(circular, State.SIGNING, "签发")
    record(act, Signed(step=circular.waits_for, note=fits(note.strip(), 200, "note", "附言")), about=circular)
    last = circular.way.is_last(circular.signed)
    circular.signed += 1
    circular.waits_for = circular.way.next(circular.signed) or ""
    if not last:
        circular.save(update_fields=["signed", "waits_for"])
        return circular
    return _issue(act, circular)


def _issue(act: Act, circular: Circular) -> Circular:
    day = timezone.localdate(act.at)
    to = queries.addressed(circular.to, day)
    if not to:
        raise NotNow("选的发送对象现在一家也没有，不能印发。请退回起草人重选。", code="nobody")
    circular.state = LIFE.go("issue", circular.state, circular)
    circular.number = written(setting("circulars.number"), year=day.year, seq=next_number(act.committee, f"circulars:{day.year}"))
    circular.signer, circular.issued_at = act.viewer.name, act.at
    circular.save(update_fields=["state", "number", "signer", "issued_at", "signed", "waits_for"])
    Recipient.objects.bulk_create([Recipient(committee_id=act.committee, circular=circular, key=one.key, kind=one.kind, name=one.name, **{WHOSE[one.kind]: one.id}) for one in to], batch_size=1000)
    record(act, Issued(number=circular.number, title=circular.title, recipients=len(to)), about=circular)
    return circular


@action("circulars.draft", Withdrawn)
def withdraw(act: Act, circular: Circular, *, reason: str) -> Circular:
    """Take an issued circular back with a reason; number, text and receipts stay, recipients no longer see the table."""
    said = _reason(reason, "撤回的原因")
    circular.state = LIFE.go("withdraw", circular.state, circular)
    circular.reason, circular.withdrawn_at = said, act.at
    circular.save(update_fields=["state", "reason", "withdrawn_at"])
    record(act, Withdrawn(number=circular.number, reason=said), about=circular)
    return circular


@action("circulars.draft", Discarded)
def discard(act: Act, circular: Circular) -> Circular:
    """Throw a draft away; the ledger keeps that there was one."""
    circular.state = LIFE.go("discard", circular.state, circular)
    circular.save(update_fields=["state"])
    record(act, Discarded(title=circular.title), about=circular)
    return circular


@action("circulars.read", Read)
def read(act: Act, circular: Circular) -> Circular:
    """Note that this viewer has seen it, for everything they stand for; raises NotNow when that is noted already."""
    unread = [one for one in queries.mine(act.viewer, circular) if one.read_at is None]
    if not unread or circular.state != State.ISSUED:
        raise NotNow("已经记过阅看了。", code="read_already")
    _mark(act, unread)
    record(act, Read(names=[one.name for one in unread]), about=circular)
    return circular


@action("circulars.read", Confirmed)
def confirm(act: Act, circular: Circular) -> Circular:
    """Confirm the receipt, where it is asked for."""
    _during(circular, State.ISSUED, "确认")
    mine = queries.mine(act.viewer, circular)
    if not circular.confirm:
        raise NotNow("这份通报不要求确认，看过就行。", code="not_asked")
    left = [one for one in mine if one.confirmed_at is None]
    if not left:
        raise NotNow("已经确认过了。", code="confirmed_already")
    if unread := [one for one in left if one.read_at is None]:
        _mark(act, unread)
        record(act, Read(names=[one.name for one in unread]), about=circular)
    for one in left:
        one.confirmed_at, one.confirmed_by = act.at, act.viewer.label
    Recipient.objects.bulk_update(left, ["confirmed_at", "confirmed_by"])
    record(act, Confirmed(names=[one.name for one in left]), about=circular)
    return circular


def _mark(act: Act, unread: list[Recipient]) -> None:
    for one in unread:
        one.read_at, one.read_by = act.at, act.viewer.label
    Recipient.objects.bulk_update(unread, ["read_at", "read_by"])


@action("circulars.chase", Chased)
def chase(act: Act, circular: Circular, *, days: int = 0) -> int:
    """Say once more to those who have not read or confirmed it; `days` is the mark that was reached, 0 by hand. Gives how many."""
    _during(circular, State.ISSUED, "提醒")
    count = len(queries.unanswered(circular))
    if not count:
        raise NotNow("都已经看过了，不用提醒。", code="all_read")
    record(act, Chased(days=days, count=count, by_hand=days == 0), about=circular)
    return count


def _during(circular: Circular, state: State, verb: str) -> None:
    if circular.state != state:
        raise NotNow(f"这份通报目前是“{State(circular.state).label}”，不能{verb}。", code="not_now.circular")


def _reason(reason: str, label: str) -> str:
    said = fits(" ".join(reason.replace("\x00", "").split()), 300, "reason", label)
    if not said:
        raise Invalid(f"请写明{label}。", fields={"reason": f"请写明{label}"})
    return said
