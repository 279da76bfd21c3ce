"""Publishing for committees with very many members, off the page."""

from datetime import datetime
from typing import Any
from uuid import UUID

from procrastinate.contrib.django import app

from shangliang.commons.access import Role, Viewer
from shangliang.commons.committees.scope import all_committees, within
from shangliang.commons.ledger.acts import Act

from . import actions


@app.task(name="duty.publish", queueing_lock="duty.publish")
def publish(viewer: dict[str, Any], at: str, uid: str, year: int, note: str) -> None:
    """Publish a score year in the committee it was asked in."""
    who = Viewer(**(viewer | {"role": Role(viewer["role"])}))
    for committee in all_committees():
        if committee.pk == who.committee_id:
            with within(committee):
                actions.publish(Act(viewer=who, at=datetime.fromisoformat(at), channel="job", uid=UUID(uid)), None, year=year, note=note)
