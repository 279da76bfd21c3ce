"""Reading members: the list, one of them, and who they are elsewhere."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from shangliang.commons.access import Viewer
from shangliang.commons.access.models import Post
from shangliang.commons.committees.models import Term
from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.queries import Told, told_of
from shangliang.commons.people.initial import is_initial
from shangliang.commons.people.models import Member, Organ, OrganKind, Seat
from shangliang.commons.people.queries import choices_of
from shangliang.foundation.errors import NotFound

PAGE = 30


@dataclass(frozen=True)
class Filter:
    """Which members: `text` is a name, its pinyin or initials, a number or an employer; `state` "ended" asks for former ones."""

    text: str = ""
    term: int | None = None
    sector: int | None = None
    organ: int | None = None
    party: str = ""
    state: str = ""
    page: int = 1


def terms() -> list[Term]:
    """All terms, the latest first."""
    return list(Term.objects.order_by("-number"))


def present_term(day: date) -> Term | None:
    """The term that a page shows unless told otherwise: the one we are in, else the latest."""
    return here().term_on(day) or Term.objects.order_by("-number").first()


def members(wanted: Filter, day: date) -> QuerySet[Member]:
    """Members under a filter, in the order of their names."""
    found = Member.objects.filter(term_id=wanted.term).select_related("sector")
    over = Q(until__isnull=False, until__lte=day)
    found = found.filter(over) if wanted.state == "ended" else found.exclude(over)
    if wanted.sector:
        found = found.filter(sector_id=wanted.sector)
    if wanted.organ:
        found = found.filter(pk__in=Seat.objects.filter(organ_id=wanted.organ, until__isnull=True).values("member_id"))
    if wanted.party:
        found = found.filter(affiliation=wanted.party)
    if wanted.text:
        found = found.filter(_named(wanted.text.strip()))
    places = Seat.objects.filter(until__isnull=True).select_related("organ").order_by("organ__kind", "organ__position")
    return found.prefetch_related(Prefetch("seats", queryset=places, to_attr="places")).order_by("sort_key", "pk")


def _named(text: str) -> Q:
    """By name, by pinyin whole or in initials, by number, by employer."""
    plain = "".join(text.split()).lower()
    said = Q(name__contains="".join(text.split())) | Q(number__iexact=plain) | Q(employer__contains=text)
    if plain.isascii() and plain.isalpha():
        said |= Q(spelling__startswith=plain) | Q(spelling__contains=f" {plain}")
    return said


def facets(term: int | None) -> dict[str, list[tuple[Any, str]]]:
    """What the list may be narrowed by in a term: sectors, organs and parties that somebody belongs to."""
    if term is None:
        return {"sector": [], "organ": [], "party": []}
    sectors = Organ.objects.filter(kind=OrganKind.SECTOR, sector_members__term_id=term).distinct()
    organs = Organ.objects.filter(seats__member__term_id=term, seats__until__isnull=True).exclude(kind=OrganKind.SECTOR).distinct()
    parties = Member.objects.filter(term_id=term).exclude(affiliation="").order_by().values_list("affiliation").annotate(n=Count("pk")).order_by("-n")
    return {
        "sector": [(organ.pk, organ.name) for organ in sectors], "organ": [(organ.pk, organ.name) for organ in organs],
        "party": [(name, name) for name, _ in parties],
    }


def counts(term: int | None, day: date) -> dict[str, int]:
    """How many sit in a term, how many of them in the standing committee, how many no longer."""
    over = Q(until__isnull=False, until__lte=day)
    found = Member.objects.filter(term_id=term).aggregate(
        sitting=Count("pk", filter=~over), standing=Count("pk", filter=~over & Q(standing=True)), ended=Count("pk", filter=over)
    )
    return {key: value or 0 for key, value in found.items()}


def member(pk: int) -> Member:
    """One member with sector and term; another committee's is not there."""
    found = Member.objects.select_related("sector", "term", "user").filter(pk=pk).first()
    if found is None:
        raise NotFound("没有这位委员，可能不属于本委员会。")
    return found


def places(member_id: int) -> list[Seat]:
    """All places a member has or had in organs, the present ones first."""
    found = Seat.objects.filter(member_id=member_id).select_related("organ")
    return sorted(found, key=lambda place: (place.until is not None, -place.since.toordinal()))


def posts_besides(found: Member) -> list[Post]:
    """The posts that a member's account holds beside the seat."""
    if found.user_id is None:
        return []
    return list(Post.objects.filter(user_id=found.user_id, until__isnull=True).exclude(member=found).select_related("unit", "organ"))


def other_terms(found: Member) -> list[Member]:
    """The same person's seats in other terms of this committee."""
    if found.user_id is None:
        return []
    return list(Member.objects.filter(user_id=found.user_id).exclude(pk=found.pk).select_related("term", "sector").order_by("-term__number"))


def trail(**party: int) -> list[Told]:
    """What was done about a member, an organ or a unit, latest first; who looked at what is not told on the page."""
    return [told for told in told_of("membership", **party) if told.kind != "membership.shown"]


def awaits_first_sign_in(found: Member) -> bool:
    """Whether the member has never signed in with the initial password."""
    return found.user is not None and is_initial(found.user.password)


def is_self(viewer: Viewer, found: Member) -> bool:
    """Whether somebody looks at their own page."""
    return viewer.member_id == found.pk


def sectors() -> list[tuple[int, str]]:
    """Sectors to choose from."""
    return [(organ.pk, organ.name) for organ in Organ.objects.filter(kind=OrganKind.SECTOR, until__isnull=True)]


def choices_of_members(day: date) -> list[tuple[int, str, str, str]]:
    """Sitting members to choose from: id, name, sector, and the pinyin to find them by."""
    return choices_of(Member.objects.filter(Q(until__isnull=True) | Q(until__gt=day), term=present_term(day)))
