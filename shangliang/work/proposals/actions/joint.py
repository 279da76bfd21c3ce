"""四方联动交办: proposals are gathered in a batch, each party agrees in its turn, then they are handed over as planned."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from shangliang.commons.access import may
from shangliang.commons.committees.ready import held
from shangliang.commons.committees.scope import setting
from shangliang.commons.ledger.acts import Act, action, record
from shangliang.foundation.errors import Invalid, NotNow, fits
from shangliang.foundation.words import nth

from ..facts.joint import JointAgreed, JointAsked, JointDropped, JointHanded, JointRefused
from ..models import Batch, BatchItem, Consent, Proposal
from ..rules import LIFE, State
from ..rules.joint import BATCH, LIVE_BATCH, MOST, route
from .handing import hand_over, planned_units


@action("proposals.joint_ask", JointAsked, lock=False, once=True)
def ask_parties(act: Act, thing: None, *, proposals: Sequence[Proposal], name: str, due_on: date | None = None, note: str = "") -> Batch:
    """Put filed proposals with planned units before the parties that the committee names; raises NotNow where it names none."""
    parties = setting("proposals.handing.parties")
    if not parties:
        raise NotNow("这里交办不用各方会签，请直接交办。", code="no_parties")
    if not proposals or len(proposals) > MOST:
        raise Invalid(f"请勾选要交办的提案，一批最多 {MOST} 件。", fields={"pick": "请勾选提案"})
    if due_on is not None and due_on <= timezone.localdate(act.at):
        raise Invalid("答复期限要晚于今天。", fields={"due_on": "请选今天以后的日期"})
    chosen = [_waiting(one) for one in sorted(proposals, key=lambda one: one.pk)]
    made = Batch.objects.create(
        committee_id=act.committee, name=fits(name.strip() or f"{timezone.localdate(act.at):%-m 月 %-d 日}交办", 80, "name", "这一批的名称"), due_on=due_on,
        route=[{"party": one["party"], "role": one["role"]} for one in parties], turn=parties[0]["role"], note=note.strip(), opened_at=act.at, opened_by=act.viewer.label[:80],
    )  # fmt: skip
    BatchItem.objects.bulk_create(BatchItem(committee_id=act.committee, batch=made, proposal=one) for one in chosen)
    record(act, JointAsked(name=made.name, names=list(route(made.route).steps), count=len(chosen)), about=made)
    return made


def _waiting(proposal: Proposal) -> Proposal:
    """A proposal that can go into a batch: filed, with its units planned, in no other batch that goes on."""
    now = held(Proposal, proposal.pk) or proposal
    LIFE.go("hand_over", now.state, now, number=now.number)
    if not planned_units(now):
        raise Invalid(f"{nth(now.number)}还没有定承办单位，先定单位再会签。", fields={"pick": "有的还没有定单位"})
    if BatchItem.objects.filter(proposal=now, batch__state__in=sorted(LIVE_BATCH)).exists():
        raise NotNow(f"{nth(now.number)}已经在另一批里会签。请刷新页面。", code="in_a_batch")
    return now


@action("proposals.joint_consent", JointAgreed)
def agree(act: Act, batch: Batch, *, remark: str = "") -> Batch:
    """One party agrees. After the last one the batch goes out at once where the same post may hand all of it over; else the office does it."""
    way, done = route(batch.route), batch.consents.count()
    last = way.is_last(done)
    batch.state = BATCH.go("agree", batch.state, batch, last=last)
    _say(act, batch, done, agreed=True, remark=remark)
    batch.turn = "" if last else batch.route[done + 1]["role"]
    batch.save(update_fields=["state", "turn"])
    record(act, JointAgreed(side=way.steps[done], remark=remark.strip(), final=last), about=batch)
    if last and may(act.viewer, "proposals.joint_hand_over", batch):
        waiting = _still_filed(batch)
        if all(may(act.viewer, "proposals.hand_over", one) for one in waiting):
            _go_out(act, batch, waiting)
    return batch


@action("proposals.joint_consent", JointRefused)
def refuse(act: Act, batch: Batch, *, reason: str) -> Batch:
    """One party does not agree: the batch is taken apart, its proposals wait at the desk again, the reason stays."""
    if not reason.strip():
        raise Invalid("请写为什么不同意，交办台要据此调整。", fields={"remark": "请写理由"})
    done = batch.consents.count()
    batch.state, batch.turn = BATCH.go("refuse", batch.state, batch), ""
    _say(act, batch, done, agreed=False, remark=reason)
    batch.save(update_fields=["state", "turn"])
    record(act, JointRefused(side=route(batch.route).steps[done], reason=reason.strip()), about=batch)
    return batch


def _say(act: Act, batch: Batch, done: int, *, agreed: bool, remark: str) -> None:
    party = route(batch.route).next(done) or ""
    Consent.objects.create(
        committee_id=act.committee, batch=batch, position=done, party=party[:60], name=act.viewer.name[:80], agreed=agreed, remark=fits(remark.strip(), 300, "remark", "意见"), at=act.at,
    )


@action("proposals.joint_hand_over", JointHanded)
def hand_over_batch(act: Act, batch: Batch) -> Batch:
    """Hand over what all have agreed to, each by the same action as a single one; what another office hands over stays for that office."""
    BATCH.go("hand_over", batch.state, batch)
    waiting = _still_filed(batch)
    if not waiting:
        raise NotNow("这一批里没有等交办的提案了。", code="nothing_left")
    return _go_out(act, batch, waiting)


def _go_out(act: Act, batch: Batch, waiting: Sequence[Proposal]) -> Batch:
    units, count = set(), 0
    for proposal in waiting:
        if may(act.viewer, "proposals.hand_over", proposal):
            units |= {unit.pk for unit, _ in planned_units(proposal)}
            hand_over(act, proposal, due_on=batch.due_on, note=batch.note)
            count += 1
    if not count:
        raise NotNow("这一批的主办单位都不归你这里交办。", code="not_ours")
    left = len(waiting) - count
    batch.state = BATCH.go("hand_over", batch.state, batch, left=left)
    batch.handed_at = act.at
    batch.save(update_fields=["state", "handed_at"])
    record(act, JointHanded(count=count, units=len(units), left=left), about=batch)
    return batch


def _still_filed(batch: Batch) -> list[Proposal]:
    found = Proposal.objects.filter(batches__batch=batch, state=State.FILED).select_related("lead_unit")
    return list(found.order_by("number_order", "pk"))


@action("proposals.joint_hand_over", JointDropped)
def drop_batch(act: Act, batch: Batch, *, reason: str) -> Batch:
    """Take a batch back before it goes out; its proposals wait at the desk again."""
    if not reason.strip():
        raise Invalid("请写为什么撤回，各方都会看到。", fields={"reason": "请写理由"})
    batch.state, batch.turn = BATCH.go("drop", batch.state, batch), ""
    batch.save(update_fields=["state", "turn"])
    record(act, JointDropped(reason=fits(reason.strip(), 300, "reason", "理由")), about=batch)
    return batch
