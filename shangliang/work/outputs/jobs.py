"""The daily round of outputs: looks at 3, 6, 12 months (a setting) are asked for, each once, and chased until somebody says how it stands."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from shangliang.commons.committees.scope import in_each, setting
from shangliang.commons.ledger.clockwork import Clockwork, attempt, done_already
from shangliang.practices.handling.rules.marks import reminder_mark

from . import actions, queries

CLOCK = Clockwork("5f8f3a0e-6a52-4d0f-9f0e-3c7c8a1f7b20")


@app.periodic(cron="50 22 * * *")  # 06:50 in China: the queue counts in UTC
@app.task(name="outputs.daily", queueing_lock="outputs.daily")
def daily(timestamp: int) -> None:
    """Ask, then remind, in every committee, as of the moment the round was due."""
    moment = datetime.fromtimestamp(timestamp, timezone.get_default_timezone())
    ask_all(moment)
    remind_all(moment)


def ask_all(moment: datetime) -> int:
    """Ask how it stands with every output whose mark has come; gives of how many. A second run asks nobody twice."""

    def one(committee: Any) -> int:
        due = queries.to_follow(timezone.localdate(moment), [int(months) for months in setting("outputs.follow_up_months")])
        return sum(attempt(actions.ask, CLOCK.act(committee.pk, moment, "ask", output.pk, months), output, months=months) for output, months in due)

    return in_each(one)


def remind_all(moment: datetime) -> int:
    """Remind of follow-ups: three days before their day, on the day after, then weekly; each once. Gives how many were sent."""
    day = timezone.localdate(moment)

    def one(committee: Any) -> int:
        open_ones = queries.open_follow_ups()
        marks = {one.pk: reminder_mark(one.due_on, timezone.localdate(one.asked_at), day, [3]) for one in open_ones}
        acts = {one.pk: CLOCK.act(committee.pk, moment, "remind", one.pk, marks[one.pk]) for one in open_ones if marks[one.pk] is not None}
        sent = done_already("outputs.follow_up_reminded", acts.values())
        waiting = [one for one in open_ones if one.pk in acts and acts[one.pk].uid not in sent]
        return sum(attempt(actions.remind, acts[one.pk], one, by_hand=False) for one in waiting)

    return in_each(one)
