"""承诺事项: what a reply put off is followed until it is done. Reported by the unit, verified by the proposer or on site."""

from collections.abc import Sequence
from datetime import date

from shangliang.commons.access import Role as Post
from shangliang.commons.access import require
from shangliang.commons.committees.ready import write
from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.acts import Act, Credit, Saying, action
from shangliang.commons.people.models import Member
from shangliang.foundation.clocks import due
from shangliang.foundation.errors import Invalid, NotFound, NotNow

from .. import facts
from ..models import Assignment, Promise, Reply
from ..queries.settings import classes_of, says
from ..rules import LIVE, Outcome, PromiseState, State, best_grade, promise_goes
from ..rules.again import Source
from . import _ground as ground
from ._ground import _record as record
from ._ground import _record_many as record_many

LIVING = [PromiseState.OPEN, PromiseState.REPORTED]


def _promise(act: Act, reply: Reply) -> None:
    """Make promises of what an issued reply puts off; those of an earlier round are overtaken by it."""
    part = reply.assignment
    if part.matter.round > 1:
        _overtake(act, part)
    made = Promise.objects.bulk_create(
        Promise(
            committee_id=act.committee, assignment=part, position=answer.position, ask=answer.ask, text=answer.text, promised_at=act.at,
            first_due_on=answer.promised_for, due_on=answer.promised_for,
        )
        for answer in reply.answers.all() if answer.outcome == Outcome.PLANNED and answer.promised_for
    )  # fmt: skip
    record_many(
        act,
        [
            Saying(facts.Promised(unit=part.unit.name, position=one.position, what=one.ask, due_on=one.due_on.isoformat(), source=Source.REPLY), one, [Credit(part.unit, part.role)])
            for one in made
        ],
    )


def _commit(act: Act, part: Assignment, *, what: str, until: date, source: Source, asked: str = "") -> Promise:
    """Make a promise of what was agreed elsewhere than in a reply; it is followed like any other."""
    count = Promise.objects.filter(assignment=part, source=source).count()
    made = Promise.objects.create(
        committee_id=act.committee, assignment=part, source=source, position=count + 1, ask=asked or what, text=what, promised_at=act.at, first_due_on=until, due_on=until,
    )
    said = facts.Promised(unit=part.unit.name, position=made.position, what=what, due_on=until.isoformat(), source=source)
    record(act, said, about=made, parties=[Credit(part.unit, part.role)])
    return made


@action("handling.add_promise", facts.Promised, lock=False)
def commit(act: Act, part: Assignment, *, what: str, until: date, source: Source | str = Source.OVERSIGHT, asked: str = "") -> Promise:
    """Put down what a unit agreed to do by a day, e.g. at an overseeing meeting; rooms call it inside their own action."""
    wrong = {} if what.strip() else {"what": "请写要做什么"}
    if until <= ground._today(act):
        wrong["until"] = "完成的日期要在今天之后"
    if wrong:
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)
    part = ground._hold(part)
    if State(part.state) not in LIVE:
        raise NotNow(f"{part.unit.name}已经不承办这件了，请选现在的承办单位。", code="not_theirs")
    _promised_to(part)
    return _commit(act, part, what=what.strip(), until=until, source=Source.of(source), asked=asked.strip())


def _promised_to(part: Assignment) -> None:
    """Who will look whether the word is kept: before the reply names those who rate, the ones who stand behind the thing now."""
    matter = part.matter
    if not matter.raters:
        matter.raters = ground._kind(matter).raters(matter.subject_id)
        write(matter, "raters")


def _overtake(act: Act, part: Assignment) -> None:
    """End what the same unit promised in earlier rounds: it has answered anew."""
    earlier = Promise.objects.filter(
        assignment__matter__subject_type=part.matter.subject_type, assignment__matter__subject_id=part.matter.subject_id,
        assignment__unit=part.unit, assignment__matter__round__lt=part.matter.round, state__in=LIVING, source=Source.REPLY,
    )
    for old in earlier.select_related("assignment__unit").order_by("pk"):
        _end(act, old, reason=f"已由第 {part.matter.round} 轮的新答复接替", overtaken=part.matter.round)


