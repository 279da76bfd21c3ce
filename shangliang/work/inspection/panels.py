"""A unit in a check, in plain words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from .queries import Work
from .rules import State

MARKS = {State.LISTED: "waiting", State.MENDING: "doing", State.REPORTED: "checking", State.SETTLED: "closed"}


@dataclass(frozen=True)
class Line:
    """One unit of a check in a list."""

    unit: str
    href: str
    check: str
    mark: str
    state: str
    open: int
    late: int
    replied: int
    day: date | None
    result: str
    to_mend: str
    mend_by: date | None
    left: int | None
    report: str
    verdict: str


def line(one: Any, work: Work, today: date) -> Line:
    """A unit's line with how it handles proposals now; `left` is days to the day by which it mends, None where no clock runs."""
    left = (one.mend_by - today).days if one.state == State.MENDING and one.mend_by else None
    mark = "over" if left is not None and left < 0 else MARKS[State(one.state)]
    return Line(
        unit=str(one.unit), href=reverse("inspection:line", args=[one.pk]), check=str(one.check_round), mark=mark, state=State(one.state).label, open=work.open, late=work.late,
        replied=work.replied, day=one.day, result=one.result, to_mend=one.to_mend, mend_by=one.mend_by, left=left, report=one.report, verdict=one.verdict,
    )
