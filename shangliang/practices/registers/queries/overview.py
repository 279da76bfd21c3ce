"""All registers at a glance: by area, with how much was entered in a year."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q

from shangliang.commons.access import Viewer

from ..access import Known, known_registers, may_record, visible_to
from ..rules import Standing, State


@dataclass(frozen=True)
class Line:
    """One register on the overview: how many entries of the year count, how many wait, and the latest day."""

    register: Known
    count: int
    waiting: int
    latest: date | None
    may_enter: bool


def counts_of(viewer: Viewer, first: date, last: date) -> dict[str, tuple[int, int, date | None]]:
    """By code of a register: entries that count in a stretch of days, those that wait, the latest day (one query)."""
    that_count = Q(state__in=[State.RECORDED, State.ENDED])
    rows = visible_to(viewer).values("register").annotate(
        n=Count("pk", filter=that_count & Q(day__gte=first, day__lte=last)), waiting=Count("pk", filter=Q(state=State.WAITING)), latest=Max("day", filter=that_count),
    ).order_by()
    return {row["register"]: (row["n"], row["waiting"], row["latest"]) for row in rows}


def areas(viewer: Viewer, first: date, last: date, text: str = "") -> dict[str, list[Line]]:
    """The registers by area, narrowed to those that a text names; those switched off only while they hold something."""
    counts, found = counts_of(viewer, first, last), dict[str, list[Line]]()
    for register in known_registers().values():
        count, waiting, latest = counts.get(register.code, (0, 0, None))
        if register.state is Standing.OFF and latest is None or not _names(register, text):
            continue
        may = register.state is Standing.ON and bool(may_record(viewer, register))
        found.setdefault(register.declared.area, []).append(Line(register, count, waiting, latest, may))
    return found


def _names(register: Known, text: str) -> bool:
    one = register.declared
    said = " ".join([one.label, one.area, one.about, *(field.label for field in one.fields), *(figure.label for figure in one.figures)])
    return all(word in said for word in text.split())
