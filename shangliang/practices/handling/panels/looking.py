"""Look-backs in plain words: their rows, one matter in one, what may be done with it, the report of the result."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from shangliang.commons.access import Role, Viewer, may
from shangliang.commons.ui.wording import day as said_day

from ..rules.again import RECHECK, Finding, FollowUp, LookBackState, RecheckState
from .lines import named

MARKS = {RecheckState.ASKED: "doing", RecheckState.REPORTED: "checking", RecheckState.FOUND: "returned", RecheckState.SETTLED: "closed"}
TONES = {Finding.DONE: "is-done", Finding.PARTLY: "is-soon", Finding.NOT: "is-over", Finding.SLIPPED: "is-over"}


@dataclass(frozen=True)
class RecheckRow:
    """One matter in a look-back: `left` days while its unit owes a word (negative: late), else None."""

    id: int
    name: str
    label: str
    unit: str
    grade: str
    left: int | None
    due: date
    mark: str
    state: str
    finding: str
    tone: str
    note: str
    look_back: str
    asked: date


def rechecked(one: Any, today: date) -> RecheckRow:
    """A re-check as lists and pages show it."""
    state, part = RecheckState(one.state), one.part
    owed = state is RecheckState.ASKED and one.look_back.state == LookBackState.OPEN
    late = owed and one.due_on < today
    finding = Finding(one.finding) if one.finding else None
    return RecheckRow(
        id=one.pk, name=named(part.matter), label=part.matter.label, unit=part.unit.short_name or part.unit.name, grade=part.reply.grade if hasattr(part, "reply") else "",
        left=(one.due_on - today).days if owed else None, due=one.due_on, mark="over" if late else MARKS[state], state="没有按时说明" if late else state.label,
        finding=finding.label if finding else "", tone=TONES[finding] if finding else "", note=_note(one, state), look_back=one.look_back.name,
        asked=timezone.localdate(one.asked_at),
    )  # fmt: skip


def _note(one: Any, state: RecheckState) -> str:
    """A word on how it stands."""
    if state is RecheckState.REPORTED:
        return f"{said_day(timezone.localdate(one.reported_at))}说明，等核实"
    said = [f"{one.found_by}核实"] if one.found_by else []
    if one.follow_up:
        said.append(FollowUp(one.follow_up).label)
    return "，".join(said)


def recheck_ways(viewer: Viewer, one: Any) -> list[str]:
    """What a viewer may do with a re-check now: report, find, follow_up, remind."""
    if one.look_back.state == LookBackState.CONCLUDED:
        return []
    looks = "find" if viewer.role == Role.MEMBER else "find_on_site"
    steps = {"report": ("handling.report_recheck", "report"), "follow_up": ("handling.follow_up_recheck", "follow_up"), "find": ("handling.find_recheck", looks)}
    found = [name for name, (code, step) in steps.items() if may(viewer, code, one) and RECHECK.why_not(step, one.state, one) is None]
    if one.state == RecheckState.ASKED and may(viewer, "handling.remind_recheck", one):
        found.append("remind")
    return found


@dataclass(frozen=True)
class Result:
    """What a look-back found: 落实率 is what was found done of what was looked at (件)."""

    picked: int
    looked: int
    done: int
    partly: int
    not_done: int
    slipped: int

    @property
    def rate(self) -> str:
        return f"{100 * self.done / self.looked:.1f}%" if self.looked else "—"


def result_of(standing: dict[str, int]) -> Result:
    """The figures of a look-back from `queries.standing_of`."""
    done, partly, nothing, slipped = (standing[one.value] for one in (Finding.DONE, Finding.PARTLY, Finding.NOT, Finding.SLIPPED))
    return Result(standing["all"], done + partly + nothing + slipped, done, partly, nothing, slipped)