def _hold(promise: Promise, *, port: bool = False) -> Promise:
    """A promise as it now stands, held through its matter; with `port` the thing itself is held before."""
    part = ground._hold(promise.assignment, port=port)
    held = Promise.objects.filter(pk=promise.pk).first()
    if held is None:
        raise NotFound()
    held.assignment = part
    return held


def _credits(promise: Promise) -> list[Credit]:
    return [ground._credit(promise.assignment)]


@action("handling.report_promise", facts.PromiseReported, lock=False)
def report_promise(act: Act, promise: Promise, *, outcome: str) -> Promise:
    """The unit says that it has kept its word, and how one can tell."""
    if len(outcome.strip()) < 5:
        raise Invalid("请写明办成了什么、在哪里能看到，提案人要据此核实。", fields={"outcome": "请写几句办成了什么"})
    promise = _hold(promise)
    promise.state = promise_goes("report", promise)
    promise.outcome, promise.reported_at = outcome.strip(), act.at
    promise.verify_until = due(ground._today(act), says(promise.assignment.matter.kind, "verify"), here().calendar)
    promise.save(update_fields=["state", "outcome", "reported_at", "verify_until"])
    said = facts.PromiseReported(unit=promise.assignment.unit.name, what=promise.outcome, on_time=ground._today(act) <= promise.due_on)
    record(act, said, about=promise, parties=_credits(promise))
    return promise


@action("handling.verify_promise", facts.PromiseKept, lock=False)
def verify_promise(act: Act, promise: Promise, *, remark: str = "", on_site: bool = False) -> Promise:
    """A proposer, or the proposal committee, has seen that the word was kept. With the last one the matter's class rises."""
    by_member = act.viewer.role == Post.MEMBER
    if not by_member and not remark.strip():
        raise Invalid("请写明怎样核实的：什么时候、看到了什么。", fields={"remark": "请写核实情况"})
    promise = _hold(promise, port=True)
    kept_on = promise.reported_at or act.at
    promise.state = promise_goes("verify", promise)
    promise.settled_at, promise.settled_by, promise.remark = act.at, act.viewer.label[:80], remark.strip()
    promise.save(update_fields=["state", "settled_at", "settled_by", "remark"])
    said = facts.PromiseKept(
        unit=promise.assignment.unit.name, by=act.viewer.role.value, on_site=on_site, on_time=ground.local_day(kept_on) <= promise.due_on, remark=promise.remark,
    )
    record(act, said, about=promise, parties=[*_credits(promise), *_verifier(act)])
    _fulfil(act, promise)
    return promise


def _verifier(act: Act) -> list[Credit]:
    if act.viewer.member_id is None or act.viewer.role != Post.MEMBER:
        return []
    return [Credit(Member.objects.get(pk=act.viewer.member_id), "verifier")]


def _fulfil(act: Act, promise: Promise) -> None:
    """Once nothing that was promised in this round is open, and something was kept, the class is reckoned anew (B → A)."""
    matter = promise.assignment.matter
    stands = set(Promise.objects.filter(assignment__matter=matter).values_list("state", "source"))
    if {state for state, _ in stands} != {PromiseState.KEPT} or Source.REPLY not in {source for _, source in stands}:
        return
    replies = Reply.objects.filter(assignment__matter=matter).values_list("grade", flat=True)
    before = max(replies, key=list(classes_of(matter.kind)).index, default="")
    declined = Reply.objects.filter(assignment__matter=matter, answers__outcome=Outcome.DECLINED).exists()
    grade = before if declined else best_grade(classes_of(matter.kind), before)
    record(act, facts.Fulfilled(before=before, grade=grade, round=matter.round), about=matter, parties=_credits(promise))
    ground._kind(matter).on_fulfilled(act, matter, before=before, grade=grade)


