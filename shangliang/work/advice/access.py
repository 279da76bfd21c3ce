"""Who suggests, who hands over, who sees."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from shangliang.commons.access import COMMITTEE_WIDE, HANDOVER, UNIT, Role, Viewer, anyone, permission
from shangliang.practices.handling.models import LIVE, Assignment

from .models import Suggestion

SUBJECT = "advice.suggestion"
OFFICE = (Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD)
DECIDERS = (*OFFICE, *HANDOVER)

permission("advice.submit", "提交委员建议", (Role.MEMBER,))(anyone)
permission("advice.hand_over", "把委员建议交单位办理", DECIDERS)(anyone)
permission("advice.keep", "把委员建议留存参考", OFFICE)(anyone)
permission("advice.answered", "办理进展回写委员建议", tuple(Role))(anyone)


def visible_to(viewer: Viewer, found: QuerySet[Any] | None = None) -> QuerySet[Suggestion]:
    """The suggestions somebody may see: members their own, units those handed to them, the committee's own people all."""
    rows = Suggestion.objects.all() if found is None else found
    if viewer.role in COMMITTEE_WIDE:
        return rows
    if viewer.role in UNIT:
        parts = Assignment.objects.filter(matter__subject_type=SUBJECT, matter__subject_id=OuterRef("pk"), unit_id=viewer.unit_id, state__in=LIVE)
        return rows.filter(Exists(parts))
    return rows.filter(member_id=viewer.member_id) if viewer.role == Role.MEMBER and viewer.member_id else rows.none()
