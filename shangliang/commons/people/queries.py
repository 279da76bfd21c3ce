"""Reading the roster: names for ids, and who somebody is in this committee."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from .models import Member, Organ, OrganKind, Seat, SeatOffice, Unit, User


def members_on(day: date) -> QuerySet[Member]:
    """Members whose seat covers `day`."""
    return Member.objects.filter(Q(until__isnull=True) | Q(until__gt=day), since__lte=day)


def member_of(user_id: int, day: date) -> Member | None:
    """The seat that a user holds on `day` in the committee we are in."""
    return members_on(day).filter(user_id=user_id).select_related("sector").order_by("-since").first()


def organs(*kinds: OrganKind) -> QuerySet[Organ]:
    """Organs of these kinds that have not been dissolved, in their own order."""
    found = Organ.objects.filter(until__isnull=True)
    return found.filter(kind__in=kinds) if kinds else found


def units() -> QuerySet[Unit]:
    """Units that may be handed something, in their own order."""
    return Unit.objects.filter(active=True)


def conveners(organ_id: int) -> list[Member]:
    """Members who may speak for an organ: its heads and conveners."""
    seats = Seat.objects.filter(organ_id=organ_id, until__isnull=True, office__in=[SeatOffice.HEAD, SeatOffice.DEPUTY, SeatOffice.CONVENER])
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


def members_named(text: str, day: date, limit: int = 20) -> list[Member]:
    """Members seated on `day` whose name contains `text`, by name."""
    return list(members_on(day).filter(name__contains=text).select_related("sector").order_by("sort_key", "pk")[:limit])


def units_named(text: str, limit: int = 20) -> list[Unit]:
    """Active units whose name, short name or one of whose other names contains `text`."""
    return list(units().filter(Q(name__contains=text) | Q(short_name__contains=text) | Q(aliases__icontains=text))[:limit])


def organs_named(text: str, limit: int = 20) -> list[Organ]:
    """Organs that have not been dissolved whose name contains `text`."""
    return list(organs().filter(Q(name__contains=text) | Q(short_name__contains=text))[:limit])


def account_of(user_id: int) -> User:
    """Whoever signed in, freshly read."""
    return User.objects.get(pk=user_id)


def account_called(name: str) -> User | None:
    """The user of an account name, or None."""
    return User.objects.filter(account=name).first()
