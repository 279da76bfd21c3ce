"""Every minute, in every committee: tell people what happened."""

from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from shangliang.commons.committees.scope import in_each

from . import actions


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
