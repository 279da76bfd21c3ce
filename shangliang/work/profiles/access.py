"""Who shows a page, who reads a letter: the member it was given to, and the office what lies with it."""

from typing import Any

from django.db.models import QuerySet

from shangliang.commons.access import ALLOWED, Denied, Role, Verdict, Viewer, anyone, permission

from .models import Missive

OFFICE = (Role.OFFICE_STAFF,)
DESK = (Role.OFFICE_STAFF, Role.CHAIR, Role.AUDITOR)

# Citizens do not sign in: the platform takes their letters in, and reminds; nobody holds this role in a committee.
permission("profiles.write", "收下群众写给委员的信和反映的问题", (Role.PLATFORM,))(anyone)
permission("profiles.remind", "提醒答复群众来信", (*OFFICE, Role.PLATFORM))(anyone)
permission("profiles.see_desk", "看群众来信办到哪一步（看不到写给委员的信的内容）", DESK)(anyone)
permission("profiles.hand_on", "转交没有答复的群众来信", OFFICE)(anyone)


@permission("profiles.show", "公开本人的身份和接待安排", (Role.MEMBER,))
def may_show(viewer: Viewer, member: Any) -> Verdict:
    """With the member's own consent only."""
    return ALLOWED if member is None or member.pk == viewer.member_id else Denied("是否公开由委员本人决定。")


@permission("profiles.hide", "收回委员的公开页", (Role.MEMBER, *OFFICE))
def may_hide(viewer: Viewer, profile: Any) -> Verdict:
    """The member, or the office."""
    if viewer.role == Role.MEMBER and profile is not None and profile.member_id != viewer.member_id:
        return Denied("公开页由委员本人或办公室收回。")
    return ALLOWED


@permission("profiles.read", "看群众来信的内容", (Role.MEMBER, *OFFICE))
def may_read(viewer: Viewer, missive: Any) -> Verdict:
    """Whoever it was given to: a letter to a member is the member's alone until it is handed on, a report of conduct is the office's alone."""
    if missive is None:
        return ALLOWED
    if viewer.role == Role.MEMBER:
        return ALLOWED if missive.holder_id is not None and missive.holder_id == viewer.member_id else Denied("这封信不是交给你的。")
    return ALLOWED if missive.holder_id is None else Denied("这封信是写给委员的，由委员本人拆阅；到期没有答复的可以转交办公室。")


@permission("profiles.answer", "答复群众来信", (Role.MEMBER, *OFFICE))
def may_answer(viewer: Viewer, missive: Any) -> Verdict:
    """Whoever has it."""
    return may_read(viewer, missive)


def visible_to(viewer: Viewer) -> QuerySet[Missive]:
    """The letters of which somebody may know: the office all of them, members those they have to answer."""
    if viewer.role in DESK:
        return Missive.objects.all()
    return Missive.objects.filter(holder_id=viewer.member_id) if viewer.role == Role.MEMBER and viewer.member_id else Missive.objects.none()
