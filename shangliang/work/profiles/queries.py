"""Reading public pages and letters."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from shangliang.commons.access import Viewer
from shangliang.commons.people.models import Member, OrganKind, Seat
from shangliang.commons.people.queries import choices_of, members_on
from shangliang.commons.people.sealed import fingerprint
from shangliang.foundation.errors import NotFound

from .access import visible_to
from .models import Missive, Profile
from .rules import MissiveState, Shown, Sort

SHOWN, LISTED = 300, 1000
BODIES = {OrganKind.SPECIAL_COMMITTEE: "专门委员会", OrganKind.STATION: "委员工作站", OrganKind.GROUP: "委员小组"}
SEALED = ("name", "contact", "title", "text")


def open_profiles(day: date) -> list[Profile]:
    """All that the public sees: pages of members who sit, by name."""
    found = Profile.objects.filter(Q(member__until__isnull=True) | Q(member__until__gt=day), state=Shown.SHOWN)
    return list(found.select_related("member__sector").order_by("member__sort_key", "pk")[:LISTED])


def at_address(code: str, day: date) -> Profile | None:
    """The page shown at a permanent address; None when there is none, or no longer."""
    found = Profile.objects.select_related("member__sector").filter(code=code[:12], state=Shown.SHOWN).first()
    return found if found is not None and (found.member.until is None or found.member.until > day) else None


def own(member_id: int | None) -> Profile | None:
    """A member's own page, shown or not."""
    return Profile.objects.select_related("member").filter(member_id=member_id).first() if member_id else None


def find(pk: int) -> Profile:
    """One page; raises NotFound."""
    found = Profile.objects.select_related("member").filter(pk=pk).first()
    if found is None:
        raise NotFound("没有这一页。")
    return found


def member_of(viewer: Viewer) -> Member:
    """Whose page a member arranges; raises NotFound for somebody without a seat."""
    found = Member.objects.select_related("sector").filter(pk=viewer.member_id).first()
    if found is None:
        raise NotFound("这里给委员本人用。")
    return found


def bodies_of(member_id: int, day: date) -> list[tuple[str, str]]:
    """The bodies of a member that the public may know: kind and name."""
    seats = Seat.objects.filter(Q(until__isnull=True) | Q(until__gt=day), member_id=member_id, organ__kind__in=list(BODIES)).select_related("organ").order_by("organ__kind", "organ__position")
    return [(BODIES[OrganKind(one.organ.kind)], one.organ.name) for one in seats]


def by_receipt(receipt: str) -> Missive | None:
    """The letter a receipt belongs to."""
    plain = "".join(one for one in receipt.upper() if one.isalnum())
    return Missive.objects.select_related("member").filter(receipt=fingerprint(plain)).first() if plain else None


def desk(state: str, sort: str = "") -> list[Missive]:
    """Letters by their day, or the answered ones, the latest first; what is sealed stays shut."""
    found = Missive.objects.filter(state=state).defer(*SEALED).select_related("member__sector", "holder")
    found = found.filter(sort=sort) if sort else found
    return list(found.order_by(*(["due_on", "pk"] if state == MissiveState.WAITING else ["-answered_at"]))[:SHOWN])


def held_by(member_id: int | None) -> list[Missive]:
    """The letters of a member, waiting ones first by day."""
    found = Missive.objects.filter(holder_id=member_id).select_related("member")[:SHOWN] if member_id else []
    return sorted(found, key=lambda one: (one.state != MissiveState.WAITING, one.due_on if one.state == MissiveState.WAITING else date.max, -one.pk))


def missive(viewer: Viewer, pk: int) -> Missive:
    """One letter of which the viewer may know; raises NotFound."""
    found = visible_to(viewer).select_related("member__sector", "holder").filter(pk=pk).first()
    if found is None:
        raise NotFound("没有这封信。")
    return found


def get_missive(pk: int) -> Missive | None:
    """One letter, or None."""
    return Missive.objects.filter(pk=pk).first()


def visible_ids(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those of `ids` of which somebody may know."""
    return set(visible_to(viewer).filter(pk__in=list(ids)).values_list("pk", flat=True))


def choices(day: date) -> list[tuple[int, str, str, str]]:
    """Sitting members a letter may be given to: id, name, sector, pinyin to find them by."""
    return choices_of(members_on(day))


def waiting_at_office() -> QuerySet[Missive]:
    """Letters that wait for the office itself."""
    return Missive.objects.filter(state=MissiveState.WAITING, holder__isnull=True)


def waiting_for(member_id: Any) -> QuerySet[Missive]:
    """Letters that wait for a member."""
    return Missive.objects.filter(state=MissiveState.WAITING, holder_id=member_id)


def open_ones() -> list[Missive]:
    """All that wait, for the daily round."""
    return list(Missive.objects.filter(state=MissiveState.WAITING).defer(*SEALED).order_by("due_on", "pk"))


def numbers() -> dict[str, int]:
    """How many letters wait and were answered, and how many reports of conduct."""
    counts = Missive.objects.aggregate(
        waiting=Count("pk", filter=Q(state=MissiveState.WAITING)), answered=Count("pk", filter=Q(state=MissiveState.ANSWERED)), conduct=Count("pk", filter=Q(sort=Sort.CONDUCT)),
    )  # fmt: skip
    return counts | {"pages": Profile.objects.filter(state=Shown.SHOWN).count()}
