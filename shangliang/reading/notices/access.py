"""Notices are one's own; everybody may read theirs."""

from shangliang.commons.access import ALLOWED, Denied, Role, Verdict, Viewer, permission

from .models import Notice


@permission("notices.read", "看自己的通知", tuple(role for role in Role if role != Role.PLATFORM))
def may_read(viewer: Viewer, notice: Notice | None) -> Verdict:
    """Only the one who was told."""
    return ALLOWED if notice is None or notice.recipient_id == viewer.user_id else Denied("这条通知不是发给你的。")
