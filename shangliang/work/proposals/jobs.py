"""The daily round of publicity: those who review are reminded once before the day, once when it has passed.

Each reminder carries an act number made from proposal, due day and mark, so that running twice, or two at once, sends once.
"""

from datetime import datetime
from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from shangliang.commons.committees.scope import in_each, setting
from shangliang.commons.ledger.clockwork import Clockwork, attempt, done_already

from . import actions, queries

CLOCK = Clockwork("0b7c1f1e-61d5-4c0e-9a5e-3f1f0f6f2a77")
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
    acts = {one.proposal.pk: CLOCK.act(committee_id, moment, one.proposal.pk, one.due_on, "late" if one.days_left < 0 else "soon") for one in owed}
    sent = done_already("proposals.disclosure_due", acts.values())
    waiting = [one for one in owed if acts[one.proposal.pk].uid not in sent]
    return sum(attempt(actions.remind_disclosure, acts[one.proposal.pk], one.proposal, due_on=one.due_on, days_left=one.days_left) for one in waiting)
