"""Promises in plain words: the rows of their lists, the state of one, what may be done with it, its history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from shangliang.commons.access import UNIT, Role, Viewer, may
from shangliang.commons.ui.wording import day as said_day

from ..rules import PROMISE, PromiseState
from .lines import named
from .telling import told

MARKS = {PromiseState.OPEN: "doing", PromiseState.REPORTED: "checking", PromiseState.KEPT: "closed", PromiseState.DROPPED: "withdrawn"}


@dataclass(frozen=True)
class Row:
    """One promise in a list: `left` days (negative: late) while it is owed, None once it is settled or waits for a word."""

    id: int
    name: str
    matter: str
    ask: str
    text: str
    unit: str
    left: int | None
    due: date
    mark: str
    state: str
    note: str
    moved: str


def promised(one: Any, today: date) -> Row:
    """A promise as lists and pages show it."""
    state = PromiseState(one.state)
    late = state is PromiseState.OPEN and one.due_on < today
    moved = f"原定 {said_day(one.first_due_on)}，调整过 {one.moves} 次" if one.moves else ""
    return Row(
        id=one.pk, name=named(one.assignment.matter), matter=one.assignment.matter.label, ask=one.ask, text=one.text, unit=str(one.assignment.unit),
        left=(one.due_on - today).days if state is PromiseState.OPEN else None, due=one.due_on, mark="over" if late else MARKS[state],
        state="已超期" if late else state.label, note=_note(one, state, today), moved=moved,
    )


def _note(one: Any, state: PromiseState, today: date) -> str:
    """A word on how it stands."""
    if state is PromiseState.REPORTED:
        return f"{said_day(timezone.localdate(one.reported_at))}报告兑现，等核实"
    if state is PromiseState.KEPT:
        return f"{said_day(timezone.localdate(one.settled_at))}由{one.settled_by}核实"
    if state is PromiseState.DROPPED:
        return one.remark
    if one.refusals:
        return f"核实过 {one.refusals} 次没有通过：{one.remark}"
    return ""


@dataclass(frozen=True)
class Way:
    """One thing a viewer can do with a promise, or why not now."""

    step: str
    verb: str
    why: str = ""


VERBS = {
    "report": ("报告已兑现", "handling.report_promise"), "verify": ("核实已兑现", "handling.verify_promise"), "refuse": ("还没有做到", "handling.verify_promise"),
    "move": ("调整时间", "handling.move_promise"), "drop": ("不再兑现", "handling.drop_promise"), "remind": ("催办", "handling.remind_promise"),
}  # fmt: skip


def ways(viewer: Viewer, one: Any) -> list[Way]:
    """What a viewer may do with a promise now; what is never theirs, or lies behind it, is left out."""
    state, found = PromiseState(one.state), []
    for step, (verb, code) in VERBS.items():
        if not may(viewer, code, one) or state in {PromiseState.KEPT, PromiseState.DROPPED}:
            continue
        if step == "remind":
            found += [Way(step, verb)] if state is PromiseState.OPEN else []
        elif PROMISE.why_not(step, state, one) is None:
            found.append(Way(step, verb))
    # A proposer answers what was reported; before that there is nothing for them to do.
    return [way for way in found if viewer.role != Role.MEMBER or state is PromiseState.REPORTED]


def promise_trace(history: Iterable[Any]) -> list[dict[str, Any]]:
    """What happened to a promise, latest first, as the kit's `trace` takes it."""
    tones = {"handling.promise_kept": "is-done", "handling.promise_refused": "is-over", "handling.promise_reminded": "is-over", "handling.promise_dropped": "is-over"}
    return [{"at": fact.happened_at, "who": fact.actor_label, "what": told(fact.kind, fact.data), "tone": tones.get(fact.kind, "")} for fact in history]


def unit_side(viewer: Viewer) -> bool:
    """Whether a viewer looks from the side of those who promised."""
    return viewer.role in UNIT
