"""回头看: answered matters are picked and looked at again; the unit says how it stands, somebody sees, what is not done goes on."""

from collections.abc import Sequence
from datetime import date

from shangliang.commons.access import Role as Post
from shangliang.commons.access import require
from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.acts import Act, Credit, Saying, action
from shangliang.foundation.clocks import due
from shangliang.foundation.errors import Invalid, NotFound, NotNow, fits

from .. import facts
from ..kinds import kinds
from ..models import Assignment, LookBack, Matter, Recheck
from ..queries.settings import says
from ..rules import MatterState
from ..rules.again import UNSETTLED, Finding, FollowUp, LookBackState, RecheckState, Source, recheck_goes
from . import _ground as ground
from ._ground import _record as record
from ._ground import _record_many as record_many
from .promising import _commit, _verifier
from .rating import _reopen

MOST = 500  # matters in one look-back: more than a committee answers in a year, less than a page can bear


@action("handling.open_look_back", facts.LookBackOpened, lock=False, once=True)
def open_look_back(
    act: Act, thing: None, *, kind: str, name: str, parts: Sequence[Assignment], picked_by: Sequence[str] = (), due_on: date | None = None, note: str = ""
) -> LookBack:
    """Begin a look-back at the matters of `parts` (each the part of the unit that answers for it); units are asked at once."""
    wrong = {} if name.strip() else {"name": "请写名称"}
    if not parts:
        wrong["pick"] = "还没有选要核查的件"
    if len(parts) > MOST:
        wrong["pick"] = f"一次最多 {MOST} 件，请分几次"
    until = due_on or due(ground._today(act), says(kind, "recheck"), here().calendar)
    if until <= ground._today(act):
        wrong["due_on"] = "请选今天以后的日期"
    if wrong:
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)
    chosen = [_pickable(ground._hold(part), kind) for part in sorted(parts, key=lambda part: (part.matter_id, part.pk))]
    made = LookBack.objects.create(
        committee_id=act.committee, kind=kinds.get(kind).code, name=fits(name.strip(), 80, "name", "名称"), picked_by=list(picked_by), note=note.strip(), due_on=until,
        opened_at=act.at, opened_by=act.viewer.label[:80],
    )
    record(act, facts.LookBackOpened(name=made.name, count=len(chosen), conditions=made.picked_by, due_on=until.isoformat()), about=made)
    rows = Recheck.objects.bulk_create(Recheck(committee_id=act.committee, look_back=made, part=part, asked_at=act.at, due_on=until) for part in chosen)
    record_many(act, [Saying(facts.RecheckAsked(unit=row.part.unit.name, look_back=made.name, due_on=until.isoformat()), row, _credits(row)) for row in rows])
    return made


def _pickable(part: Assignment, kind: str) -> Assignment:
    """A part that may be looked at again: of this kind, answered, the latest round, not itself in a look-back that goes on."""
    matter = part.matter
    later = Matter.objects.filter(subject_type=matter.subject_type, subject_id=matter.subject_id, round__gt=matter.round).exclude(state=MatterState.CANCELLED)
    if matter.kind != kind or matter.state not in {MatterState.REPLIED, MatterState.CLOSED} or later.exists():
        raise NotNow(f"“{matter.label[:20]}”现在不能列入回头看：只看已经答复、没有在重新办理的件。请刷新页面重选。", code="not_answered")
    if Recheck.objects.filter(part=part, state__in=sorted(UNSETTLED)).exists():
        raise NotNow(f"“{matter.label[:20]}”正在另一次回头看里核查。请刷新页面重选。", code="looked_at_already")
    return part


def _credits(recheck: Recheck) -> list[Credit]:
    return [ground._credit(recheck.part)]


def _hold(recheck: Recheck, *, port: bool = False) -> Recheck:
    """A re-check as it now stands, held through its matter; with `port` the thing itself is held before."""
    part = ground._hold(recheck.part, port=port)
    held = Recheck.objects.select_related("look_back").filter(pk=recheck.pk).first()
    if held is None:
        raise NotFound()
    held.part = part
    if held.look_back.state == LookBackState.CONCLUDED:
        raise NotNow("这次回头看已经办结，不能再改。", code="concluded")
    return held


@action("handling.report_recheck", facts.RecheckReported, lock=False)
def report_recheck(act: Act, recheck: Recheck, *, present: str) -> Recheck:
    """The unit says how the matter stands now; proposers are asked to look."""
    if len(present.strip()) < 5:
        raise Invalid("请写明现在落实到什么程度、在哪里能看到，提案人要据此核实。", fields={"present": "请写几句落实情况"})
    recheck = _hold(recheck)
    recheck.state = recheck_goes("report", recheck)
    recheck.present, recheck.reported_at, recheck.reported_by = present.strip(), act.at, act.viewer.label[:80]
    recheck.verify_until = due(ground._today(act), says(recheck.part.matter.kind, "verify"), here().calendar)
    recheck.save(update_fields=["state", "present", "reported_at", "reported_by", "verify_until"])
    record(act, facts.RecheckReported(unit=recheck.part.unit.name, on_time=ground._today(act) <= recheck.due_on), about=recheck, parties=_credits(recheck))
    return recheck


