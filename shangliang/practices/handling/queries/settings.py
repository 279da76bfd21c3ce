"""What a committee decided for one kind of handling: its clocks and dictionaries (`<kind>.handling.*`)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from shangliang.commons.committees.preferences import PREFERENCES
from shangliang.commons.committees.scope import here, setting
from shangliang.foundation.clocks import due

from ..kinds import kinds
from ..rules import Role
from ..rules.marks import CHASED


@dataclass(frozen=True)
class Clocks:
    """The days by which a unit must sign in, may ask return, and must be done."""

    sign_until: date
    return_until: date
    due_on: date


def says(kind: str, name: str) -> Any:
    """The committee's value of one setting of a kind of handling."""
    return setting(f"{kind}.handling.{name}")


def clocks(kind: str, role: Role, day: date, *, length: str = "lead", due_on: date | None = None) -> Clocks:
    """The clocks of a part handed over on `day`; `length` names the span of answering parts: lead, between or redo.

    A `due_on` fixed by the office holds for answering parts; assisting ones have their own span, but never a later day.
    """
    calendar = here().calendar
    if role is Role.ASSIST:
        ends = due(day, says(kind, "assist"), calendar)
        ends = min(ends, due_on) if due_on else ends
    else:
        ends = due_on or due(day, says(kind, length), calendar)
    return Clocks(due(day, says(kind, "sign_days"), calendar), due(day, says(kind, "return_days"), calendar), ends)


def latest(kind: str, handed_on: date, due_on: date) -> date:
    """The last day an extension may reach: so long beyond the present due day, and never beyond the absolute limit."""
    calendar = here().calendar
    return min(due(due_on, says(kind, "extend_max"), calendar), max(due(handed_on, says(kind, "limit"), calendar), due_on))


def classes_of(kind: str) -> dict[str, dict[str, Any]]:
    """The committee's classes of reply by code, in its order."""
    return {row["code"]: row for row in says(kind, "classes")}


def warn_days(kind: str) -> list[int]:
    """How many days before the due day reminders go out."""
    return [int(days) for days in says(kind, "warn")]


def rating_days(kind: str) -> tuple[list[int], list[int]]:
    """How many days before, and how many after, the last day of rating those who have not rated are reminded."""
    return [int(days) for days in says(kind, "rate_warn")], [int(days) for days in says(kind, "rate_chase")]


def rating_window(day: date) -> tuple[date, date]:
    """The last days of rating of which anybody may be reminded on `day`, from and to, whatever the kind."""
    marks = [rating_days(kind) for kind in kinds.names()]
    before, after = (max((mark for kind in marks for mark in kind[which]), default=0) for which in (0, 1))
    return day - timedelta(days=after + CHASED), day + timedelta(days=before)


def last_warned(day: date) -> date:
    """The last due day of which anybody is reminded on `day`, whatever the kind: what is due later need not be read."""
    return day + timedelta(days=max((mark for kind in kinds.names() for mark in warn_days(kind)), default=0))


def requirements(kind: str) -> list[str]:
    """What the committee asks of units (办理要求), one item each; empty where the kind has no such setting (`<kind>.requirements`)."""
    key = f"{kind}.requirements"
    if key not in PREFERENCES:
        return []
    return [item.strip() for item in setting(key).replace("\n", "；").split("；") if item.strip(" 。")]
