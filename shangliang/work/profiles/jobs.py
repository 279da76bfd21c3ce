"""The daily round of letters: whoever has one is reminded once before its day and once after it; then the office hears as well."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from shangliang.commons.committees.scope import in_each, setting
from shangliang.commons.ledger.clockwork import Clockwork, attempt, done_already

from . import actions, queries
from .rules import mark_due

CLOCK = Clockwork("5d0f5c39-9f0e-4e4b-8a35-7b52a1f0a6c3")


@app.periodic(cron="50 23 * * *")  # 07:50 in China: the queue counts in UTC
@app.task(name="profiles.daily", queueing_lock="profiles.daily")
def daily(timestamp: int) -> None:
    """Remind in every committee, as of the moment the round was due."""
    remind_all(datetime.fromtimestamp(timestamp, timezone.get_default_timezone()))


def remind_all(moment: datetime) -> int:
    """Send the reminders that are due and were not sent; gives how many. A letter handed on is reminded of anew."""

    def one(committee: Any) -> int:
        today, before = timezone.localdate(moment), setting("profiles.remind_before")
        marks = [(letter, mark_due(letter.due_on, today, before)) for letter in queries.open_ones()]
        acts = {letter.pk: CLOCK.act(committee.pk, moment, mark, letter.pk, letter.holder_id, letter.due_on.isoformat()) for letter, mark in marks if mark}
        sent = done_already("profiles.reminded", acts.values())
        due = [(letter, mark) for letter, mark in marks if mark and acts[letter.pk].uid not in sent]
        return sum(attempt(actions.remind, acts[letter.pk], letter, late=mark == "late") for letter, mark in due)

    return in_each(one)
