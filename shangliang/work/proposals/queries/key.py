"""Key proposals: the list of a session, one with its leaders and events, those of a leader, and who might be nominated."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from shangliang.commons.access import Role, Viewer
from shangliang.commons.access.queries import users_in
from shangliang.commons.people.models import Member, User

from ..models import KeyLeader, KeyProposal, Proposal
from ..rules import CosignState, KeyState, State, Weight
from .evaluating import quality_results

STANDING = [State.FILED, State.HANDLING, State.REPLIED]


def key_of(proposal_id: int) -> KeyProposal | None:
    """What a proposal has as a key proposal, with leaders and events; None when it was never nominated."""
    return KeyProposal.objects.select_related("organ").prefetch_related("leaders", "events", "nodes").filter(pk=proposal_id).first()


def key_list(session_id: int | None, state: str = "", weight: str = Weight.KEY) -> QuerySet[KeyProposal]:
    """The supervised proposals of a session (None: of all), key ones or ordinary ones, of one state where it is named; by number."""
    found = KeyProposal.objects.filter(weight=weight).select_related("proposal__lead_unit", "organ").prefetch_related("leaders", "events", "nodes")
    if weight == Weight.ORDINARY:
        found = found.exclude(state=KeyState.DROPPED)
    if session_id is not None:
        found = found.filter(proposal__session_id=session_id)
    if state in KeyState.values():
        found = found.filter(state=state)
    return found.order_by("proposal__number_order", "pk")


def key_counts(session_id: int | None, weight: str = Weight.KEY) -> dict[str, int]:
    """How many key (or ordinary) supervised proposals of a session stand where (one query)."""
    found = KeyProposal.objects.filter(weight=weight)
    found = found.filter(proposal__session_id=session_id) if session_id is not None else found
    counted = dict(found.order_by().values_list("state").annotate(n=Count("pk")))
    return {state: counted.get(state, 0) for state in KeyState.values()}


def level_counts(session_id: int | None) -> list[tuple[str, int]]:
    """How many chosen key proposals of a session each level oversees (002: 两个层面督办格局)."""
    found = KeyProposal.objects.filter(weight=Weight.KEY, state__in=[KeyState.CHOSEN, KeyState.CONCLUDED])
    found = found.filter(proposal__session_id=session_id) if session_id is not None else found
    return [(level, n) for level, n in found.order_by("level").values_list("level").annotate(n=Count("pk")) if level]


def overseen_by(viewer: Viewer) -> list[KeyProposal]:
    """The proposals somebody leads or oversees, those under way first, key ones before ordinary ones."""
    theirs = KeyLeader.objects.filter(key=OuterRef("pk"), user_id=viewer.user_id)
    found = KeyProposal.objects.filter(Exists(theirs), state__in=[KeyState.CHOSEN, KeyState.CONCLUDED])
    return list(found.select_related("proposal__lead_unit").prefetch_related("events", "leaders", "nodes").order_by("state", "weight", "proposal__number_order"))


@dataclass(frozen=True)
class Charge:
    """How many proposals of a session one leader has in charge."""

    name: str
    post: str
    key: int
    ordinary: int


def charges(session_id: int | None) -> list[Charge]:
    """How much each leader has in charge in a session (000: 领办1－2件; figure 111), chairs who have nothing among them (two queries)."""
    found = KeyLeader.objects.filter(key__state__in=[KeyState.CHOSEN, KeyState.CONCLUDED])
    found = found.filter(key__proposal__session_id=session_id) if session_id is not None else found
    counted: dict[str, list[Any]] = {name: ["", 0, 0] for _, name in chairs()}
    for name, post, weight in found.order_by("position", "pk").values_list("name", "post", "key__weight"):
        line = counted.setdefault(name, ["", 0, 0])
        line[0] = line[0] or post
        line[1 if weight == Weight.KEY else 2] += 1
    return sorted((Charge(name, *line) for name, line in counted.items()), key=lambda one: (-one.key, -one.ordinary, one.name))


@dataclass(frozen=True)
class Candidate:
    """A proposal that might be nominated, and what speaks for it."""

    proposal: Proposal
    why: list[str]


def candidates(session_id: int, by: str = "", limit: int = 12) -> list[Candidate]:
    """Filed proposals of a session that were not nominated, those first behind which most people stand.

    Counted: who co-signed, what was merged into it, whether it speaks for an organ (domain 1.16: selection inputs). `by` looks
    from one side only: quality as it was judged, organs (collective ones), clusters (merged, and how many ask about the same).
    """
    named = KeyProposal.objects.filter(pk=OuterRef("pk"))
    accepted = Count("proposers", filter=Q(proposers__state=CosignState.ACCEPTED), distinct=True)
    found = Proposal.objects.filter(~Exists(named), session_id=session_id, state__in=STANDING)
    found = found.select_related("lead_unit", "organ").annotate(names=accepted, joined=Count("merged", distinct=True))
    quality = {one.proposal.pk: one.score for one in quality_results(session_id)}
    alike = Counter(one.category for one in found if one.category)
    sides: dict[str, Callable[[Any], float]] = {
        "": lambda one: _weight(one) - 1, "quality": lambda one: quality.get(one.pk, 0), "organ": lambda one: _weight(one) if one.organ_id else 0,
        "cluster": lambda one: 1000 * one.joined + alike[one.category] if one.joined or alike[one.category] > 1 else 0,
    }
    side = sides.get(by, sides[""])
    ranked = sorted(found, key=lambda one: (-side(one), -_weight(one), one.number_order or 0))[:limit]
    return [Candidate(one, _why(one, quality.get(one.pk), alike[one.category] if by == "cluster" else 0)) for one in ranked if side(one) > 0]


def _weight(one: Any) -> int:
    return one.names + 3 * one.joined + (4 if one.organ_id else 0)


def _why(one: Any, quality: float | None, alike: int) -> list[str]:
    said = [f"以{one.organ}名义提出"] if one.organ_id else []
    said += [f"{one.names} 人联名"] if one.names > 1 else []
    said += [f"并入 {one.joined} 件"] if one.joined else []
    said += [f"质量 {quality:g} 分"] if quality is not None else []
    said += [f"{one.category}类共 {alike} 件"] if alike > 1 else []
    return said


def user_named(user_id: int) -> User | None:
    """Somebody who signs in, by id."""
    return User.objects.filter(pk=user_id).first()


def chairs() -> list[tuple[int, str]]:
    """Those who sign in as chairs, to be chosen as leaders: user id and name."""
    return [(user.pk, user.name) for user in User.objects.filter(pk__in=users_in(Role.CHAIR)).order_by("pk")]


def post_of(user_id: int) -> str:
    """The post a leader is written with when nobody typed one (政协主席), out of the seat they hold; "" for those without an office."""
    office = Member.objects.filter(user_id=user_id, until__isnull=True).values_list("office", flat=True).first()
    return f"政协{office}" if office else ""


def leaders_of(proposal_id: int) -> list[int]:
    """User ids of the leaders in whose charge a proposal is, as far as they sign in here."""
    return list(KeyLeader.objects.filter(key_id=proposal_id, user__isnull=False).order_by("position").values_list("user_id", flat=True))
