"""The daily round of the roster: decided co-options begin on their day."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from shangliang.commons.committees.scope import in_each
from shangliang.commons.ledger.clockwork import Clockwork, attempt

from . import actions, queries

CLOCK = Clockwork("6e0c0a8e-5d53-4c0a-8f0e-1c6f0f6b7a41", "自动办理")


@app.periodic(cron="20 16 * * *")  # 00:20 in China: the queue counts in UTC
@app.task(name="membership.daily", queueing_lock="membership.daily")
def daily(timestamp: int) -> None:
    """What begins today, as of the moment the round was due."""
    begin_all(datetime.fromtimestamp(timestamp, timezone.get_default_timezone()))


def begin_all(moment: datetime) -> int:
    """Seat everybody whose day has come in every committee; gives how many."""

    def one(committee: Any) -> int:
        due = queries.cases.due_to_begin(timezone.localdate(moment))
        return sum(attempt(actions.begin_seat, CLOCK.act(committee.pk, moment, "begin", case.pk), case) for case in due)

    return in_each(one)
