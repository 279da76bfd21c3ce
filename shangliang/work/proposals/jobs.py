"""The daily round of publicity: those who review are reminded once before the day, once when it has passed.

Each reminder carries an act number made from proposal, due day and mark, so that running twice, or two at once, sends once.
"""

import logging
import uuid
from datetime import datetime
from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from shangliang.commons.access import Role, Viewer
from shangliang.commons.committees.scope import in_each, setting
from shangliang.commons.ledger.acts import Act
from shangliang.foundation.errors import Refused

from . import actions, queries

log = logging.getLogger(__name__)
NAMESPACE = uuid.UUID("0b7c1f1e-61d5-4c0e-9a5e-3f1f0f6f2a77")
CHUNK = 300


@app.periodic(cron="35 23 * * *")  # 07:35 in China: the queue counts in UTC
@app.task(name="proposals.disclosures", queueing_lock="proposals.disclosures")
def disclosures(timestamp: int) -> None:
    """Remind in every committee of what is due to go public, as of the moment the round was due."""
    remind_disclosures(datetime.fromtimestamp(timestamp, timezone.get_default_timezone()))


def remind_disclosures(moment: datetime) -> int:
    """Remind the reviewers of every committee, in steps of CHUNK. Gives how many reminders were sent."""

    def one(committee: Any) -> int:
        count = last = 0
        while waiting := queries.open_disclosures(last, CHUNK, moment):
            last = waiting[-1].pk
            count += _remind(committee.pk, moment, waiting)
        return count

    return in_each(one)


def _remind(committee_id: int, moment: datetime, waiting: list[Any]) -> int:
    today, warn = timezone.localdate(moment), setting("proposals.open.warn")
    owed = [one for one in (queries.one_owed(proposal, today) for proposal in waiting) if one.days_left is not None and one.days_left <= warn]
    acts = {one.proposal.pk: _act(committee_id, moment, one.proposal.pk, one.due_on, "late" if one.days_left < 0 else "soon") for one in owed}
    sent = queries.reminders_sent([act.uid for act in acts.values()])
    count = 0
    for one in owed:
        act = acts[one.proposal.pk]
        if act.uid in sent:
            continue
        try:
            actions.remind_disclosure(act, one.proposal, due_on=one.due_on, days_left=one.days_left)
            count += 1
        except Refused as refused:  # another run was quicker
            log.info("reminder of %s left out: %s", one.proposal.pk, refused.code)
    return count


def _act(committee_id: int, moment: datetime, *about: Any) -> Act:
    uid = uuid.uuid5(NAMESPACE, ":".join(str(part) for part in (committee_id, *about)))
    return Act(viewer=Viewer(None, "自动提醒", committee_id, Role.PLATFORM), at=moment, channel="job", uid=uid)
