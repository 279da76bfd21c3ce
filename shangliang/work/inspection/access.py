"""Who leads a check, who mends, who looks on."""

from typing import Any

from django.db.models import QuerySet

from shangliang.commons.access import ALLOWED, COMMITTEE_WIDE, UNIT, Denied, Role, Verdict, Viewer, anyone, permission

from .models import Checked

LEADERS = (Role.HANDOVER_GOVERNMENT,)

permission("inspection.read", "看政府督查", tuple(COMMITTEE_WIDE | UNIT))(anyone)
permission("inspection.run", "开展政府督查，登记结果，核实整改", LEADERS)(anyone)
permission("inspection.remind", "提醒单位督查整改", (*LEADERS, Role.PLATFORM))(anyone)


@permission("inspection.report", "报本单位的督查整改情况", tuple(UNIT))
def may_report(viewer: Viewer, line: Any) -> Verdict:
    """One's own unit only."""
    return ALLOWED if line is None or line.unit_id == viewer.unit_id else Denied("只能报本单位的整改情况。")


def visible_to(viewer: Viewer) -> QuerySet[Checked]:
    """The lines somebody may see: units their own, the committee's own people and the offices all."""
    found = Checked.objects.select_related("check_round", "unit")
    if viewer.role in COMMITTEE_WIDE:
        return found
    return found.filter(unit_id=viewer.unit_id) if viewer.role in UNIT else found.none()
