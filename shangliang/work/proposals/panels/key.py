"""Key proposals in plain words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from shangliang.commons.ui.wording import day as said_day

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
    node: str
    left: int | None


def by_hand(key: Any) -> list[Any]:
    """The nodes still to be done that can be put down by hand: all but the last, which concluding does."""
    nodes = list(key.nodes.all())
    return [one for one in nodes[:-1] if one.done_on is None] if key.state == KeyState.CHOSEN else []


def node_steps(key: Any, today: date) -> list[dict[str, str]]:
    """The nodes of a key proposal as the stepper shows them; what is late says so."""
    said, now = [], True
    for one in key.nodes.all():
        if one.done_on:
            late = (one.done_on - one.due_on).days
            said.append({"label": one.label, "when": said_day(one.done_on), "note": f"晚 {late} 天" if late > 0 else "", "state": "done"})
            continue
        left = (one.due_on - today).days
        over = key.state == KeyState.CHOSEN and left < 0
        said.append({"label": one.label, "when": f"{said_day(one.due_on)}前", "note": f"超 {-left} 天" if over else "", "state": "now" if now and key.state == KeyState.CHOSEN else ""})
        now = False
    return said


def key_row(key: Any, today: date | None = None) -> KeyRow:
    """A key proposal as lists and exports show it; with `today` the next node and the days to it."""
    proposal, leaders, events = key.proposal, list(key.leaders.all()), list(key.events.all())

    def named(duty: Duty) -> str:
        return "、".join(f"{one.post}{one.name}" if one.post else one.name for one in leaders if one.duty == duty)

    latest = events[0] if events else None
    coming = next((one for one in key.nodes.all() if one.done_on is None), None) if key.state == KeyState.CHOSEN else None
    return KeyRow(
        number=proposal.number or proposal.serial, title=proposal.title, href=reverse("proposals:key", args=[proposal.pk]), page=reverse("proposals:detail", args=[proposal.pk]),
        level=key.level, decision=key.decision, leads=named(Duty.LEADS), oversees=named(Duty.OVERSEES), organ=str(key.organ or ""),
        unit=str(proposal.lead_unit or ""), events=len(events), last=f"{latest.day:%-m 月 %-d 日}{latest.form}" if latest else "", mark=MARKS[KeyState(key.state)],
        state=KeyState(key.state).label, stage=State(proposal.state).label, result=key.result, weight=Weight(key.weight).label,
        node=coming.label if coming else "", left=(coming.due_on - today).days if coming and today else None,
    )
