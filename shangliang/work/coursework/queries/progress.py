"""How far homework has come: counts of the ledger for each member, progress by sector and organ, what is overdue."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from shangliang.commons.figures.crediting import of_members
from shangliang.commons.people.models import Seat
from shangliang.foundation.periods import Period

from ..models import Homework, Piece
from ..rules import Standing, State, share
from .reading import BODIES, countable, sitting

JOINT = ("joint",)


@dataclass(frozen=True)
class Body:
    """A sector or an organ with how many of its members did a homework."""

    id: int
    name: str
    whole: int
    done: int

    @property
    def percent(self) -> int:
        return share(self.done, self.whole)


def counts_now(homework: Homework, *, until: date | None = None) -> dict[int, int]:
    """How often the ledger credits each member for a counted homework, up to a day (default: the end of its year), by member id.

    Nothing where the figure is no longer there: a register that was switched off for good is no reason to fail.
    """
    figure: Any = countable().get(homework.figure)
    if not homework.is_counted or figure is None:
        return {}
    stretch = Period.days(homework.first, until or date(homework.year, 12, 31))
    return of_members(figure.how, stretch, without=JOINT if homework.lead_only else ())


def progress(pieces: Iterable[Piece]) -> tuple[list[Body], list[Body]]:
    """Sectors and organs with how many of their members have done it, the last first; excused ones are left out."""
    counted = [one for one in pieces if one.state != State.EXCUSED]
    by_member = {one.member_id: one for one in counted}
    sectors: dict[tuple[int, str], list[Piece]] = defaultdict(list)
    for one in counted:
        sectors[one.member.sector_id, one.member.sector.name].append(one)
    organs: dict[tuple[int, str], list[Piece]] = defaultdict(list)
    seats = Seat.objects.filter(member_id__in=list(by_member), until__isnull=True, organ__kind__in=BODIES).select_related("organ")
    for seat in seats:
        organs[seat.organ_id, seat.organ.name].append(by_member[seat.member_id])
    return _ranked(sectors), _ranked(organs)


def _ranked(groups: dict[tuple[int, str], list[Piece]]) -> list[Body]:
    made = [Body(pk, name, len(ones), sum(one.state == State.DONE for one in ones)) for (pk, name), ones in groups.items()]
    return sorted(made, key=lambda body: (body.percent, -body.whole, body.name))


def overdue(year: int, day: date) -> list[tuple[Any, list[Piece]]]:
    """Members with what they have not done although its day is over, most first; what waits for review is not theirs any more."""
    late = Piece.objects.filter(
        sitting(day), homework__year=year, homework__state=Standing.OPEN, homework__due_on__lt=day, state__in=[State.OPEN, State.RETURNED]
    ).select_related("homework", "member__sector")
    by: dict[int, list[Piece]] = defaultdict(list)
    for one in late.order_by("homework__due_on", "pk"):
        by[one.member_id].append(one)
    lines = [(ones[0].member, ones) for ones in by.values()]
    return sorted(lines, key=lambda line: (-len(line[1]), line[0].sort_key))
