"""Every minute, in every committee: tell people what happened."""

from django.utils import timezone
from procrastinate.contrib.django import app

from shangliang.commons.committees.scope import all_committees

from . import actions


@app.periodic(cron="* * * * *")
@app.task(name="notices.follow", queueing_lock="notices.follow")
def follow(timestamp: int) -> None:
    """Follow each ledger to its end, or until somebody else is at it."""
    now = timezone.now()
    for committee in all_committees():
        while actions.follow(committee, now):
            pass
