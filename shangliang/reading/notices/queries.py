"""Reading one's notices."""

from datetime import datetime

from django.db.models import QuerySet

from shangliang.commons.access import Viewer
from shangliang.foundation.errors import NotFound

from .models import Notice, Place


def notices_of(viewer: Viewer) -> QuerySet[Notice]:
    """What somebody was told in this committee, the latest first."""
    return Notice.objects.filter(recipient_id=viewer.user_id).order_by("-at", "-pk")


def unread(viewer: Viewer) -> QuerySet[Notice]:
    """What they have not opened yet; a queryset, so that the frame can count it together with other things."""
    return Notice.objects.filter(recipient_id=viewer.user_id, seen_at__isnull=True)


def followed_at() -> datetime | None:
    """When the committee's ledger was last followed: the pulse of the clockwork; None if never."""
    return Place.objects.values_list("followed_at", flat=True).first()


def own(viewer: Viewer, notice_id: int) -> Notice:
    """One notice of one's own; others' are not there (404)."""
    found = notices_of(viewer).filter(pk=notice_id).first()
    if found is None:
        raise NotFound("没有这条通知，可能不是发给你的，或不属于本委员会。")
    return found
