"""没有着落的: every suggestion and instruction that nobody handles or that nobody has answered for; and the rate of the loop."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from ..models import Dispatch, FollowUp, Instruction, Suggestion
from ..rules import OPEN, SETTLED, Asked, Following, Instructing, State


@dataclass(frozen=True)
class Loose:
    """What is open, by what it lacks."""

    unhandled: QuerySet[Suggestion]
    unsettled: QuerySet[Suggestion]
    working: QuerySet[Suggestion]
    instructions: QuerySet[Instruction]
    follow_ups: QuerySet[FollowUp]
    receipts: QuerySet[Dispatch]


def loose(today: date) -> Loose:
    """Everything open: suggestions without a unit, those answered but not settled, those with a unit, instructions, looks overdue, receipts missing."""
    asked = Suggestion.objects.select_related("output", "unit").order_by("output__sent_at", "output_id", "position")
    return Loose(
        unhandled=asked.filter(state=Asked.WAITING), unsettled=asked.filter(state=Asked.ANSWERED), working=asked.filter(state=Asked.HANDED),
        instructions=Instruction.objects.filter(state__in=sorted(OPEN)).select_related("output").order_by("day", "pk"),
        follow_ups=FollowUp.objects.filter(state=Following.ASKED, due_on__lt=today).select_related("output", "unit").order_by("due_on", "pk"),
        receipts=Dispatch.objects.filter(received_on__isnull=True, output__state=State.SENT).select_related("output").order_by("output__sent_at", "pk"),
    )  # fmt: skip


@dataclass(frozen=True)
class Loop:
    """件件有办理、件件有反馈, in numbers: how many there are, how many are handled, how many are answered for."""

    suggestions: int
    suggestions_handled: int
    suggestions_settled: int
    instructions: int
    instructions_handled: int
    instructions_settled: int

    @property
    def open(self) -> int:
        """How many nobody has answered for yet."""
        return self.suggestions + self.instructions - self.suggestions_settled - self.instructions_settled

    @property
    def handled(self) -> int:
        """Per cent of all that somebody handles or has handled."""
        return _percent(self.suggestions_handled + self.instructions_handled, self.suggestions + self.instructions)

    @property
    def settled(self) -> int:
        """Per cent of all that is settled and told."""
        return _percent(self.suggestions_settled + self.instructions_settled, self.suggestions + self.instructions)


def loop(since: date | None = None) -> Loop:
    """The loop's rate of what was put since a day (None: ever), in two queries."""
    asked, told = Suggestion.objects.all(), Instruction.objects.exclude(state=Instructing.REVOKED)
    if since is not None:
        asked, told = asked.filter(output__sent_at__date__gte=since), told.filter(day__gte=since)
    put = asked.aggregate(all=Count("pk"), handled=Count("pk", filter=~Q(state=Asked.WAITING)), settled=Count("pk", filter=Q(state=Asked.SETTLED)))
    said = told.aggregate(all=Count("pk"), handled=Count("pk", filter=~Q(state=Instructing.RECORDED)), settled=Count("pk", filter=Q(state__in=sorted(SETTLED))))
    return Loop(put["all"], put["handled"], put["settled"], said["all"], said["handled"], said["settled"])


def _percent(part: int, whole: int) -> int:
    return 100 * part // whole if whole else 100
