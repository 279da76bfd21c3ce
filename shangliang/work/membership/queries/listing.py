"""The rows of the lists that are taken away, in the columns in which they can be read in again."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch

from shangliang.commons.access import UNIT, Role
from shangliang.commons.access.models import Post
from shangliang.commons.people.models import Member, Organ, OrganKind, Seat, SeatOffice, Unit
from shangliang.foundation import masks

from ..intake import Kind

NAMED = {"special": OrganKind.SPECIAL_COMMITTEE, "group": OrganKind.GROUP}


def rows_of(kind: Kind, term_id: int | None, *, phones: bool) -> Iterator[dict[str, Any]]:
    """The rows of one kind: members and bodies of a term, units, posts; phones and mail masked unless `phones`."""
    match kind:
        case Kind.MEMBERS:
            return _members(term_id, phones)
        case Kind.ORGANS:
            return _organs(term_id)
        case Kind.UNITS:
            return _units()
        case Kind.POSTS:
            return _posts(phones)


def _members(term_id: int | None, phones: bool) -> Iterator[dict[str, Any]]:
    places = Seat.objects.filter(until__isnull=True, organ__kind__in=NAMED.values()).select_related("organ")
    found = Member.objects.filter(term_id=term_id, until__isnull=True).select_related("sector")
    plain = ("number", "name", "ethnicity", "native_place", "born_on", "affiliation", "education", "employer", "job", "rank", "office", "standing", "since")
    for member in found.prefetch_related(Prefetch("seats", queryset=places, to_attr="places")).order_by("sort_key", "pk"):
        row = {key: getattr(member, key) for key in plain}
        row |= {"gender": member.get_gender_display(), "sector": member.sector.name}
        row |= {key: [place.organ.name for place in member.places if place.organ.kind == kind] for key, kind in NAMED.items()}
        row["phone"] = _phone(member.phone, phones)
        row["mail"] = member.mail if phones else masks.mail(member.mail) if member.mail else ""
        yield row


def _organs(term_id: int | None) -> Iterator[dict[str, Any]]:
    places = Seat.objects.filter(until__isnull=True, member__term_id=term_id).select_related("member").order_by("member__sort_key")
    for organ in Organ.objects.filter(until__isnull=True).prefetch_related(Prefetch("seats", queryset=places, to_attr="places")):
        own = {"kind": OrganKind(organ.kind).label, "organ": organ.name, "short_name": organ.short_name, "position": organ.position, "founded": organ.since}
        yield from (
            {**own, "name": place.member.name, "number": place.member.number, "office": SeatOffice(place.office).label, "since": place.since}
            for place in organ.places
        )
        if not organ.places:
            yield own


def _units() -> Iterator[dict[str, Any]]:
    for unit in Unit.objects.order_by("system", "position", "name"):
        keys = ("short_name", "duties", "aliases", "letter_code", "contact", "phone", "position", "active")
        yield {"unit": unit.name, "system": unit.get_system_display()} | {key: getattr(unit, key) for key in keys}


def _posts(phones: bool) -> Iterator[dict[str, Any]]:
    found = Post.objects.filter(until__isnull=True).exclude(role__in=[Role.MEMBER, Role.PLATFORM]).select_related("user", "unit")
    for post in found.order_by("role", "unit__position", "user__name"):
        unit = post.unit.name if post.role in UNIT and post.unit else ""
        yield {"name": post.user.name, "phone": _phone(post.user.phone, phones), "account": post.user.account, "role": Role(post.role).label, "unit": unit, "since": post.since}


def _phone(number: str, phones: bool) -> str:
    return number if phones or not number else masks.phone(number)
