"""Which organs members sit in: for rankings by organ."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from shangliang.commons.people.models import Organ, OrganKind, Seat
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
