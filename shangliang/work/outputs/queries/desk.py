"""What waits for whom: the office's desk, the leader's signature, a unit's follow-ups."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from shangliang.commons.access import UNIT, Role, Viewer
from shangliang.practices.handling.models import Assignment
from shangliang.practices.handling.rules import OPEN as IN_HAND

from ..models import Dispatch, FollowUp, Instruction, Output, Suggestion
from ..rules import Asked, Following, Instructing, State


@dataclass(frozen=True)
class Desk:
    """The office's own work, and what units owe (`follow_ups`, `overdue`) or recipients (`receipts`) or leaders (`signing`)."""

    review: QuerySet[Output]
    signing: QuerySet[Output]
    to_send: QuerySet[Output]
    drafts: QuerySet[Output]
    to_hand: QuerySet[Suggestion]
    to_settle: QuerySet[Suggestion]
    fresh: QuerySet[Instruction]
    to_tell: QuerySet[Instruction]
    own_follow_ups: QuerySet[FollowUp]
    follow_ups: QuerySet[FollowUp]
    receipts: QuerySet[Dispatch]
    overdue: QuerySet[Assignment]


def desk(today: date) -> Desk:
    """All that waits; querysets, so that each can be counted or shown."""
    outputs = Output.objects.select_related("organ").order_by("drafted_at", "pk")
    asked = Suggestion.objects.select_related("output", "unit").order_by("output__sent_at", "output_id", "position")
    told = Instruction.objects.select_related("output").order_by("day", "pk")
    asked_after = FollowUp.objects.filter(state=Following.ASKED).select_related("output", "unit").order_by("due_on", "pk")
    late = Assignment.objects.filter(matter__kind__in=["suggestions", "instructions"], state__in=sorted(IN_HAND), due_on__lt=today)
    return Desk(
        review=outputs.filter(state=State.REVIEW), signing=outputs.filter(state=State.SIGNING), to_send=outputs.filter(state=State.SIGNED), drafts=outputs.filter(state=State.DRAFT),
        to_hand=asked.filter(state=Asked.WAITING), to_settle=asked.filter(state=Asked.ANSWERED), fresh=told.filter(state=Instructing.RECORDED), to_tell=told.filter(state=Instructing.ANSWERED),
        own_follow_ups=asked_after.filter(unit__isnull=True), follow_ups=asked_after.filter(unit__isnull=False, due_on__lt=today),
        receipts=Dispatch.objects.filter(received_on__isnull=True, output__state=State.SENT).select_related("output").order_by("output__sent_at", "pk"),
        overdue=late.select_related("matter", "unit").order_by("due_on", "pk"),
    )  # fmt: skip


def waiting_rows(viewer: Viewer, today: date) -> dict[str, QuerySet]:
    """The rows that wait for a viewer, by name, so that a frame can count them all in one statement."""
    if viewer.role == Role.CHAIR:
        return {"to_sign": Output.objects.filter(state=State.SIGNING)}
    if viewer.role in UNIT:
        return {"follow_ups": FollowUp.objects.filter(state=Following.ASKED, unit_id=viewer.unit_id)}
    if viewer.role == Role.OFFICE_STAFF:
        made = desk(today)
        return {"outputs": made.review | made.to_send, "suggestions": made.to_hand | made.to_settle, "instructions": made.fresh | made.to_tell, "tracking": made.own_follow_ups}
    return {}
