"""The daily round: those who have not read a circular are told once for each mark (working days after the issue).

A reminder's act number is made from circular and mark, so that running twice, or two at once, says it once.
"""

from datetime import datetime
from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from shangliang.commons.committees.scope import here, in_each, setting
from shangliang.commons.ledger.clockwork import Clockwork, attempt, done_already

from . import actions, queries
from .rules import due_mark

CLOCK = Clockwork("5bd0f7a4-7d1c-4f0e-9d2f-6c9a55a0c1e3")
CHUNK = 100


@app.periodic(cron="50 23 * * *")  # 07:50 in China: the queue counts in UTC
@app.task(name="circulars.daily", queueing_lock="circulars.daily")
def daily(timestamp: int) -> None:
    """Remind in every committee, as of the moment the round was due."""
    remind_all(datetime.fromtimestamp(timestamp, timezone.get_default_timezone()))


def remind_all(moment: datetime) -> int:
    """Remind of every circular that has reached a mark. Gives how many were sent."""

    def one(committee: Any) -> int:
        count = last = 0
        while found := queries.in_round(after=last, limit=CHUNK):
            last = found[-1].pk
            count += _remind(committee.pk, moment, found)
        return count

    return in_each(one)


def _remind(committee_id: int, moment: datetime, found: list[Any]) -> int:
    today, marks, calendar = timezone.localdate(moment), [int(line) for line in setting("circulars.marks")], here().calendar
    planned = []
    for one in found:
        mark = due_mark(calendar.working_between(timezone.localdate(one.issued_at), today), marks)
        if mark is not None:
            planned.append((one, mark, CLOCK.act(committee_id, moment, one.pk, mark)))
    sent = done_already("circulars.chased", [act for _, _, act in planned])
    return sum(attempt(actions.chase, act, one, days=mark) for one, mark, act in planned if act.uid not in sent)
