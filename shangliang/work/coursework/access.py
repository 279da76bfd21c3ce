"""Who sets homework, who does it, who sees how far it has come."""

from typing import Any

from django.db.models import QuerySet

from shangliang.commons.access import ALLOWED, Denied, Role, Verdict, Viewer, anyone, permission

from .models import Piece

READERS = (Role.OFFICE_STAFF, Role.CHAIR, Role.ADMINISTRATOR, Role.AUDITOR)
OFFICE = (Role.OFFICE_STAFF,)

permission("coursework.read", "看全体委员的作业", READERS)(anyone)
permission("coursework.set", "布置、调整、撤销委员作业", OFFICE)(anyone)
permission("coursework.review", "审委员交来的作业", OFFICE)(anyone)
# The clockwork acts for the committee; nobody holds this role in it.
permission("coursework.settle", "按台账结算委员作业、提醒", (*OFFICE, Role.PLATFORM))(anyone)


@permission("coursework.hand_in", "交本人的作业", (Role.MEMBER,))
def may_hand_in(viewer: Viewer, piece: Any) -> Verdict:
    """One's own only."""
    return ALLOWED if piece is None or piece.member_id == viewer.member_id else Denied("只能交自己的作业。")


@permission("coursework.attach", "给本人的作业附文件", (Role.MEMBER,))
def may_attach(viewer: Viewer, piece: Any) -> Verdict:
    return may_hand_in(viewer, piece)


def visible_to(viewer: Viewer) -> QuerySet[Piece]:
    """The pieces somebody may see: members their own, the office and those above it all."""
    found = Piece.objects.select_related("homework", "member__sector")
    if viewer.role in READERS:
        return found
    return found.filter(member_id=viewer.member_id) if viewer.role == Role.MEMBER and viewer.member_id else found.none()
