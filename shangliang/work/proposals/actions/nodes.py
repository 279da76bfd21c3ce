"""督办节点: laid out when a proposal is chosen as key, done by what is recorded anyway or put down by hand, chased by the daily round."""

from datetime import date

from django.utils import timezone

from shangliang.commons.committees.scope import here, setting
from shangliang.commons.ledger.acts import Act, action, record
from shangliang.foundation.errors import Invalid, NotNow, fits

from ..facts.joint import KeyStepDone, KeyStepDue
from ..models import KeyNode, KeyProposal, Proposal
from ..rules import KeyState
from ..rules.days import not_done
from ..rules.nodes import days_of


def _lay_out(act: Act, key: KeyProposal) -> None:
    """Give a proposal that was just chosen its nodes with their days; a plan that came with the decision does the first one."""
    key.nodes.all().delete()
    since = key.chosen_on or timezone.localdate(act.at)
    KeyNode.objects.bulk_create(
        KeyNode(committee_id=act.committee, key=key, position=n, code=node["code"], label=str(node["label"])[:20], due_on=day)
        for n, (node, day) in enumerate(days_of(setting("proposals.key.nodes"), since, here().calendar), 1)
    )
    first = key.nodes.first()
    if key.plan and first is not None:
        _reach(act, key, first.code, since)


def _reach(act: Act, key: KeyProposal, code: str, day: date, note: str = "") -> KeyNode | None:
    """Put a node down as done, unless it is done already or the proposal has none of that code; gives it where it was done now."""
    node: KeyNode | None = key.nodes.filter(code=code, done_on__isnull=True).first() if code else None
    if node is None:
        return None
    node.done_on, node.note, node.by = day, note, act.viewer.name[:80]
    node.save(update_fields=["done_on", "note", "by"])
    record(act, KeyStepDone(step=node.label, day=day.isoformat(), on_time=day <= node.due_on, note=note), about=key.proposal)
    return node


def _reach_last(act: Act, key: KeyProposal) -> None:
    """The last node is done by concluding."""
    last = key.nodes.last()
    if last is not None:
        _reach(act, key, last.code, timezone.localdate(act.at))


@action("proposals.key_oversee", KeyStepDone)
def key_step(act: Act, proposal: Proposal, *, code: str, day: date | None, note: str = "") -> KeyNode:
    """Put down by hand that a node is done; the last one is done by concluding only."""
    key = KeyProposal.objects.filter(pk=proposal.pk, state=KeyState.CHOSEN).first()
    if key is None:
        raise NotNow("这件现在不在督办中，没有要登记的环节。", code="not_overseen")
    key.proposal = proposal
    wrong = {} if code else {"code": "请选哪个环节"}
    wrong |= {f"step_{name}": text for name, text in not_done(day, timezone.localdate(act.at)).items()}
    if wrong or day is None:
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)
    last = key.nodes.last()
    if last is not None and code == last.code:
        raise NotNow("最后一个环节由“督办办结”完成，请写明结果。", code="conclude_instead")
    done = _reach(act, key, code, day, fits(note.strip(), 300, "step_note", "说明"))
    if done is None:
        raise NotNow("这个环节已经登记过了，或者这件没有这个环节。请刷新页面看最新情况。", code="done_already")
    return done


@action("proposals.remind_key", KeyStepDue)
def remind_key_step(act: Act, proposal: Proposal, *, node: KeyNode) -> None:
    """Say that a node comes due, or is late; said once for each mark."""
    fresh = KeyNode.objects.filter(pk=node.pk, done_on__isnull=True).first()
    if fresh is None:
        raise NotNow("这个环节已经完成。", code="done_already")
    record(act, KeyStepDue(step=fresh.label, due_on=fresh.due_on.isoformat(), days_left=(fresh.due_on - timezone.localdate(act.at)).days), about=proposal)
