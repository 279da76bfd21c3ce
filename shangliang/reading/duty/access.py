"""Whose score one may see, and who keeps rulebooks, publishes and answers."""

from typing import Any

from shangliang.commons.access import ALLOWED, Denied, Role, Verdict, Viewer, anyone, permission

from .models import Appeal

READERS = (Role.OFFICE_STAFF, Role.CHAIR, Role.ADMINISTRATOR, Role.AUDITOR)
OFFICE = (Role.OFFICE_STAFF,)

permission("duty.read", "看全体委员的履职得分", READERS)(anyone)
permission("duty.keep_rulebooks", "编制和启用履职计分办法", (Role.ADMINISTRATOR,))(anyone)
permission("duty.publish", "公布履职得分、出通报", OFFICE)(anyone)
permission("duty.answer", "答复得分异议", OFFICE)(anyone)
permission("duty.advise", "就履职情况提醒、约谈委员", OFFICE)(anyone)
permission("duty.see_files", "看履职档案", (*READERS, Role.MEMBER))(anyone)
permission("duty.read_rulebook", "看履职计分办法", (*READERS, Role.MEMBER))(anyone)
permission("duty.appeal_own", "提出和收回得分异议", (Role.MEMBER,))(anyone)


@permission("duty.read_member", "看一位委员的履职得分和档案", (*READERS, Role.MEMBER))
def may_read(viewer: Viewer, member: Any) -> Verdict:
    """Members see their own; staff everybody's."""
    if viewer.role == Role.MEMBER and (member is None or member.pk != viewer.member_id):
        return Denied("履职得分只给委员本人和委员工作部门看。你自己的在“履职”里。")
    return ALLOWED


@permission("duty.appeal", "对自己的得分提出异议", (Role.MEMBER,))
def may_appeal(viewer: Viewer, thing: Any) -> Verdict:
    """One's own score only; an appeal is taken back by who made it."""
    whose = thing.member_id if isinstance(thing, Appeal) else getattr(thing, "pk", None)
    return ALLOWED if whose is not None and whose == viewer.member_id else Denied("只能对自己的得分提出异议。")
