"""Reading the roster: names for ids, and who somebody is in this committee."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet, Value

from .models import Member, Organ, OrganKind, Seat, SeatOffice, System, Unit, User


def members_on(day: date) -> QuerySet[Member]:
    """Members whose seat covers `day`."""
    return Member.objects.filter(Q(until__isnull=True) | Q(until__gt=day), since__lte=day)


def choices_of(members: QuerySet[Member]) -> list[tuple[int, str, str, str]]:
    """Members as a picker takes them: id, name, sector, and the pinyin to find them by (one query)."""
    return [(one.pk, one.name, one.sector.name, one.spelling) for one in members.select_related("sector").order_by("sort_key", "pk")]


def member_of(user_id: int, day: date) -> Member | None:
    """The seat that a user holds on `day` in the committee we are in."""
    return members_on(day).filter(user_id=user_id).select_related("sector").order_by("-since").first()


def organs(*kinds: OrganKind) -> QuerySet[Organ]:
    """Organs of these kinds that have not been dissolved, in their own order."""
    found = Organ.objects.filter(until__isnull=True)
    return found.filter(kind__in=kinds) if kinds else found


def special_committees() -> QuerySet[Organ]:
    """专门委员会, in their own order."""
    return organs(OrganKind.SPECIAL_COMMITTEE)


def units() -> QuerySet[Unit]:
    """Units that may be handed something, in their own order."""
    return Unit.objects.filter(active=True)


def conveners(*organ_ids: int) -> list[Member]:
    """Members who may speak for these organs: their heads and conveners; one query for all of them, none for none."""
    if not organ_ids:
        return []
    seats = Seat.objects.filter(organ_id__in=organ_ids, until__isnull=True, office__in=[SeatOffice.HEAD, SeatOffice.DEPUTY, SeatOffice.CONVENER])
    return [seat.member for seat in seats.select_related("member")]


def organ_ids_of(member_id: int) -> set[int]:
    """Organs in which a member sits now, the sector included."""
    sitting = set(Seat.objects.filter(member_id=member_id, until__isnull=True).values_list("organ_id", flat=True))
    sector = Member.objects.filter(pk=member_id).values_list("sector_id", flat=True).first()
    return sitting | ({sector} if sector else set())


def names_of_users(ids: Iterable[int | None]) -> dict[int, str]:
    """Names by user id; unknown ids are left out."""
    return dict(User.objects.filter(pk__in={i for i in ids if i}).values_list("pk", "name"))


def member_by_id(member_id: int | None, day: date) -> Member | None:
    """A member seated on `day`, or None."""
    return members_on(day).filter(pk=member_id).first() if member_id else None


def organ_by_id(organ_id: int | None) -> Organ | None:
    """An organ that has not been dissolved, or None."""
    return organs().filter(pk=organ_id).first() if organ_id else None


COLLECTIVE = (OrganKind.PARTY_ORGANISATION, OrganKind.SPECIAL_COMMITTEE, OrganKind.SECTOR, OrganKind.GROUP)


def conveners_for(organ_ids: Iterable[int] | None) -> list[Organ]:
    """Organs that may propose in their own name: those of `organ_ids`, or all of them for staff (全国条例: 党派、团体、专委会、界别、小组)."""
    found = organs(*COLLECTIVE)
    return list(found if organ_ids is None else found.filter(pk__in=list(organ_ids)))


def users_of(member_ids: Iterable[int | None]) -> list[int]:
    """User ids of these members, in the order given; members without an account are left out."""
    ids = [pk for pk in dict.fromkeys(member_ids) if pk]
    known = dict(Member.objects.filter(pk__in=ids, user__isnull=False).values_list("pk", "user_id"))
    return [known[pk] for pk in ids if pk in known]


@dataclass(frozen=True)
class Called:
    """A person or body as found by name: `type` as subjects are named, `note` what they are."""

    type: str
    id: int
    name: str
    note: str


def called(text: str, day: date, limit: int = 8) -> list[Called]:
    """Members seated on `day`, active units and standing organs whose name contains `text`, at most `limit` of each (one query)."""
    columns = ("type", "pk", "name", "note", "more")
    by_name = Q(name__contains=text) | Q(short_name__contains=text)
    members = members_on(day).filter(name__contains=text).order_by("sort_key", "pk")
    bodies = [
        units().filter(by_name | Q(aliases__icontains=text)).annotate(type=Value("people.unit"), note=F("system"), more=Value("")).order_by("position", "name"),
        organs().filter(by_name).annotate(type=Value("people.organ"), note=F("kind"), more=Value("")).order_by("position", "name"),
    ]
    first = members.annotate(type=Value("people.member"), note=F("sector__name"), more=F("employer")).values_list(*columns)[:limit]
    rows = first.union(*(found.values_list(*columns)[:limit] for found in bodies), all=True)
    return [Called(type_, pk, name, _note(type_, note, more)) for type_, pk, name, note, more in rows]


def _note(type_: str, note: str, more: str) -> str:
    if type_ == "people.unit":
        return System(note).label
    return OrganKind(note).label if type_ == "people.organ" else "　".join(filter(None, (note, more)))


def account_of(user_id: int) -> User:
    """Whoever signed in, freshly read."""
    return User.objects.get(pk=user_id)


def account_called(name: str) -> User | None:
    """The user of an account name, or None."""
    return User.objects.filter(account=name).first()
