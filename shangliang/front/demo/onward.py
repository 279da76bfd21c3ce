"""What became of declined proposals that turned into information: taken over by the office, and used."""

from datetime import datetime

from shangliang.commons.access import Role
from shangliang.work.proposals import actions
from shangliang.work.proposals.models import Onward
from shangliang.work.proposals.rules import OnwardWay

from .agenda import Agenda, acting


def plan(agenda: Agenda) -> None:
    """The office takes the first one over within the week, and knows by summer what came of it; the next one still waits."""
    days = agenda.days
    for (month, day), deed in (((3, 13), take_over), ((5, 20), settle)):
        agenda.put(days.moment(days.worked(days.day(month, day)), "onward", deed.__name__), deed, agenda)


def _first() -> Onward | None:
    return Onward.objects.select_related("proposal").filter(way=OnwardWay.INFORMATION).order_by("pk").first()


def take_over(agenda: Agenda, when: datetime) -> None:
    """Somebody of the office makes use of it."""
    if (found := _first()) is not None:
        actions.take_information(acting(agenda.cast.roles[Role.OFFICE_STAFF][0], when), found, taker="办公室信息科")


def settle(agenda: Agenda, when: datetime) -> None:
    """It went into the year's information."""
    if (found := _first()) is not None and found.taken_at is not None:
        actions.settle_information(acting(agenda.cast.roles[Role.OFFICE_STAFF][0], when), found, outcome="编入社情民意信息", note="编入《社情民意》第 9 期，送市委办、市政府办。")
