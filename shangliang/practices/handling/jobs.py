"""The daily round: units are reminded of what is due and of what they promised, proposers of replies they have not
rated, and ratings whose time is over are settled.

Each reminder carries an act number made from thing, due day and mark, so that running twice, or two at once, sends once. What is
far from due is never read; reminders are said many to a transaction (docs/howto/add-a-clock.md).
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app

from shangliang.commons.committees.scope import in_each
from shangliang.commons.ledger.clockwork import Clockwork, attempt, attempt_all, done_already

from . import actions, queries
from .rules.marks import rating_mark, reminder_mark

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
    remind_raters(moment)
    settle_all(moment)


def remind_all(moment: datetime) -> int:
    """Remind every unit of what is due on that day. Gives how many were sent."""
    return in_each(lambda committee: _round(committee, moment, "remind", queries.open_parts, _part, "handling.reminded", actions.remind_due))


def remind_promises(moment: datetime) -> int:
    """Remind every unit of the promises that come due, by the same marks as the parts themselves. Gives how many were sent."""
    return in_each(lambda committee: _round(committee, moment, "promise", queries.open_promises, _promise, "handling.promise_reminded", actions.remind_due_promises))


def remind_rechecks(moment: datetime) -> int:
    """Remind every unit of the matters in a look-back of which it has said nothing, by the same marks. Gives how many were sent."""
    return in_each(lambda committee: _round(committee, moment, "recheck", queries.open_rechecks, _recheck, "handling.recheck_reminded", actions.remind_due_rechecks))


def remind_raters(moment: datetime) -> int:
    """Remind proposers who have not rated a reply, before and after the last day of rating; each mark once. Gives how many rounds.

    Only of the round that stands: where a new one began, or the thing was closed, nobody is asked for the old one.
    """

    def one(committee: Any) -> int:
        count, last, day = 0, 0, timezone.localdate(moment)
        window = queries.rating_window(day)
        while found := queries.unrated(after=last, limit=CHUNK, window=window):
            last = found[-1].pk
            acts = {matter.pk: CLOCK.act(committee.pk, moment, "rating", matter.pk, matter.rate_until.isoformat(), mark) for matter in found if (mark := _rating(matter, day)) is not None}
            sent = done_already("handling.rating_reminded", acts.values())
            due: dict[int, UUID] = {pk: act.uid for pk, act in acts.items() if act.uid not in sent}
            count += attempt_all(actions.remind_due_ratings, CLOCK.act(committee.pk, moment, "rating", moment.isoformat(), last), due)
        return count

    return in_each(one)


def _rating(matter: Any, day: date) -> int | None:
    warn, chase = queries.rating_days(matter.kind)
    return rating_mark(matter.rate_until, timezone.localdate(matter.replied_at), day, warn, chase, settled=bool(matter.overall))


def _round(committee: Any, moment: datetime, word: str, read: Callable[..., list[Any]], known: Callable[[Any], tuple[datetime, str]], kind: str, action: Callable[..., int]) -> int:
    """Read what may be due in steps of CHUNK, and say of each what was not said yet. Gives how many were sent."""
    count, last, day = 0, 0, timezone.localdate(moment)
    until = queries.last_warned(day)
    while found := read(after=last, limit=CHUNK, until=until):
        last = found[-1].pk
        acts = {one.pk: CLOCK.act(committee.pk, moment, word, one.pk, *mark) for one in found if (mark := _mark(one.due_on, *known(one), day))}
        sent = done_already(kind, acts.values())
        due: dict[int, UUID] = {pk: act.uid for pk, act in acts.items() if act.uid not in sent}
        count += attempt_all(action, CLOCK.act(committee.pk, moment, word, moment.isoformat(), last), due)
    return count


def _mark(due_on: date, since: datetime, kind: str, day: date) -> tuple[str, int] | None:
    """Which reminder is due, named by the due day too: an extension starts the marks anew."""
    mark = reminder_mark(due_on, timezone.localdate(since), day, queries.warn_days(kind))
    return None if mark is None else (due_on.isoformat(), mark)


def _part(part: Any) -> tuple[datetime, str]:
    return part.handed_at, part.matter.kind


def _promise(promise: Any) -> tuple[datetime, str]:
    return promise.promised_at, promise.assignment.matter.kind


def _recheck(recheck: Any) -> tuple[datetime, str]:
    return recheck.asked_at, recheck.part.matter.kind


def settle_all(moment: datetime) -> int:
    """Settle the verdict where the time to rate is over and somebody spoke. Gives how many were settled."""

    def one(committee: Any) -> int:
        count = last = 0
        while matters := queries.unsettled(timezone.localdate(moment), after=last, limit=CHUNK):
            last = matters[-1].pk
            count += sum(attempt(actions.settle, CLOCK.act(committee.pk, moment, "settle", matter.pk), matter) for matter in matters)
        return count

    return in_each(one)
