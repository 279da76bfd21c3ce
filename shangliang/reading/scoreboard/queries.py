"""The scoreboard of a session: every unit's figures from the ledger, promises, open cases and evaluation, as one line each."""

from datetime import date
from typing import Any

from shangliang.commons.committees.models import Session
from shangliang.commons.committees.scope import here, setting
from shangliang.commons.figures.declared import SORT, all_figures
from shangliang.commons.figures.recording import records
from shangliang.commons.figures.splitting import splits
from shangliang.commons.figures.statements import Narrow
from shangliang.commons.people.models import System, Unit
from shangliang.foundation.errors import NotFound
from shangliang.foundation.periods import Period
from shangliang.practices.handling.queries.by_unit import overdue_numbers, overdue_parts
from shangliang.practices.polls import queries as polls

from .rules import KIND, MEASURES, Line, Share, placed, score

COUNTS = {"parts": "handling.parts", "replies": "handling.replies", "returned": "handling.returns_asked", "redone": "handling.reopened"}
OPENS = {**COUNTS, **{one.code: one.figure for one in MEASURES if one.figure}}
OURS = ((SORT, KIND),)
SHOWN = 100


def session_of(pk: int | None, today: date) -> Session:
    """The session asked for, else the present one; raises NotFound."""
    found = next((one for one in here().sessions if one.pk == pk), None) if pk else here().session_on(today)
    if found is None:
        raise NotFound()
    return found


def period_of(session: Session) -> Period[date]:
    """A session's year: until the next one accepts proposals."""
    later = [one.accepts_from for one in here().sessions if one.accepts_from > session.accepts_from]
    return Period(session.accepts_from, min(later, default=None), f"{session.short}年度")


def board(session: Session, today: date) -> list[Line]:
    """All units that had anything to do in a session's year, ranked."""
    period = period_of(session).as_of(today)
    parts = splits(list(OPENS.values()), "unit", period, only=Narrow(parts=OURS))
    numbers = {code: {int(part.key): part.value for part in parts[figure]} for code, figure in OPENS.items()}
    overdue = overdue_numbers(KIND, period, today)
    judged = polls.unit_scores(f"session:{session.pk}")
    units = Unit.objects.in_bulk(sorted({pk for by_unit in (*numbers.values(), overdue, judged) for pk in by_unit}))
    weights = {one.code: setting(f"scoreboard.weight.{one.code}") for one in MEASURES}
    costs = (setting("scoreboard.cost.overdue"), setting("scoreboard.cost.redone"))
    lines = []
    for pk, unit in units.items():
        shares = {one.code: _share(numbers[one.code].get(pk)) for one in MEASURES if one.figure}
        shares["evaluation"] = Share(judged[pk][0]) if pk in judged else Share()
        counts = {code: int(getattr(numbers[code].get(pk), "number", 0) or 0) for code in COUNTS}
        late = overdue.get(pk, 0)
        total, missing = score(shares, weights, late * costs[0] + counts["redone"] * costs[1])
        lines.append(Line(unit_id=pk, name=unit.name, system=System(unit.system).label, shares=shares, overdue=late, score=total, missing=missing, **counts))
    return placed(lines, setting("scoreboard.least"))


def _share(value: Any) -> Share:
    if value is None or value.number is None:
        return Share()
    return Share(round(float(value.number), 1), int(value.top), int(value.bottom))


def line_of(session: Session, unit_id: int, today: date) -> tuple[Line, int]:
    """A unit's line, and how many units are ranked; raises NotFound for a unit that had nothing to do."""
    lines = board(session, today)
    found = next((one for one in lines if one.unit_id == unit_id), None)
    if found is None:
        raise NotFound("这个单位这一年没有承办件，没有成绩单。")
    return found, sum(one.place is not None for one in lines)


def judged_in(session: Session, unit_id: int) -> list[Any]:
    """The closed polls' results of a unit about a session."""
    return polls.unit_scores(f"session:{session.pk}").get(unit_id, (0.0, []))[1]


def owed(session: Session, unit_id: int, today: date) -> list[Any]:
    """The parts behind a unit's number of late ones."""
    return overdue_parts(KIND, period_of(session).as_of(today), today, unit_id)


def behind(session: Session, unit_id: int, code: str, today: date) -> tuple[str, list[Any], int]:
    """The records behind one number of a unit: what it is called, the facts (latest first, `SHOWN` at most), how many in all."""
    if code not in OPENS:
        raise NotFound()
    figure = all_figures()[OPENS[code]]
    found = records(figure.code, period_of(session).as_of(today), only=Narrow(unit=unit_id, parts=OURS), limit=SHOWN)
    return figure.label, found.rows, found.total
