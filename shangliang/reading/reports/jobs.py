"""The daily round of plans and improvements: settled by the ledger, people told once before and once after the day."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from shangliang.commons.committees.scope import in_each, setting
from shangliang.commons.ledger.clockwork import Clockwork, attempt

from . import actions, queries
from .rules.planning import PlanState, mark_due

CLOCK = Clockwork("3f0a5c51-9d0e-4c6b-8a54-6f1f0b7a2d91")


@app.periodic(cron="50 22 * * *")  # 06:50 in China: the queue counts in UTC
@app.task(name="reports.daily", queueing_lock="reports.daily")
def daily(timestamp: int) -> None:
    """Settle plans, then tell of what is due, as of the moment the round was due."""
    moment = datetime.fromtimestamp(timestamp, timezone.get_default_timezone())
    settle_plans(moment)
    chase_plans(moment)
    chase_improvements(moment)


def settle_plans(moment: datetime) -> int:
    """Bring every plan in every committee to what its ledger says; gives how many items changed."""

    def one(committee: Any) -> int:
        return sum(attempt(actions.settle, CLOCK.act(committee.pk, moment, "settle", item.pk, moment.isoformat()), item) for item in queries.unsettled(timezone.localdate(moment)))

    return in_each(one)


def chase_plans(moment: datetime) -> int:
    """Tell of items that are near or past their last day and were not told of; gives how many."""

    def one(committee: Any) -> int:
        today, soon, sent = timezone.localdate(moment), setting("reports.plan_soon"), 0
        for item in queries.open_items(today):
            mark = mark_due(item.last, today, soon, item.soon_for, item.late_for) if item.state == PlanState.OPEN else ""
            if mark and timezone.localdate(item.set_at) < today:
                sent += attempt(actions.chase, CLOCK.act(committee.pk, moment, mark, item.pk, item.last.isoformat()), item, mark=mark)
        return sent

    return in_each(one)


def chase_improvements(moment: datetime) -> int:
    """Tell once of improvements whose day is over; gives how many."""

    def one(committee: Any) -> int:
        return sum(
            attempt(actions.chase_improvement, CLOCK.act(committee.pk, moment, "improvement", found.pk, str(found.due_on)), found)
            for found in queries.improvements_to_chase(timezone.localdate(moment))
        )

    return in_each(one)
