"""Excellent proposals (优秀提案): what may be put forward, what the rules propose, and which were honoured."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse

from shangliang.commons.access import Viewer
from shangliang.foundation.words import nth
from shangliang.practices.calls.kinds import Described, Option
from shangliang.practices.calls.queries import awarded_things
from shangliang.practices.handling.rules import Satisfaction

from ..access import visible_to
from ..models import KeyProposal, Proposal
from ..rules import NUMBERED, CosignState, KeyState, State

CODE = "excellent_proposals"
FOUND, PROPOSED, NAMED = 20, 40, 8
GOOD = [Satisfaction.SATISFIED, Satisfaction.MOSTLY]
SOLVED = ["A", "B"]


def honoured() -> Q:
    """The condition on proposals that were honoured."""
    return Q(pk__in=awarded_things(CODE).values("thing"))


def described(ids: Iterable[int]) -> dict[int, Described]:
    """Proposals as lists of nominations and certificates name them; each is its proposers' own (two queries)."""
    found = Proposal.objects.filter(pk__in=list(ids)).select_related("organ", "author").prefetch_related("proposers__member")
    return {one.pk: _described(one) for one in found}


def _described(one: Proposal) -> Described:
    members = frozenset(by.member_id for by in one.proposers.all() if by.state == CosignState.ACCEPTED) | frozenset({one.author_id} - {None})
    organs = frozenset({one.organ_id} - {None})
    who = one.proposers_text or str(one.organ or one.author or "")
    return Described(one.title, f"{nth(one.number)}　{who}".strip(), reverse("proposals:detail", args=[one.pk]), members, organs, _in_full(one) or who)  # type: ignore[arg-type]


def _in_full(one: Proposal) -> str:
    """All proposers by name, as certificates and public lists call them; beyond NAMED the first and how many. A collective one is its organ's: none."""
    if one.organ_id:
        return ""
    names = [by.member.name for by in one.proposers.all() if by.state == CosignState.ACCEPTED]
    return "、".join(names) if len(names) <= NAMED else f"{'、'.join(names[:3])}等 {len(names)} 人"


def _option(one: Proposal, why: str = "") -> Option:
    return Option(f"thing:{one.pk}", one.title, f"{nth(one.number)}　{one.proposers_text}", why)


def to_put_forward(viewer: Viewer, text: str) -> Iterable[Option]:
    """Filed proposals that this viewer may see whose number or title holds a text, the latest session first."""
    found = visible_to(viewer).filter(state__in=NUMBERED)
    found = found.filter(Q(title__contains=text) | Q(number=text) | Q(proposers_text__contains=text)) if text else found
    return [_option(one) for one in found.order_by("-session__opens_on", "number_order")[:FOUND]]


def why_not(proposal_id: int) -> str:
    """Why a proposal cannot be put forward, or ""."""
    one = Proposal.objects.select_related("lead").filter(pk=proposal_id).first()
    if one is None:
        return "没有这件提案，请重选。"
    if one.state == State.MERGED and one.lead is not None:
        return f"这件已并入{nth(one.lead.number)}，请推荐主提案。"
    return "" if one.state in NUMBERED else f"这件提案“{State(one.state).label}”，只有立案的可以推荐。"


def proposed_by_rules(first: date, last: date) -> list[Option]:
    """Proposals of the year's session that were answered well: adopted and rated good, those first that speak best for themselves.

    Counted: full satisfaction, class A, whether it was a key proposal, an organ behind it (at least a fifth of the honoured
    should be collective, domain 1.17), who co-signed.
    """
    names = Count("proposers", filter=Q(proposers__state=CosignState.ACCEPTED), distinct=True)
    key = KeyProposal.objects.filter(state__in=[KeyState.CHOSEN, KeyState.CONCLUDED]).values("pk")
    found = Proposal.objects.filter(session__opens_on__range=(first, last), state__in=[State.REPLIED, State.CLOSED], overall__in=GOOD)
    found = found.annotate(names=names).filter(Q(grade__in=SOLVED) | Q(grade_after__in=SOLVED))
    chosen = set(found.filter(pk__in=key).values_list("pk", flat=True))
    ranked = sorted(found, key=lambda one: (-_weight(one, chosen), one.number_order or 0))[:PROPOSED]
    return [_option(one, "，".join(_why(one, chosen))) for one in ranked]


def _weight(one: Proposal, chosen: set[int]) -> int:
    return 4 * (one.overall == Satisfaction.SATISFIED) + 3 * ((one.grade_after or one.grade) == "A") + 3 * (one.pk in chosen) + 2 * bool(one.organ_id) + min(one.names, 3)  # type: ignore[attr-defined]


def _why(one: Proposal, chosen: set[int]) -> list[str]:
    said = [f"{one.grade_after or one.grade} 类", f"提案人{Satisfaction(one.overall).label}"]
    said += ["重点提案"] if one.pk in chosen else []
    said += ["集体提案"] if one.organ_id else []
    return said + ([f"{one.names} 人联名"] if one.names > 1 else [])  # type: ignore[attr-defined]
