"""Reading what members ask to have changed."""

import json
from typing import Any

from django.db.models import QuerySet

from shangliang.foundation.errors import NotFound

from ..models import ChangeRequest
from ..rules import LABELS, ChangeState


def waiting_changes() -> QuerySet[ChangeRequest]:
    """Requests that wait for the office, the oldest first."""
    return ChangeRequest.objects.filter(state=ChangeState.WAITING).select_related("member__sector").order_by("asked_at")


def decided_changes(limit: int = 20) -> list[ChangeRequest]:
    """Requests answered lately."""
    found = ChangeRequest.objects.filter(state__in=[ChangeState.AGREED, ChangeState.DECLINED]).select_related("member__sector")
    return list(found.order_by("-decided_at")[:limit])


def changes_of(member_id: int, limit: int = 10) -> list[ChangeRequest]:
    """What a member has asked for, the latest first."""
    return list(ChangeRequest.objects.filter(member_id=member_id).order_by("-asked_at")[:limit])


def change(pk: int) -> ChangeRequest:
    """One request."""
    found = ChangeRequest.objects.select_related("member").filter(pk=pk).first()
    if found is None:
        raise NotFound("没有这份申请，可能不属于本委员会。")
    return found


def differences(found: ChangeRequest) -> list[dict[str, Any]]:
    """What a request would change: label, what is kept now, what is wanted."""
    wanted = json.loads(found.wanted)
    return [{"key": key, "label": LABELS[key], "before": getattr(found.member, key) or "", "after": value} for key, value in wanted.items()]
