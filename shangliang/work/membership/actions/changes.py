"""What members ask to have changed about themselves, and the office's answer."""

import json
from typing import Any

from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.commons.people.models import Member
from shangliang.foundation.errors import Invalid, NotNow

from ..facts import ChangeAsked, ChangeDecided, ChangeWithdrawn
from ..models import ChangeRequest
from ..rules import LABELS, OWN, ChangeState
from .seating import correct


@action("membership.ask_change", ChangeAsked, once=True)
def ask_change(act: Act, member: Member, *, values: dict[str, str], reason: str = "") -> ChangeRequest:
    """Ask for one's own data to be changed; a request that still waits is taken back for the new one."""
    wanted = {key: value for key, value in values.items() if key in OWN and (getattr(member, key) or "") != value}
    if not wanted:
        raise Invalid("没有改动。请改好要更正的内容，或返回。")
    ChangeRequest.objects.filter(member=member, state=ChangeState.WAITING).update(state=ChangeState.WITHDRAWN)
    labels = [LABELS[key] for key in wanted]
    change = ChangeRequest.objects.create(
        committee_id=act.committee, member=member, wanted=json.dumps(wanted, ensure_ascii=False), labels="、".join(labels), reason=reason, asked_at=act.at
    )
    record(act, ChangeAsked(fields=labels), about=change, parties=[Credit(member, "member")])
    return change


@action("membership.withdraw_change", ChangeWithdrawn)
def withdraw_change(act: Act, change: ChangeRequest) -> ChangeRequest:
    """Take a request back while nobody has decided."""
    _waits(change)
    change.state = ChangeState.WITHDRAWN
    change.save(update_fields=["state"])
    record(act, ChangeWithdrawn(fields=change.labels.split("、")), about=change, parties=[Credit(change.member, "member")])
    return change


@action("membership.decide_change", ChangeDecided)
def decide_change(act: Act, change: ChangeRequest, *, agreed: bool, note: str = "") -> ChangeRequest:
    """Agree, and the member's data is changed at once; or decline with a reason."""
    _waits(change)
    if not agreed and not note.strip():
        raise Invalid("不采纳要写明理由。", fields={"note": "请写明理由，委员看得到"})
    change.state = ChangeState.AGREED if agreed else ChangeState.DECLINED
    change.decided_at, change.decided_by, change.note = act.at, act.viewer.label, note.strip()
    change.save(update_fields=["state", "decided_at", "decided_by", "note"])
    if agreed:
        _carry_out(act, change)
    record(act, ChangeDecided(agreed=agreed, fields=change.labels.split("、"), note=change.note), about=change, parties=[Credit(change.member, "member")])
    return change


def _carry_out(act: Act, change: ChangeRequest) -> None:
    wanted: dict[str, Any] = json.loads(change.wanted)
    still = {key: value for key, value in wanted.items() if getattr(change.member, key) != value}
    if still:
        correct(act, change.member, values=still, reason=f"本人申请{'：' + change.reason if change.reason else ''}")


def _waits(change: ChangeRequest) -> None:
    if change.state != ChangeState.WAITING:
        raise NotNow(f"这份申请{ChangeState(change.state).label}，不能再答复。", code="decided_already")
