"""The daily round: units are reminded of what is due and of what they promised, and ratings whose time is over are settled.

Each reminder carries an act number made from part, due day and mark, so that running twice, or two at once, sends once.
"""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from shangliang.commons.committees.scope import in_each
from shangliang.commons.ledger.clockwork import Clockwork, attempt, done_already

from . import actions, queries
from .rules import reminder_mark

CLOCK = Clockwork("6f1a2f0e-7d0b-4a53-9a52-0c4f8c9d4b11")
CHUNK = 500


@app.periodic(cron="30 23 * * *")  # 07:30 in China: the queue counts in UTC
@app.task(name="handling.daily", queueing_lock="handling.daily")
def daily(timestamp: int) -> None:
    """Remind and settle in every committee, as of the moment the round was due."""
    moment = datetime.fromtimestamp(timestamp, timezone.get_default_timezone())
    remind_all(moment)
    remind_promises(moment)
    remind_rechecks(moment)
    settle_all(moment)


def remind_all(moment: datetime) -> int:
    """Remind every unit of what is due on that day, committee by committee in steps of CHUNK parts. Gives how many were sent."""

    def one(committee: Any) -> int:
        count = last = 0
        while parts := queries.open_parts(after=last, limit=CHUNK):
            last = parts[-1].pk
            count += _remind(committee.pk, moment, parts)
        return count

    return in_each(one)


def remind_promises(moment: datetime) -> int:
    """Remind every unit of the promises that come due, by the same marks as the parts themselves. Gives how many were sent."""
    day = timezone.localdate(moment)

    def one(committee: Any) -> int:
        count = last = 0
        while promises := queries.open_promises(after=last, limit=CHUNK):
            last = promises[-1].pk
            count += _remind_promises(committee.pk, moment, day, promises)
        return count

    return in_each(one)


def _remind_promises(committee_id: int, moment: datetime, day: date, promises: list[Any]) -> int:
    marks = {one.pk: reminder_mark(one.due_on, timezone.localdate(one.promised_at), day, queries.warn_days(one.assignment.matter.kind)) for one in promises}
    acts = {one.pk: CLOCK.act(committee_id, moment, "promise", one.pk, one.due_on.isoformat(), marks[one.pk]) for one in promises if marks[one.pk] is not None}
    sent = done_already("handling.promise_reminded", acts.values())
    waiting = [one for one in promises if one.pk in acts and acts[one.pk].uid not in sent]
    return sum(attempt(actions.remind_promises, acts[one.pk], None, promises=[one], by_hand=False) for one in waiting)


def remind_rechecks(moment: datetime) -> int:
    """Remind every unit of the matters in a look-back of which it has said nothing, by the same marks. Gives how many were sent."""
    day = timezone.localdate(moment)

    def one(committee: Any) -> int:
        count = last = 0
        while rechecks := queries.open_rechecks(after=last, limit=CHUNK):
            last = rechecks[-1].pk
            count += _remind_rechecks(committee.pk, moment, day, rechecks)
        return count

    return in_each(one)


def _remind_rechecks(committee_id: int, moment: datetime, day: date, rechecks: list[Any]) -> int:
    marks = {one.pk: reminder_mark(one.due_on, timezone.localdate(one.asked_at), day, queries.warn_days(one.part.matter.kind)) for one in rechecks}
    acts = {one.pk: CLOCK.act(committee_id, moment, "recheck", one.pk, one.due_on.isoformat(), marks[one.pk]) for one in rechecks if marks[one.pk] is not None}
    sent = done_already("handling.recheck_reminded", acts.values())
    waiting = [one for one in rechecks if one.pk in acts and acts[one.pk].uid not in sent]
    return sum(attempt(actions.remind_rechecks, acts[one.pk], None, rechecks=[one], by_hand=False) for one in waiting)


def settle_all(moment: datetime) -> int:
    """Settle the verdict where the time to rate is over and somebody spoke. Gives how many were settled."""

    def one(committee: Any) -> int:
        count = last = 0
        while matters := queries.unsettled(timezone.localdate(moment), after=last, limit=CHUNK):
            last = matters[-1].pk
            count += sum(attempt(actions.settle, CLOCK.act(committee.pk, moment, "settle", matter.pk), matter) for matter in matters)
        return count

    return in_each(one)


def _remind(committee_id: int, moment: datetime, parts: list[Any]) -> int:
    """Send those reminders of some parts that were not sent yet."""
    day = timezone.localdate(moment)
    marks = {part.pk: _mark(part, day) for part in parts}
    acts = {pk: CLOCK.act(committee_id, moment, "remind", pk, *mark) for pk, mark in marks.items() if mark is not None}
    sent = done_already("handling.reminded", acts.values())
    waiting = [part for part in parts if part.pk in acts and acts[part.pk].uid not in sent]
    return sum(attempt(actions.remind, acts[part.pk], part, by_hand=False) for part in waiting)


def _mark(part: Any, day: date) -> tuple[str, int] | None:
    """Which reminder of a part is due, named by its due day too: an extension starts the marks anew."""
    mark = reminder_mark(part.due_on, timezone.localdate(part.handed_at), day, queries.warn_days(part.matter.kind))
    return None if mark is None else (part.due_on.isoformat(), mark)
