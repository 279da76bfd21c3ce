"""A member's proposals, for the member's page in the roster."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from shangliang.commons.access import Viewer

from ..access import visible_to
from ..models import Proposer
from ..rules import PRIVATE, CosignState

SHOWN = 8


def of_member(viewer: Viewer, member_id: int) -> dict[str, Any] | None:
    """Proposals that a member wrote or co-signed, as far as the viewer may see them: how many, and the latest; None when there are none."""
    joined = Proposer.objects.filter(proposal=OuterRef("pk"), member_id=member_id, state=CosignState.ACCEPTED)
    found = visible_to(viewer).exclude(state__in=PRIVATE).filter(Q(author_id=member_id) | Exists(joined))
    total = found.count()
    if not total:
        return None
    latest = found.select_related("session__term", "lead_unit").order_by("-submitted_at", "-pk")[:SHOWN]
    return {"total": total, "first": found.filter(author_id=member_id).count(), "latest": list(latest), "more": max(0, total - SHOWN), "member_id": member_id}
