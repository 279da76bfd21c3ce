"""Which organs members sit in: for rankings by organ, and for seeing whom no organ has."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from shangliang.commons.people.models import Organ, OrganKind, Seat
from shangliang.commons.people.queries import members_on
from shangliang.commons.people.queries import organs as standing_organs

SORTS = (OrganKind.SPECIAL_COMMITTEE, OrganKind.GROUP, OrganKind.STATION)


def seats_in(start: date, end: date, kinds: Sequence[OrganKind] = SORTS) -> dict[int, set[int]]:
    """Members by organ id, of those who sat in it at any time in a stretch (half-open)."""
    seats = Seat.objects.filter(Q(until__isnull=True) | Q(until__gt=start), since__lt=end, organ__kind__in=list(kinds))
    found: dict[int, set[int]] = defaultdict(set)
    for organ, member in seats.values_list("organ_id", "member_id"):
        found[organ].add(member)
    return found


def named(ids: Sequence[int]) -> dict[int, Organ]:
    """Organs by id."""
    return Organ.objects.in_bulk(list(ids))


def sectors() -> list[tuple[int, str]]:
    """Sectors for a choice."""
    return [(organ.pk, str(organ)) for organ in standing_organs(OrganKind.SECTOR)]


def bodies() -> list[tuple[int, str]]:
    """Special committees, groups and stations for a choice."""
    return [(organ.pk, str(organ)) for organ in standing_organs(*SORTS)]


@dataclass(frozen=True)
class Covered:
    """A member with the organs that have them: special committee, sector and station or group (domain M08, M11)."""

    id: int
    name: str
    sector: str
    committees: tuple[str, ...]
    stations: tuple[str, ...]

    @property
    def gaps(self) -> list[str]:
        return [what for what, have in (("专委会", self.committees), ("界别", self.sector), ("工作站或小组", self.stations)) if not have]


def coverage(day: date) -> list[Covered]:
    """Every member seated on a day with the organs they sit in (two queries)."""
    members = members_on(day).select_related("sector").order_by("sort_key", "pk")
    seats = Seat.objects.filter(Q(until__isnull=True) | Q(until__gt=day), since__lte=day, organ__kind__in=list(SORTS)).select_related("organ")
    by: dict[int, dict[bool, list[str]]] = defaultdict(lambda: {True: [], False: []})
    for seat in seats:
        by[seat.member_id][seat.organ.kind == OrganKind.SPECIAL_COMMITTEE].append(str(seat.organ))
    return [Covered(m.pk, m.name, str(m.sector) if m.sector_id else "", tuple(by[m.pk][True]), tuple(by[m.pk][False])) for m in members]
