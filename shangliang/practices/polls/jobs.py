"""Polls whose time is over are closed and counted."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from shangliang.commons.committees.scope import in_each
from shangliang.commons.ledger.clockwork import Clockwork, attempt

from . import actions, queries

CLOCK = Clockwork("b2f9d9a6-3f40-4d0e-8f9e-3a7c0c2c9a90", "自动截止")


@app.periodic(cron="*/10 * * * *")
@app.task(name="polls.close_due", queueing_lock="polls.close_due")
def close_due(timestamp: int) -> None:
    """Close in every committee what was due by then."""
    close_all(datetime.fromtimestamp(timestamp, timezone.get_default_timezone()))


def close_all(moment: datetime) -> int:
    """Close every poll whose time is over. Gives how many; running twice, or two at once, closes each once."""

    def one(committee: Any) -> int:
        count = last = 0
        while due := queries.overdue(moment, after=last):
            last = due[-1].pk
            count += sum(attempt(actions.close, CLOCK.act(committee.pk, moment, poll.pk), poll, by_hand=False) for poll in due)
        return count

    return in_each(one)
