"""Where a standing member hands in the yearly report: the draft that the duty file fills in (N04)."""

from typing import Any

from django.urls import reverse

from shangliang.commons.access import Viewer, may
from shangliang.foundation.errors import Refused

from .. import queries


def of_writer(viewer: Viewer, member_id: int) -> dict[str, Any] | None:
    """The way to the draft of a member's report, for standing members and those who may read their file; None for others."""
    try:
        member = queries.file.member_of_year(member_id)
    except Refused:
        return None
    if not (member.standing or member.office) or not may(viewer, "duty.read_member", member):
        return None
    return {"href": reverse("duty:report", args=[member_id]), "file": reverse("duty:file", args=[member_id])}
