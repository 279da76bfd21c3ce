"""The daily round of checks: units are reminded of what they have to mend, before the day and after it, each mark once."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from shangliang.commons.committees.scope import in_each, setting
from shangliang.commons.ledger.clockwork import Clockwork, attempt, done_already
from shangliang.practices.handling.rules.marks import reminder_mark

from . import actions, queries

CLOCK = Clockwork("a1f6c2de-9b34-4f0b-8d1c-5e7a3c9d2b60")
CHUNK = 300


@app.periodic(cron="40 23 * * *")  # 07:40 in China: the queue counts in UTC
@app.task(name="inspection.daily", queueing_lock="inspection.daily")
def daily(timestamp: int) -> None:
    """Remind in every committee, as of the moment the round was due."""
    remind_mending(datetime.fromtimestamp(timestamp, timezone.get_default_timezone()))


def remind_mending(moment: datetime) -> int:
    """Remind the units of every committee, in steps of CHUNK. Gives how many reminders were sent."""

    def one(committee: Any) -> int:
        count = last = 0
        while lines := queries.owed(last, CHUNK):
            last = lines[-1].pk
            count += _remind(committee.pk, moment, lines)
        return count

    return in_each(one)


def _remind(committee_id: int, moment: datetime, lines: list[Any]) -> int:
    day, warn = timezone.localdate(moment), [int(one) for one in setting("inspection.warn")]
    marks = {one.pk: reminder_mark(one.mend_by, timezone.localdate(one.found_at), day, warn) for one in lines}
    acts = {one.pk: CLOCK.act(committee_id, moment, one.pk, one.mend_by.isoformat(), marks[one.pk]) for one in lines if marks[one.pk] is not None}
    sent = done_already("inspection.reminded", acts.values())
    return sum(attempt(actions.remind, acts[one.pk], one) for one in lines if one.pk in acts and acts[one.pk].uid not in sent)
