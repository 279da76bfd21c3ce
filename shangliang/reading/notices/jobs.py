"""Every minute, in every committee: tell people what happened, and send out what is to be sent."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from shangliang.commons.committees.scope import in_each

from . import actions

ROUND = timedelta(seconds=50)


@app.periodic(cron="* * * * *")
@app.task(name="notices.follow", queueing_lock="notices.follow")
def follow(timestamp: int) -> None:
    """Follow each ledger to its end, or until somebody else is at it."""
    now = timezone.now()

    def to_its_end(committee: Any) -> int:
        count = 0
        while read := actions.follow(committee, now):
            count += read
        return count

    in_each(to_its_end)


@app.periodic(cron="*/10 * * * *")
@app.task(name="notices.digest", queueing_lock="notices.digest")
def digest(timestamp: int) -> None:
    """Put down the digests of those whose hour has come."""
    now = timezone.now()
    in_each(lambda committee: actions.digest(committee, now))


@app.periodic(cron="* * * * *")
@app.task(name="notices.deliver", queueing_lock="notices.deliver")
def deliver(timestamp: int) -> None:
    """Settle what was left half done, then send what is due, for most of a minute; the next round goes on."""
    began = timezone.now()

    def send(committee: Any) -> int:
        count = actions.recover(committee, timezone.now())
        while (now := timezone.now()) - began < ROUND and (sent := actions.deliver(committee, now)):
            count += sent
        return count

    in_each(send)
