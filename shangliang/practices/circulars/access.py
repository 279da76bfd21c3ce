"""Who draws circulars up, who signs, who reads: those inside see what was issued, recipients what went to them."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from shangliang.commons.access import ALLOWED, STAFF, UNIT, Denied, Role, Verdict, Viewer, anyone, permission
from shangliang.commons.people.models import Seat, SeatOffice

from .models import Circular, Recipient
from .rules import State

DRAFTERS = tuple(role for role in Role if role in STAFF)
SIGNERS = (Role.PROPOSAL_HEAD, Role.CHAIR)
INSIDE = tuple(role for role in Role if role in STAFF | {Role.CHAIR, Role.ADMINISTRATOR, Role.AUDITOR})
READERS = (Role.MEMBER, Role.CHAIR, *(role for role in Role if role in UNIT))
SEES = tuple(dict.fromkeys((*READERS, *INSIDE)))
OUT = [State.ISSUED, State.WITHDRAWN]
MADE = {*DRAFTERS, *SIGNERS, Role.AUDITOR}
SPEAKERS = [SeatOffice.HEAD, SeatOffice.DEPUTY, SeatOffice.CONVENER]


def own(viewer: Viewer) -> QuerySet[Recipient]:
    """The receipts that are this viewer's to give: as a member, for the organs they speak for, for their unit, as a leader."""
    if viewer.role in UNIT:
        return Recipient.objects.filter(unit_id=viewer.unit_id) if viewer.unit_id else Recipient.objects.none()
    if viewer.role == Role.CHAIR:
        return Recipient.objects.filter(user_id=viewer.user_id)
    if viewer.role == Role.MEMBER and viewer.member_id:
        seat = Seat.objects.filter(organ=OuterRef("organ"), member_id=viewer.member_id, until__isnull=True, office__in=SPEAKERS)
        return Recipient.objects.filter(Q(member_id=viewer.member_id) | Exists(seat))
    return Recipient.objects.none()


def visible_to(viewer: Viewer) -> QuerySet[Circular]:
    """The circulars somebody may see."""
    if viewer.role in MADE:
        return Circular.objects.all()
    if viewer.role in INSIDE:
        return Circular.objects.filter(state__in=OUT)
    return Circular.objects.filter(state__in=OUT, pk__in=own(viewer).values("circular_id"))


@permission("circulars.sign", "签发和退回通报", SIGNERS)
def may_sign(viewer: Viewer, circular: Any) -> Verdict:
    """Whose turn it is; nobody signs what they drew up themselves."""
    if circular is None or circular.state != State.SIGNING:
        return ALLOWED
    why = circular.way.why_not(circular.signed, viewer.role.label, own=circular.drafted_by is not None and circular.drafted_by == viewer.user_id)
    return Denied(why) if why else ALLOWED


@permission("circulars.read", "阅看和确认收到通报", READERS)
def may_read(viewer: Viewer, circular: Any) -> Verdict:
    """Those to whom it went."""
    if circular is None or own(viewer).filter(circular=circular).exists():
        return ALLOWED
    return Denied("这份通报没有发给你现在的身份。")


permission("circulars.draft", "起草、送签、撤回通报", DRAFTERS)(anyone)
permission("circulars.see", "看通报", SEES)(anyone)
# The platform's own clockwork reminds (jobs.py), in the name of no person.
permission("circulars.chase", "提醒没有看通报的", (*DRAFTERS, Role.PLATFORM))(anyone)
