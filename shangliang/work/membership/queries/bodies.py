"""Reading organs, units and those who work for them."""

from django.db.models import Count, Prefetch, Q, QuerySet

from shangliang.commons.access import UNIT, Role
from shangliang.commons.access.models import Post
from shangliang.commons.people.initial import is_initial
from shangliang.commons.people.models import Member, Organ, OrganKind, Seat, SeatOffice, System, Unit
from shangliang.foundation.errors import NotFound

SYSTEMS, USUAL_SYSTEM = System.choices(), System.GOVERNMENT
ORDER = [SeatOffice.HEAD, SeatOffice.DEPUTY, SeatOffice.CONVENER, SeatOffice.MEMBER]


def organ_groups() -> list[tuple[OrganKind, list[Organ]]]:
    """Organs by kind, each with `people` (how many belong to it now) and `heads` (who leads or convenes)."""
    leading = Seat.objects.filter(until__isnull=True, office__in=[SeatOffice.HEAD, SeatOffice.CONVENER]).select_related("member")
    found = Organ.objects.filter(until__isnull=True).annotate(
        seated=Count("seats", filter=Q(seats__until__isnull=True), distinct=True),
        belonging=Count("sector_members", filter=Q(sector_members__until__isnull=True), distinct=True),
    ).prefetch_related(Prefetch("seats", queryset=leading, to_attr="leaders"))  # fmt: skip
    by_kind: dict[OrganKind, list[Organ]] = {}
    for organ in found:
        organ.people = organ.belonging if organ.kind == OrganKind.SECTOR else organ.seated
        by_kind.setdefault(OrganKind(organ.kind), []).append(organ)
    return [(kind, by_kind[kind]) for kind in OrganKind if kind in by_kind]


def organ(pk: int) -> Organ:
    """One organ, dissolved ones too."""
    found = Organ.objects.filter(pk=pk).first()
    if found is None:
        raise NotFound("没有这个机构，可能不属于本委员会。")
    return found


def places_in(organ_id: int) -> list[Seat]:
    """Present places in an organ: heads first, then by name."""
    found = Seat.objects.filter(organ_id=organ_id, until__isnull=True).select_related("member__sector")
    return sorted(found, key=lambda place: (ORDER.index(SeatOffice(place.office)), place.member.sort_key))


def members_of_sector(organ_id: int) -> QuerySet[Member]:
    """Sitting members of a sector, by name."""
    return Member.objects.filter(sector_id=organ_id, until__isnull=True).select_related("sector").order_by("sort_key")


def place(pk: int) -> Seat:
    """One place in an organ."""
    found = Seat.objects.select_related("member", "organ").filter(pk=pk).first()
    if found is None:
        raise NotFound("没有这个任职，可能已经免去。")
    return found


def unit_list(text: str = "", system: str = "", stopped: bool = False) -> QuerySet[Unit]:
    """Units by system and order, each with `clerks` and `heads`."""
    found = Unit.objects.filter(active=not stopped)
    if text:
        found = found.filter(Q(name__contains=text) | Q(short_name__contains=text) | Q(duties__contains=text) | Q(aliases__contains=[text]))
    if system in System.values():
        found = found.filter(system=system)
    working = Post.objects.filter(role__in=UNIT, until__isnull=True).select_related("user")
    return found.prefetch_related(Prefetch("posts", queryset=working, to_attr="people")).order_by("system", "position", "name")


def unit(pk: int) -> Unit:
    """One unit, stopped ones too."""
    found = Unit.objects.filter(pk=pk).first()
    if found is None:
        raise NotFound("没有这个单位，可能不属于本委员会。")
    return found


def people_of_unit(unit_id: int) -> list[Post]:
    """Who works for a unit now, heads first; `unused` says that they have never signed in."""
    found = Post.objects.filter(unit_id=unit_id, until__isnull=True).select_related("user")
    posts = sorted(found, key=lambda post: (post.role != Role.UNIT_HEAD, post.pk))
    for post in posts:
        post.unused = is_initial(post.user.password)  # type: ignore[attr-defined]
    return posts


def staff_posts() -> list[Post]:
    """Posts of the committee itself: neither members nor units."""
    found = Post.objects.filter(until__isnull=True).exclude(role__in=[Role.MEMBER, *UNIT]).select_related("user", "organ")
    order = list(Role)
    posts = sorted(found, key=lambda post: (order.index(Role(post.role)), post.user.name))
    for post in posts:
        post.unused = is_initial(post.user.password)  # type: ignore[attr-defined]
    return posts


def post(pk: int) -> Post:
    """One post."""
    found = Post.objects.select_related("user", "unit").filter(pk=pk).first()
    if found is None:
        raise NotFound("没有这个岗位，可能已经免去。")
    return found


def unused_accounts() -> list[int]:
    """User ids of those in this committee who have never signed in."""
    found = Post.objects.filter(until__isnull=True, user__password__startswith="initial$")
    return list(found.values_list("user_id", flat=True).distinct())



def organs_to_choose() -> list[tuple[int, str]]:
    """Bodies that somebody may look after as a whole."""
    kinds = (OrganKind.SPECIAL_COMMITTEE, OrganKind.SECTOR, OrganKind.GROUP, OrganKind.STATION, OrganKind.LIAISON)
    return [(organ.pk, f"{organ.name}（{organ.kind_label}）") for organ in Organ.objects.filter(until__isnull=True, kind__in=kinds)]
