"""Notices are one's own; everybody may read theirs."""

from shangliang.commons.access import ALLOWED, Denied, Role, Verdict, Viewer, anyone, permission

from .models import Notice


@permission("notices.read", "看自己的通知", tuple(role for role in Role if role != Role.PLATFORM))
def may_read(viewer: Viewer, notice: Notice | None) -> Verdict:
    """Only the one who was told."""
    return ALLOWED if notice is None or notice.recipient_id == viewer.user_id else Denied("这条通知不是发给你的。")


EVERYBODY = tuple(role for role in Role if role != Role.PLATFORM)
permission("notices.choose", "选择自己的通知方式", EVERYBODY)(anyone)
permission("notices.keep_channels", "设置通知渠道、重发通知", (Role.ADMINISTRATOR,))(anyone)
permission("notices.see_deliveries", "查看通知发送记录", (Role.ADMINISTRATOR, Role.AUDITOR))(anyone)
