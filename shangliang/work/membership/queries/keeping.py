"""Who looks after whom: said of persons and of bodies, else the head of the committee one sits in; and when they last talked (M05).

The chain goes up: a member's keeper, that one's keeper, and so on to the chairman.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q

from shangliang.commons.access import Role, Viewer
from shangliang.commons.committees.scope import setting
from shangliang.commons.ledger.queries import standing
from shangliang.commons.people.models import Member, OrganKind, Seat, SeatOffice
from shangliang.commons.people.queries import member_of, members_on
from shangliang.foundation.errors import NotFound

from ..models import Keeping, Talk
from ..rules import talk_due

# Where several bodies of a member have a keeper, the first of these says whose it is.
ORDER = (OrganKind.SPECIAL_COMMITTEE, OrganKind.SECTOR, OrganKind.GROUP, OrganKind.STATION, OrganKind.LIAISON)
STEPS = 5


@dataclass(frozen=True)
class Kept:
    """A member with who looks after them (None: nobody), why, when they last talked and by when they are to talk again."""

    member: Member
    keeper: Member | None
    why: str
    last: date | None
    due: date | None
    late: bool


def everybody(day: date) -> list[Kept]:
    """Every member seated on a day with their keeper and their talks (a handful of queries, whatever the number)."""
    members = {one.pk: one for one in members_on(day).select_related("sector").order_by("sort_key", "pk")}
    keepings = [one for one in Keeping.objects.filter(until__isnull=True).select_related("organ") if one.keeper_id in members]
    direct = {one.member_id: one for one in keepings if one.member_id}
    of_bodies = {one.organ_id: one for one in keepings if one.organ_id}
    bodies, heads = _bodies(day, members)
    last = dict(Talk.objects.values_list("member_id").annotate(last=Max("on")))
    every = int(setting("membership.talk_months"))
    found = []
    for one in members.values():
        keeper_id, since, why = None, one.since, ""
        if one.pk in direct:
            keeper_id, since, why = direct[one.pk].keeper_id, direct[one.pk].since, "直接联系"
        else:
            for organ_id in [*bodies[one.pk], one.sector_id]:
                if organ_id in of_bodies and of_bodies[organ_id].keeper_id != one.pk:
                    keeping = of_bodies[organ_id]
                    keeper_id, since, why = keeping.keeper_id, keeping.since, f"联系{keeping.organ}"
                    break
                if organ_id in heads and heads[organ_id][0] != one.pk:
                    keeper_id, why = heads[organ_id]
                    break
        keeper = members.get(keeper_id) if keeper_id else None
        due = talk_due(last.get(one.pk), max(since, one.since), every) if keeper else None
        found.append(Kept(one, keeper, why if keeper else "", last.get(one.pk), due, due is not None and due < day))
    return found


def _bodies(day: date, members: dict[int, Member]) -> tuple[dict[int, list[int]], dict[int, tuple[int, str]]]:
    """The bodies of each member in the order in which they count, and the head of each special committee."""
    seats = Seat.objects.filter(Q(until__isnull=True) | Q(until__gt=day), since__lte=day, organ__kind__in=ORDER).select_related("organ")
    places: dict[int, list[tuple[int, int]]] = defaultdict(list)
    heads: dict[int, tuple[int, str]] = {}
    for seat in seats:
        places[seat.member_id].append((ORDER.index(OrganKind(seat.organ.kind)), seat.organ_id))
        if seat.office == SeatOffice.HEAD and seat.organ.kind == OrganKind.SPECIAL_COMMITTEE and seat.member_id in members:
            heads[seat.organ_id] = (seat.member_id, f"{seat.organ}主任")
    return defaultdict(list, {member: [organ for _, organ in sorted(found)] for member, found in places.items()}), heads


def chain_of(member_id: int, all_of_them: list[Kept]) -> list[Kept]:
    """Those who look after a member, the nearest first: each with their own keeper in turn."""
    by = {one.member.pk: one for one in all_of_them}
    found: list[Kept] = []
    at = by.get(member_id)
    while at is not None and at.keeper is not None and len(found) < STEPS and at.keeper.pk not in {one.member.pk for one in found}:
        at = by.get(at.keeper.pk)
        if at is not None:
            found.append(at)
    return found


def keeper_of(member_id: int, day: date) -> Kept | None:
    """Whoever looks after one member."""
    return next((one for one in everybody(day) if one.member.pk == member_id), None)


def self_of(viewer: Viewer, day: date) -> Member | None:
    """The member somebody is, in whichever post they are working."""
    if viewer.user_id is None or viewer.role not in {Role.MEMBER, Role.CHAIR}:
        return None
    return member_of(viewer.user_id, day)


def kept_by(viewer: Viewer, day: date) -> list[Kept]:
    """Those whom somebody looks after, those to be talked with first."""
    own = self_of(viewer, day)
    found = [one for one in everybody(day) if own is not None and one.keeper is not None and one.keeper.pk == own.pk]
    return sorted(found, key=lambda one: (not one.late, one.due or date.max, one.member.sort_key))


def looks_after(viewer: Viewer, member_id: int, day: date) -> bool:
    """Whether a member is among those whom somebody looks after, directly or further down the chain."""
    own, all_of_them = self_of(viewer, day), everybody(day)
    return own is not None and own.pk in {one.member.pk for one in chain_of(member_id, all_of_them)}


def talks_of(member_id: int) -> list[Talk]:
    """Talks with a member, the latest first."""
    return list(Talk.objects.filter(member_id=member_id).select_related("keeper").order_by("-on", "-pk")[:20])


def keepings() -> list[Keeping]:
    """What was said of who looks after whom, by keeper."""
    found = Keeping.objects.filter(until__isnull=True).select_related("keeper", "member__sector", "organ")
    return sorted(found, key=lambda one: (one.keeper.sort_key, one.organ_id is None, str(one.organ or one.member)))


def keeping(pk: int) -> Keeping:
    """One of them."""
    found = Keeping.objects.filter(pk=pk).select_related("keeper", "member", "organ").first()
    if found is None:
        raise NotFound("没有这项联系安排，可能已经解除。")
    return found


def chased_since(keeper_id: int, member_name: str, due: date) -> bool:
    """Whether a keeper was reminded of a member after the talk fell due."""
    found = standing().filter(kind="membership.talk_chased", subject_type="people.member", subject_id=keeper_id, happened_at__date__gt=due, data__names__contains=[member_name])
    return found.exists()


def to_chase(day: date) -> dict[int, list[Kept]]:
    """By keeper: those with whom a talk fell due and of whom nobody reminded since."""
    found: dict[int, list[Kept]] = defaultdict(list)
    for one in everybody(day):
        if one.late and one.keeper is not None and one.due is not None and not chased_since(one.keeper.pk, one.member.name, one.due):
            found[one.keeper.pk].append(one)
    return dict(found)
