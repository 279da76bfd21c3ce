"""The daily round of the roster: decided co-options begin on their day; whoever looks after members hears of talks that fell due."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from shangliang.commons.committees.scope import in_each, setting
from shangliang.commons.ledger.clockwork import Clockwork, attempt, done_already

from . import actions, queries

CLOCK = Clockwork("6e0c0a8e-5d53-4c0a-8f0e-1c6f0f6b7a41", "自动办理")


@app.periodic(cron="20 16 * * *")  # 00:20 in China: the queue counts in UTC
@app.task(name="membership.daily", queueing_lock="membership.daily")
def daily(timestamp: int) -> None:
    """What begins today, as of the moment the round was due."""
    moment = datetime.fromtimestamp(timestamp, timezone.get_default_timezone())
    begin_all(moment)
    chase_all(moment)
    chase_terms(moment)


def chase_all(moment: datetime) -> int:
    """Remind every keeper once of the talks that fell due; gives how many were reminded."""

    def one(committee: Any) -> int:
        due = queries.keeping.to_chase(timezone.localdate(moment))
        sent = 0
        for late in due.values():
            keeper = late[0].keeper
            marks = [f"{kept.member.pk}@{kept.due}" for kept in late]
            sent += attempt(actions.chase, CLOCK.act(committee.pk, moment, "talks", *marks), keeper, late=late)
        return sent

    return in_each(one)


def chase_terms(moment: datetime) -> int:
    """Say once of every appointment that its term ends, to its members and the office; gives how many. A new end is a new reminder."""

    def one(committee: Any) -> int:
        found = queries.registered.terms_ending(timezone.localdate(moment), setting("membership.term_warn"))
        acts = {one.entry.pk: CLOCK.act(committee.pk, moment, "term", one.entry.pk, one.until) for one in found}
        said = done_already("membership.term_chased", acts.values())
        return sum(attempt(actions.chase_term, acts[one.entry.pk], one.entry, position=one) for one in found if acts[one.entry.pk].uid not in said)

    return in_each(one)


def begin_all(moment: datetime) -> int:
    """Seat everybody whose day has come in every committee; gives how many."""

    def one(committee: Any) -> int:
        due = queries.cases.due_to_begin(timezone.localdate(moment))
        return sum(attempt(actions.begin_seat, CLOCK.act(committee.pk, moment, "begin", case.pk), case) for case in due)

    return in_each(one)