@action("handling.verify_promise", facts.PromiseRefused, lock=False)
def refuse_promise(act: Act, promise: Promise, *, reason: str) -> Promise:
    """It was looked at and is not done: the unit still owes it."""
    if not reason.strip():
        raise Invalid("请写明哪里还没有做到，承办单位要据此继续办。", fields={"reason": "请写哪里没有做到"})
    promise = _hold(promise)
    promise.state = promise_goes("refuse", promise)
    promise.refusals += 1
    promise.remark, promise.reported_at, promise.verify_until = reason.strip(), None, None
    promise.save(update_fields=["state", "refusals", "remark", "reported_at", "verify_until"])
    said = facts.PromiseRefused(unit=promise.assignment.unit.name, by=act.viewer.role.value, reason=promise.remark)
    record(act, said, about=promise, parties=[*_credits(promise), *_verifier(act)])
    return promise


@action("handling.move_promise", facts.PromiseMoved, lock=False)
def move_promise(act: Act, promise: Promise, *, until: date, reason: str) -> Promise:
    """Another day, never without a reason; a unit may do so only as often as the committee allows."""
    promise = _hold(promise)
    wrong = {} if reason.strip() else {"reason": "请写明为什么要调整"}
    if until <= max(promise.due_on, ground._today(act)):
        wrong["until"] = f"新的日期要在 {max(promise.due_on, ground._today(act)):%Y 年 %-m 月 %-d 日}之后"
    if wrong:
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)
    allowed = None if act.viewer.unit_id is None else int(says(promise.assignment.matter.kind, "promise_moves")) - promise.moves
    promise.state = promise_goes("move", promise, moves=promise.moves, moves_left=allowed)
    before, promise.due_on, promise.moves = promise.due_on, until, promise.moves + 1
    promise.save(update_fields=["state", "due_on", "moves"])
    said = facts.PromiseMoved(unit=promise.assignment.unit.name, before=before.isoformat(), until=until.isoformat(), reason=reason.strip())
    record(act, said, about=promise, parties=_credits(promise))
    return promise


@action("handling.drop_promise", facts.PromiseDropped, lock=False)
def drop_promise(act: Act, promise: Promise, *, reason: str) -> Promise:
    """The committee accepts that it will not be done, and says why. It counts as not kept for ever."""
    if not reason.strip():
        raise Invalid("请写明为什么不再兑现，提案人会看到。", fields={"reason": "请写理由"})
    promise = _hold(promise)
    promise_goes("drop", promise)
    return _end(act, promise, reason=reason.strip())


def _end(act: Act, promise: Promise, *, reason: str, overtaken: int = 0) -> Promise:
    promise.state = promise_goes("drop", promise)
    promise.settled_at, promise.settled_by, promise.remark = act.at, act.viewer.label[:80], reason
    promise.save(update_fields=["state", "settled_at", "settled_by", "remark"])
    record(act, facts.PromiseDropped(unit=promise.assignment.unit.name, reason=reason, overtaken=overtaken), about=promise, parties=_credits(promise))
    return promise


@action("handling.remind_promise", facts.PromiseReminded, lock=False)
def remind_promises(act: Act, thing: None, *, promises: Sequence[Promise], note: str = "", by_hand: bool = True) -> int:
    """Remind units of what they promised, all or none. Gives how many."""
    if not promises:
        raise Invalid("请先选要催办的承诺事项。", fields={"pick": "还没有选"})
    held = [_hold(one) for one in sorted(promises, key=lambda one: (one.assignment.matter_id, one.pk))]
    for one in held:
        require(act.viewer, "handling.remind_promise", one)
        if one.state != PromiseState.OPEN:
            raise NotNow(f"“{one.ask[:20]}”{PromiseState(one.state).label}，不用催办。请刷新页面。", code="not_now.remind")
    return record_many(act, [_reminder(act, one, note.strip(), by_hand) for one in held])


def _reminder(act: Act, promise: Promise, note: str, by_hand: bool) -> Saying:
    left = (promise.due_on - ground._today(act)).days
    return Saying(facts.PromiseReminded(unit=promise.assignment.unit.name, days_left=left, by_hand=by_hand, note=note), promise, _credits(promise))
