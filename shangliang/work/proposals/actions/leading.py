"""A leader supervises an ordinary proposal (I15): by the same record, meetings and result as a key one, and counted apart."""

from django.utils import timezone

from shangliang.commons.ledger.acts import Act, action, record
from shangliang.foundation.errors import Invalid, NotNow, fits

from ..facts.leading import Supervised, SupervisionReleased
from ..models import KeyLeader, KeyProposal, Proposal
from ..rules import KEY, Duty, KeyState, Weight, why_not_supervised
from .key import Leader, _key

LEVEL = "主席会议成员领衔督办"


@action("proposals.supervise", Supervised)
def supervise(act: Act, proposal: Proposal, *, leader: Leader | None, note: str = "") -> KeyProposal:
    """Put an ordinary proposal in the charge of one leader; a chair who does it takes it in their own charge."""
    if leader is None or not leader.name.strip():
        raise Invalid("请选由哪位领导领衔督办。", fields={"leader": "请选一位领导"})
    found = KeyProposal.objects.filter(pk=proposal.pk).first()
    if reason := why_not_supervised(proposal.state, found.state if found else "", found.weight if found else ""):
        raise NotNow(reason, code="not_now.supervise")
    known = {
        "committee_id": act.committee, "weight": Weight.ORDINARY, "state": KeyState.CHOSEN, "reason": "", "level": LEVEL, "decision": "", "organ": None,
        "chosen_on": timezone.localdate(act.at), "plan": note.strip(), "result": "", "concluded_at": None,
    }
    name, post, note = fits(leader.name, 40, "leader", "姓名"), fits(leader.post, 80, "leader", "职务"), fits(note, 200, "note", "说明")
    key, _ = KeyProposal.objects.update_or_create(pk=proposal.pk, defaults=known)
    key.leaders.all().delete()
    KeyLeader.objects.create(committee_id=act.committee, key=key, position=1, name=name, post=post, duty=Duty.OVERSEES, user=leader.user)
    record(act, Supervised(leader=name, note=note), about=proposal)
    return key


@action("proposals.supervise", SupervisionReleased)
def release(act: Act, proposal: Proposal, *, reason: str) -> KeyProposal:
    """Take an ordinary proposal out of a leader's charge again, with the reason; it may then be put on the list of key ones."""
    key = _key(proposal)
    if key.weight != Weight.ORDINARY:
        raise NotNow("这件是重点提案，由主席会议确定，不能这样取消。", code="is_key")
    if not reason.strip():
        raise Invalid("请写为什么不再领衔督办。", fields={"reason": "请写理由"})
    key.state = KEY.go("release", key.state, key)
    key.save(update_fields=["state"])
    record(act, SupervisionReleased(leader=_leader(key), reason=fits(reason, 300, "reason", "理由")), about=proposal)
    return key


def _leader(key: KeyProposal) -> str:
    first = key.leaders.first()
    return first.name if first else ""
