"""Key proposals in plain words."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from ..rules import Duty, KeyState, State, Weight

MARKS = {KeyState.NOMINATED: "waiting", KeyState.CHOSEN: "doing", KeyState.CONCLUDED: "closed", KeyState.DROPPED: "withdrawn"}


@dataclass(frozen=True)
class KeyRow:
    """One key proposal in a list."""

    number: str
    title: str
    href: str
    page: str
    level: str
    decision: str
    leads: str
    oversees: str
    organ: str
    unit: str
    events: int
    last: str
    mark: str
    state: str
    stage: str
    result: str
    weight: str


def key_row(key: Any) -> KeyRow:
    """A key proposal as lists and exports show it."""
    proposal, leaders, events = key.proposal, list(key.leaders.all()), list(key.events.all())

    def named(duty: Duty) -> str:
        return "、".join(f"{one.post}{one.name}" if one.post else one.name for one in leaders if one.duty == duty)

    latest = events[0] if events else None
    return KeyRow(
        number=proposal.number or proposal.serial, title=proposal.title, href=reverse("proposals:key", args=[proposal.pk]), page=reverse("proposals:detail", args=[proposal.pk]),
        level=key.level, decision=key.decision, leads=named(Duty.LEADS), oversees=named(Duty.OVERSEES), organ=str(key.organ or ""),
        unit=str(proposal.lead_unit or ""), events=len(events), last=f"{latest.day:%-m 月 %-d 日}{latest.form}" if latest else "", mark=MARKS[KeyState(key.state)],
        state=KeyState(key.state).label, stage=State(proposal.state).label, result=key.result, weight=Weight(key.weight).label,
    )
