"""Polls whose time is over are closed and counted."""

import logging
import uuid
from datetime import datetime
from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from shangliang.commons.access import Role, Viewer
from shangliang.commons.committees.scope import in_each
from shangliang.commons.ledger.acts import Act
from shangliang.foundation.errors import Refused

from . import actions, queries

log = logging.getLogger(__name__)
NAMESPACE = uuid.UUID("b2f9d9a6-3f40-4d0e-8f9e-3a7c0c2c9a90")


@app.periodic(cron="*/10 * * * *")
@app.task(name="polls.close_due", queueing_lock="polls.close_due")
def close_due(timestamp: int) -> None:
    """Close in every committee what was due by then."""
    close_all(datetime.fromtimestamp(timestamp, timezone.get_default_timezone()))


def close_all(moment: datetime) -> int:
    """Close every poll whose time is over. Gives how many; running twice, or two at once, closes each once."""

    def one(committee: Any) -> int:
        count = last = 0
        while due := queries.overdue(moment, after=last):
            last = due[-1].pk
            count += sum(_close(committee.pk, moment, poll) for poll in due)
        return count

    return in_each(one)


def _close(committee_id: int, moment: datetime, poll: Any) -> int:
    viewer = Viewer(None, "自动截止", committee_id, Role.PLATFORM)
    try:
        actions.close(Act(viewer=viewer, at=moment, channel="job", uid=uuid.uuid5(NAMESPACE, f"{committee_id}:{poll.pk}")), poll, by_hand=False)
    except Refused as refused:
        log.info("poll %s left out: %s", poll.pk, refused.code)
        return 0
    return 1
