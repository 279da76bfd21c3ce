"""Whether the organisation has everybody: committee × sector × station, whom it lacks, and where the rules would put them (M08, M11)."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from shangliang.commons.committees.scope import setting
from shangliang.commons.people.models import Member, Organ, OrganKind, Seat
from shangliang.commons.people.queries import members_on, special_committees

from ..models import Link

KIND_OF = {kind.label: kind for kind in OrganKind}


@dataclass(frozen=True)
class Column:
    """One column of the coverage: a member is covered when they sit in a body of any of these kinds."""

    label: str
    kinds: frozenset[OrganKind]


@dataclass(frozen=True)
class Covered:
    """A member with the bodies that have them, column by column."""

    id: int
    number: str
    name: str
    sector_id: int
    sector: str
    bodies: tuple[tuple[str, ...], ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True)
class Wanting:
    """A member no special committee has, and the committee that guides their sector; None where no rule says."""

    member: Member
    organ: Organ | None


@dataclass(frozen=True)
class SectorLine:
    """One sector against all special committees: how many of its members each has, and how many lack something."""

    id: int
    name: str
    total: int
    counts: tuple[int, ...]
    lacking: tuple[int, ...]


def kinds_said(line: str) -> frozenset[OrganKind]:
    """The kinds of body that a line of the setting names; raises ValueError for one that does not exist."""
    names = [name for name in line.replace("，", "、").split("、") if name]
    if unknown := [name for name in names if name not in KIND_OF]:
        raise ValueError(f"没有“{unknown[0]}”这一类机构，可以写{'、'.join(KIND_OF)}")
    return frozenset(KIND_OF[name] for name in names)


def columns() -> list[Column]:
    """The columns that this committee wants everybody to be in."""
    return [Column(line, kinds_said(line)) for line in setting("membership.coverage")]


def coverage(day: date) -> list[Covered]:
    """Every member seated on a day with the bodies they sit in, by column (two queries)."""
    wanted = columns()
    by: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for seat in _places(day, frozenset().union(*(one.kinds for one in wanted))):
        by[seat.member_id][seat.organ.kind].append(str(seat.organ))
    found = []
    for one in members_on(day).select_related("sector").order_by("sort_key", "pk"):
        by[one.pk][OrganKind.SECTOR] = [str(one.sector)]
        bodies = tuple(tuple(name for kind in OrganKind if kind in column.kinds for name in by[one.pk][kind]) for column in wanted)
        gaps = tuple(column.label for column, names in zip(wanted, bodies, strict=True) if not names)
        found.append(Covered(one.pk, one.number, one.name, one.sector_id, one.sector.name, bodies, gaps))
    return found


def matrix(day: date, found: list[Covered]) -> tuple[list[Organ], list[SectorLine]]:
    """Sectors by special committees: how many of each sector each committee has, and how many lack each column."""
    committees, sector_of = list(special_committees()), {one.id: one.sector_id for one in found}
    counts = Counter((sector_of[seat.member_id], seat.organ_id) for seat in _places(day, frozenset({OrganKind.SPECIAL_COMMITTEE})) if seat.member_id in sector_of)
    wanted = columns()
    lines = []
    for sector in Organ.objects.filter(kind=OrganKind.SECTOR, pk__in=set(sector_of.values())):
        own = [one for one in found if one.sector_id == sector.pk]
        lacking = tuple(sum(column.label in one.gaps for one in own) for column in wanted)
        lines.append(SectorLine(sector.pk, sector.name, len(own), tuple(counts[sector.pk, organ.pk] for organ in committees), lacking))
    return committees, lines


def unassigned(day: date) -> list[Wanting]:
    """Members in no special committee, each with the committee that guides their sector; of several the one with fewest people."""
    sitting = {seat.member_id for seat in _places(day, frozenset({OrganKind.SPECIAL_COMMITTEE}))}
    guides = _guides()
    found = members_on(day).exclude(pk__in=sitting).select_related("sector").order_by("sector__position", "sort_key", "pk")
    return [Wanting(one, guides.get(one.sector_id)) for one in found]


def _guides() -> dict[int, Organ]:
    size = Counter(Seat.objects.filter(until__isnull=True, organ__kind=OrganKind.SPECIAL_COMMITTEE).values_list("organ_id", flat=True))
    guides: dict[int, Organ] = {}
    for link in Link.objects.filter(until__isnull=True, sector__isnull=False, organ__until__isnull=True, organ__kind=OrganKind.SPECIAL_COMMITTEE).select_related("organ"):
        assert link.sector_id is not None
        if link.sector_id not in guides or size[link.organ_id] < size[guides[link.sector_id].pk]:
            guides[link.sector_id] = link.organ
    return guides


def _places(day: date, kinds: frozenset[OrganKind]) -> list[Seat]:
    seats = Seat.objects.filter(Q(until__isnull=True) | Q(until__gt=day), since__lte=day, organ__kind__in=list(kinds))
    return list(seats.select_related("organ").order_by("organ__position", "organ__name"))
