"""Opening what one was told. Quiet: that somebody read their notices is nobody's business."""

from shangliang.commons.ledger.acts import Act, action

from ..models import Notice


@action("notices.read", quiet=True)
def open_notice(act: Act, notice: Notice) -> Notice:
    """Mark one notice as seen; the first time counts."""
    if notice.seen_at is None:
        notice.seen_at = act.at
        notice.save(update_fields=["seen_at"])
    return notice


@action("notices.read", quiet=True)
def open_all(act: Act, thing: None = None) -> int:
    """Mark all of one's notices as seen; gives how many were new."""
    return Notice.objects.filter(recipient_id=act.viewer.user_id, seen_at__isnull=True).update(seen_at=act.at)
