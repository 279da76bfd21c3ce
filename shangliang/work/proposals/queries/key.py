"""Key proposals: the list of a session, one with its leaders and events, those of a leader, and who might be nominated."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from shangliang.commons.access import Role, Viewer
from shangliang.commons.access.queries import users_in
from shangliang.commons.people.models import User

from ..models import KeyLeader, KeyProposal, Proposal
from ..rules import CosignState, KeyState, State

STANDING = [State.FILED, State.HANDLING, State.REPLIED]


def key_of(proposal_id: int) -> KeyProposal | None:
    """What a proposal has as a key proposal, with leaders and events; None when it was never nominated."""
    return KeyProposal.objects.select_related("organ").prefetch_related("leaders", "events").filter(pk=proposal_id).first()


def key_list(session_id: int | None, state: str = "") -> QuerySet[KeyProposal]:
    """The key proposals of a session (None: of all), of one state where it is named; by number."""
    found = KeyProposal.objects.select_related("proposal__lead_unit", "organ").prefetch_related("leaders", "events")
    if session_id is not None:
        found = found.filter(proposal__session_id=session_id)
    if state in KeyState.values():
        found = found.filter(state=state)
    return found.order_by("proposal__number_order", "pk")


def key_counts(session_id: int | None) -> dict[str, int]:
    """How many key proposals of a session stand where (one query)."""
    found = KeyProposal.objects.filter(proposal__session_id=session_id) if session_id is not None else KeyProposal.objects.all()
    counted = dict(found.order_by().values_list("state").annotate(n=Count("pk")))
    return {state: counted.get(state, 0) for state in KeyState.values()}


def overseen_by(viewer: Viewer) -> list[KeyProposal]:
    """The key proposals somebody leads or oversees, those under way first."""
    theirs = KeyLeader.objects.filter(key=OuterRef("pk"), user_id=viewer.user_id)
    found = KeyProposal.objects.filter(Exists(theirs), state__in=[KeyState.CHOSEN, KeyState.CONCLUDED])
    return list(found.select_related("proposal__lead_unit").prefetch_related("events", "leaders").order_by("state", "proposal__number_order"))


@dataclass(frozen=True)
class Candidate:
    """A proposal that might be nominated, and what speaks for it."""

    proposal: Proposal
    why: list[str]


def candidates(session_id: int, limit: int = 12) -> list[Candidate]:
    """Filed proposals of a session that were not nominated, those first behind which most people stand (two queries).

    Counted: who co-signed, what was merged into it, whether it speaks for an organ (domain 1.16: selection inputs).
    """
    named = KeyProposal.objects.filter(pk=OuterRef("pk"))
    accepted = Count("proposers", filter=Q(proposers__state=CosignState.ACCEPTED), distinct=True)
    found = Proposal.objects.filter(~Exists(named), session_id=session_id, state__in=STANDING)
    found = found.select_related("lead_unit", "organ").annotate(names=accepted, joined=Count("merged", distinct=True))
    ranked = sorted(found, key=lambda one: (-_weight(one), one.number_order or 0))[:limit]
    return [Candidate(one, _why(one)) for one in ranked if _weight(one) > 1]


def _weight(one: Any) -> int:
    return one.names + 3 * one.joined + (4 if one.organ_id else 0)


def _why(one: Any) -> list[str]:
    said = [f"以{one.organ}名义提出"] if one.organ_id else []
    said += [f"{one.names} 人联名"] if one.names > 1 else []
    said += [f"并入 {one.joined} 件"] if one.joined else []
    return said


def user_named(user_id: int) -> User | None:
    """Somebody who signs in, by id."""
    return User.objects.filter(pk=user_id).first()


def chairs() -> list[tuple[int, str]]:
    """Those who sign in as chairs, to be chosen as leaders: user id and name."""
    return [(user.pk, user.name) for user in User.objects.filter(pk__in=users_in(Role.CHAIR)).order_by("pk")]