@action("handling.find_recheck", facts.RecheckFound, lock=False)
def find_recheck(act: Act, recheck: Recheck, *, finding: Finding | str, remark: str = "", on_site: bool = False) -> Recheck:
    """A proposer, or the proposal committee, says what they found. The committee may look itself, also after the proposer.

    What is done is settled with it; anything else waits for the committee's decision.
    """
    finding, by_member = Finding.of(finding), act.viewer.role == Post.MEMBER
    if not remark.strip() and (finding is not Finding.DONE or not by_member):
        raise Invalid("请写一句看到了什么，承办单位和政府办都要据此处理。", fields={"remark": "请写看到了什么"})
    recheck = _hold(recheck, port=True)
    recheck.state = recheck_goes("find" if by_member else "find_on_site", recheck, finding=finding)
    if by_member:
        recheck.members_finding, recheck.members_remark = finding, remark.strip()
    recheck.finding, recheck.remark, recheck.on_site = finding, remark.strip(), on_site
    recheck.found_at, recheck.found_by = act.at, act.viewer.label[:80]
    said = facts.RecheckFound(unit=recheck.part.unit.name, finding=finding, by=act.viewer.role.value, on_site=on_site, remark=recheck.remark)
    record(act, said, about=recheck, parties=[*_credits(recheck), *_verifier(act)])
    if recheck.state == RecheckState.SETTLED:
        _settle(act, recheck)
    recheck.save()
    return recheck


def _settle(act: Act, recheck: Recheck, follow_up: FollowUp | str = "", note: str = "") -> None:
    recheck.follow_up, recheck.follow_note, recheck.settled_at = follow_up, note, act.at
    matter = recheck.part.matter
    in_whose_name = kinds.get(matter.kind).collective(matter.subject_id)
    said = facts.RecheckSettled(unit=recheck.part.unit.name, finding=recheck.finding, follow_up=follow_up, note=note, collective=bool(in_whose_name), in_name_of=in_whose_name)
    record(act, said, about=recheck, parties=_credits(recheck))


@action("handling.follow_up_recheck", facts.RecheckSettled, lock=False)
def follow_up_recheck(act: Act, recheck: Recheck, *, how: FollowUp | str, note: str, until: date | None = None) -> Recheck:
    """Decide about what was not found done: a new round of handling, a promise by a day, or why it ends here.

    Unless it ends here, the room is told that it slipped: a class that had risen with kept promises falls back.
    """
    how = FollowUp.of(how)
    wrong = {} if note.strip() else {"note": "请写明还差什么、要办到什么程度"}
    if how is FollowUp.PROMISE and (until is None or until <= ground._today(act)):
        wrong["until"] = "请选今天以后的日期"
    if wrong:
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)
    recheck = _hold(recheck, port=True)
    recheck.state = recheck_goes("follow_up", recheck)
    part = recheck.part
    if how is not FollowUp.NOTED:
        ground._kind(part.matter).on_slipped(act, part.matter, finding=recheck.finding)
    if how is FollowUp.PROMISE and until is not None:
        recheck.promise = _commit(act, part, what=note.strip(), until=until, source=Source.LOOK_BACK, asked=recheck.remark)
    if how is FollowUp.REDO:
        _reopen(act, part.matter, reason=f"回头看核实{Finding(recheck.finding).label}：{note.strip()}", step="look_back")
    _settle(act, recheck, how, note.strip())
    recheck.save()
    return recheck


@action("handling.remind_recheck", facts.RecheckReminded, lock=False)
def remind_rechecks(act: Act, thing: None, *, rechecks: Sequence[Recheck], note: str = "", by_hand: bool = True) -> int:
    """Ask units again how the matters stand, all or none. Gives how many."""
    if not rechecks:
        raise Invalid("请先选要催报的件。", fields={"pick": "还没有选"})
    held = [_hold(one) for one in sorted(rechecks, key=lambda one: (one.part.matter_id, one.pk))]
    for one in held:
        require(act.viewer, "handling.remind_recheck", one)
        if one.state != RecheckState.ASKED:
            raise NotNow(f"“{one.part.matter.label[:20]}”{RecheckState(one.state).label}，不用催报。请刷新页面。", code="not_now.remind")
    return record_many(act, [Saying(_reminder(act, one, note.strip(), by_hand), one, _credits(one)) for one in held])


def _reminder(act: Act, recheck: Recheck, note: str, by_hand: bool) -> facts.RecheckReminded:
    return facts.RecheckReminded(unit=recheck.part.unit.name, days_left=(recheck.due_on - ground._today(act)).days, by_hand=by_hand, note=note)


@action("handling.conclude_look_back", facts.LookBackConcluded)
def conclude_look_back(act: Act, look_back: LookBack, *, summary: str, sent_to: str) -> LookBack:
    """End a look-back in which every matter is settled, and send its result on, usually to the government office."""
    if look_back.state == LookBackState.CONCLUDED:
        raise NotNow("这次回头看已经办结，没有重复记录。", code="concluded")
    wrong = {} if len(summary.strip()) >= 10 else {"summary": "请写几句小结：总的怎样，突出的问题，要政府办督促什么"}
    if not sent_to.strip():
        wrong["sent_to"] = "请写送给谁"
    if wrong:
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)
    states = list(look_back.rechecks.values_list("state", "finding"))
    if waiting := sum(state != RecheckState.SETTLED for state, _ in states):
        raise NotNow(f"还有 {waiting} 件没有了结，不能办结。单位没有说明的可以催报，也可以由提案委到现场核实。", code="not_settled")
    look_back.state, look_back.concluded_at = LookBackState.CONCLUDED, act.at
    look_back.summary, look_back.sent_to = summary.strip(), fits(sent_to.strip(), 120, "sent_to", "送")
    look_back.save(update_fields=["state", "concluded_at", "summary", "sent_to"])
    done = sum(finding == Finding.DONE for _, finding in states)
    record(act, facts.LookBackConcluded(name=look_back.name, count=len(states), done=done, sent_to=look_back.sent_to), about=look_back)
    return look_back
