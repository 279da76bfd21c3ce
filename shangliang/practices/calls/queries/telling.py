"""What notices need to know of calls, whoever may see them."""

from shangliang.commons.access.queries import users_in
from shangliang.commons.people.models import Seat
from shangliang.commons.people.queries import users_of

from ..kinds import By, kinds
from ..models import Call, Nomination, Objection
from ..rules import NominationState
from .judging import unreviewed
from .naming import BODIES, SPEAKERS


def call_by_id(pk: int) -> Call | None:
    """A call whoever asks."""
    return Call.objects.filter(pk=pk).first()


def nomination_by_id(pk: int) -> Nomination | None:
    """A nomination whoever asks, with its call."""
    return Nomination.objects.filter(pk=pk).select_related("call", "by_organ").first()


def objection_by_id(pk: int) -> Objection | None:
    """An objection whoever asks, with its call."""
    return Objection.objects.filter(pk=pk).select_related("call", "nomination").first()


def runners_of(call: Call) -> list[int]:
    """Users who lead calls of this kind."""
    return [user for role in sorted(kinds.get(call.kind).runners) for user in users_in(role)]


def conveners(call: Call, *, idle: bool = False) -> list[int]:
    """Users who speak for organs that may put somebody forward; `idle`: only of those that have not yet."""
    if By.ORGAN not in call.by:
        return []
    seats = Seat.objects.filter(until__isnull=True, office__in=SPEAKERS, organ__kind__in=BODIES, organ__until__isnull=True)
    if idle:
        done = call.nominations.exclude(state=NominationState.WITHDRAWN).filter(by_organ__isnull=False).values("by_organ_id")
        seats = seats.exclude(organ_id__in=done)
    return users_of(seats.order_by("pk").values_list("member_id", flat=True))


def reviewers_left(call: Call) -> list[int]:
    """Users who review and have not said everything yet."""
    return [one.user_id for one in unreviewed(call)]
