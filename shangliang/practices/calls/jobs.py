"""The daily round: the closing day is near or over, the publicity period is over. Each said once.

A reminder's act number is made from call, matter and day, so that running twice, or two at once, says it once.
"""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from shangliang.commons.committees.scope import in_each, setting
from shangliang.commons.ledger.clockwork import Clockwork, attempt, done_already

from . import actions, queries
from .rules import CallState, Reminder

CLOCK = Clockwork("a3b7c0de-52a4-4a39-8a5f-90c3f1c52e77")
CHUNK = 200


@app.periodic(cron="40 23 * * *")  # 07:40 in China: the queue counts in UTC
@app.task(name="calls.daily", queueing_lock="calls.daily")
def daily(timestamp: int) -> None:
    """Remind in every committee, as of the moment the round was due."""
    remind_all(datetime.fromtimestamp(timestamp, timezone.get_default_timezone()))


def remind_all(moment: datetime) -> int:
    """Remind of every call whose clock says so on that day. Gives how many were sent."""

    def one(committee: Any) -> int:
        count = last = 0
        while calls := queries.in_round(after=last, limit=CHUNK):
            last = calls[-1].pk
            count += _remind(committee.pk, moment, calls)
        return count

    return in_each(one)


def _remind(committee_id: int, moment: datetime, calls: list[Any]) -> int:
    day, marks = timezone.localdate(moment), {int(line) for line in setting("calls.warn")}
    planned = [(call, mark, CLOCK.act(committee_id, moment, call.pk, mark[0].value, mark[2])) for call in calls if (mark := _mark(call, day, marks))]
    sent = done_already("calls.reminded", [act for _, _, act in planned])
    return sum(attempt(actions.remind, act, call, what=mark[0], days_left=mark[1], name=call.title) for call, mark, act in planned if act.uid not in sent)


def _mark(call: Any, day: date, marks: set[int]) -> tuple[Reminder, int, str] | None:
    """What is to be said of a call on a day: the matter, the days left, and what makes it one and the same reminder."""
    if call.state == CallState.OPEN and call.closes_on is not None:
        left = (call.closes_on - day).days
        if left < 0:
            return Reminder.CLOSED, left, call.closes_on.isoformat()
        due = next((mark for mark in sorted(marks) if left <= mark), None)  # a day the clockwork missed is made up for
        return None if due is None else (Reminder.CLOSING, left, f"{call.closes_on.isoformat()}:{due}")
    if call.state == CallState.PUBLIC and call.public_until is not None and day > call.public_until:
        return Reminder.HEARD, 0, call.public_until.isoformat()
    return None
