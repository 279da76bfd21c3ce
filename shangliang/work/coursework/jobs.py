"""The daily round of coursework: counted pieces are settled by the ledger, members reminded once before and once after the day."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from shangliang.commons.committees.scope import in_each, setting
from shangliang.commons.ledger.clockwork import Clockwork, attempt

from . import actions, queries
from .rules import reminder_due

CLOCK = Clockwork("0b7f6c52-5b33-4c1c-9d55-7f2d5a1c6e20")


@app.periodic(cron="45 22 * * *")  # 06:45 in China: the queue counts in UTC
@app.task(name="coursework.daily", queueing_lock="coursework.daily")
def daily(timestamp: int) -> None:
    """Settle, then remind those for whom something is still missing, as of the moment the round was due."""
    moment = datetime.fromtimestamp(timestamp, timezone.get_default_timezone())
    settle_all(moment)
    remind_all(moment)


def settle_all(moment: datetime) -> int:
    """Settle every counted homework in every committee; gives how many changed."""

    def one(committee: Any) -> int:
        counted = [homework for homework in queries.open_ones(timezone.localdate(moment)) if homework.is_counted]
        return sum(attempt(actions.settle, CLOCK.act(committee.pk, moment, "settle", homework.pk, moment.isoformat()), homework) for homework in counted)

    return in_each(one)


def remind_all(moment: datetime) -> int:
    """Send the reminders that are due and were not sent; gives how many homeworks were reminded of."""

    def one(committee: Any) -> int:
        today, before, sent = timezone.localdate(moment), setting("coursework.remind_before"), 0
        for homework in queries.open_ones(today):
            mark = reminder_due(homework.due_on, today, before, homework.reminded_for, homework.chased_for)
            if mark and timezone.localdate(homework.set_at) < today:
                sent += attempt(actions.remind, CLOCK.act(committee.pk, moment, mark, homework.pk, homework.due_on.isoformat()), homework, mark=mark)
        return sent

    return in_each(one)
