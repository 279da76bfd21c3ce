"""Who opens polls, who may answer, who reads results."""

from typing import Any

from shangliang.commons.access import ALLOWED, STAFF, UNIT, Denied, Role, Verdict, Viewer, anyone, permission

from .kinds import kinds

READERS = (*STAFF, Role.CHAIR, Role.AUDITOR)
VOTERS = (Role.MEMBER, *UNIT, *STAFF)


def _opener(viewer: Viewer, poll: Any) -> Verdict:
    """Those whom the room names for this kind; the clockwork closes what is due."""
    if poll is None or viewer.role == Role.PLATFORM or viewer.role in kinds.get(poll.kind).openers:
        return ALLOWED
    names = "、".join(role.label for role in Role if role in kinds.get(poll.kind).openers)
    return Denied(f"“{poll.title}”由{names}组织。")


permission("polls.open", "组织测评：开始、增加参评人、提醒、取消", tuple(STAFF))(_opener)
permission("polls.close", "截止测评并计票", (*STAFF, Role.PLATFORM))(_opener)
permission("polls.change_form", "修改测评表", (Role.ADMINISTRATOR,))(anyone)
permission("polls.see", "看测评进度和结果", READERS)(anyone)


@permission("polls.cast", "填写测评表", VOTERS)
def may_cast(viewer: Viewer, poll: Any) -> Verdict:
    """In person, never by a machine; whose ticket it is is asked for each ticket."""
    if viewer.scopes is not None:
        return Denied("测评要本人登录填写，不能经接口代填。")
    return ALLOWED


def holds(viewer: Viewer, ticket: Any) -> bool:
    """Is this ticket the viewer's: their own as a member, their unit's, or their role's?"""
    if ticket.member_id is not None:
        return viewer.role == Role.MEMBER and ticket.member_id == viewer.member_id
    if ticket.unit_id is not None:
        return viewer.role in UNIT and ticket.unit_id == viewer.unit_id
    return viewer.role in ticket.roles
