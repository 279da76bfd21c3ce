"""Every read of the proposals room that is more than a lookup."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import repeat
from typing import Any

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery, Value

from shangliang.commons.access import Role, Viewer
from shangliang.commons.access.outlines import Outline, ids_of, outline, stand_in
from shangliang.commons.committees.gather import Part, Whole
from shangliang.commons.committees.marks import DAY, mark, word
from shangliang.commons.committees.ready import Given, Ready
from shangliang.commons.committees.scope import here
from shangliang.commons.people.models import SEALED, Organ, OrganKind, Seat, SeatOffice, Unit
from shangliang.commons.people.queries import choices_of, members_on, organs, units
from shangliang.foundation.errors import NotFound
from shangliang.practices.calls.queries import awarded_things

from ..access import falls_to, visible_to
from ..models import KeyProposal, Proposal, Proposer, Recommendation, Review, UnitChoice
from ..rules import PRIVATE, CosignState, Decision, KeyState, Layer, State

PAGE = 20
SOON = 7  # days
# What a line of a list shows, and no more: fifty lines with all their columns take half again as long.
SHOWN = (
    "number", "serial", "title", "category", "kind", "state", "due_on", "grade", "overall", "proposers_text",
    "author__name", "sector__name", "sector__short_name", "lead_unit__name",
)
AUTHOR_SEALED = [f"author__{name}" for name in SEALED]


@dataclass(frozen=True)
class Filter:
    """What a list is narrowed to; empty means everything. `view` is one of VIEWS, `order` one of ORDERS."""

    view: str = "all"
    session: int | None = None
    text: str = ""
    category: str = ""
    unit: int | None = None
    sector: int | None = None
    state: str = ""
    kind: str = ""
    timing: str = ""
    order: str = "number"
    page: int = 1


ORDERS = {
    "number": ("number_order", "-submitted_at", "-pk"),
    "due": ("due_on", "number_order"),
    "new": ("-submitted_at", "-pk"),
}


def find(proposal_id: int) -> Proposal:
    """One proposal whatever one may see of it; for doors that ask `visible_to` or an action themselves."""
    found = Proposal.objects.filter(pk=proposal_id).first()
    if found is None:
        raise NotFound("没有这件提案，可能已删除，或不属于本委员会。")
    return found


def seen(viewer: Viewer, proposal_id: int) -> Proposal:
    """One proposal that the viewer may see, with what its page needs; anything else is not there (404)."""
    found = WHOLE.first(outline(viewer), proposal=proposal_id, **ids_of(viewer))
    if found is None:
        raise NotFound("没有这件提案，可能已删除，或你现在的身份看不到它。")
    return found


def _whole(shape: Outline) -> tuple[QuerySet[Proposal], dict[str, Part]]:
    rows = visible_to(stand_in(shape)).select_related("session__term", "author__sector", "sector", "organ", "lead", "lead_unit")
    rows = rows.annotate(excellent=Subquery(awarded_things("excellent_proposals").filter(thing=OuterRef("pk")).values("call__year")[:1]))
    in_charge = KeyProposal.objects.filter(pk=OuterRef("pk"), state__in=[KeyState.CHOSEN, KeyState.CONCLUDED])
    rows = rows.annotate(supervised=Subquery(in_charge.values("weight")[:1]))
    return rows.defer(*AUTHOR_SEALED).filter(pk=Given("proposal")), {
        "recommendations": Part(Recommendation.objects.order_by("position"), "proposal"),
        "proposers": Part(
            Proposer.objects.order_by("position"), "proposal",
            also={"member": ("name", "employer", "job", "user_id"), "member__sector": ("name", "short_name"), "sector": ("name", "short_name")},
        ),
        "reviews": Part(Review.objects.order_by("at", "id"), "proposal"),
        "choices": Part(UnitChoice.objects.order_by("pk"), "proposal", also={"unit": ("name", "short_name", "system", "position")}),
        "merged": Part(Proposal.objects.order_by("pk"), "lead"),
    }


WHOLE = Whole(_whole)


def views(day: date) -> dict[str, tuple[str, Q]]:
    """The saved views of the list: name → (label, condition)."""
    open_ = Q(state=State.HANDLING)
    return {
        "all": ("全部", Q()),
        "review": ("待审查", Q(state=State.SUBMITTED)),
        "filed": ("待交办", Q(state=State.FILED)),
        "handling": ("办理中", open_),
        "soon": (f"{SOON} 天内到期", open_ & Q(due_on__gte=day, due_on__lte=day + timedelta(days=SOON))),
        "overdue": ("已超期", open_ & Q(due_on__lt=day)),
        "replied": ("待评价", Q(state=State.REPLIED, overall="")),
        "rated": ("待办结", Q(state=State.REPLIED) & ~Q(overall="")),
        "closed": ("已办结", Q(state=State.CLOSED)),
        "excellent": ("优秀提案", Q(pk__in=awarded_things("excellent_proposals").values("thing"))),
    }


def listed(viewer: Viewer, wanted: Filter, day: date) -> QuerySet[Proposal]:
    """The viewer's list in the wanted order, drafts left out; rows carry unit and author's sector."""
    label_and_condition = views(day).get(wanted.view) or views(day)["all"]
    found = _narrowed(viewer, wanted).filter(label_and_condition[1])
    order = ORDERS["due"] if wanted.view in {"handling", "soon", "overdue"} and wanted.order == "number" else ORDERS.get(wanted.order, ORDERS["number"])
    return found.select_related("lead_unit", "author__sector", "sector", "organ").defer(*AUTHOR_SEALED).order_by(*order)


def with_decision(found: QuerySet[Proposal], most: int = 1000) -> list[Proposal]:
    """Those of a list that were filed or declined, with all that their notices say."""
    decided = found.filter(Q(state=State.DECLINED) | ~Q(number=""), imported=False)
    return list(decided.select_related("lead", "session__term").prefetch_related("choices__unit", "reviews")[:most])


def page_of(viewer: Viewer, wanted: Filter, day: date, first: int, size: int) -> list[Proposal]:
    """Some rows of the list, from the `first` on, counted from 0."""
    form = _form(wanted)
    if form is None or first > FIRST_PAGES * size:
        return list(listed(viewer, wanted, day)[first : first + size])
    return PAGES(outline(viewer), form, first, size, day=day, **_values(wanted), **ids_of(viewer))


def view_counts(viewer: Viewer, wanted: Filter, day: date) -> dict[str, int]:
    """How many are in each view under the other conditions, in one query."""
    wanted = replace(wanted, view="all", order="", page=1)
    form = _form(wanted)
    if form is None:
        counted = list(_counts(viewer, wanted, day))
    else:
        counted = COUNTS(outline(viewer), form, day=day, **_values(wanted), **ids_of(viewer))
    return dict(zip(views(day), counted[0] if counted else repeat(0), strict=False))


def _counts(viewer: Viewer, wanted: Filter, day: date) -> QuerySet[Any]:
    """One row with a number for each view; no row where there is nothing at all."""
    numbers = [Count("pk", filter=condition) if condition else Count("pk") for _, condition in views(day).values()]
    return _narrowed(viewer, wanted).order_by().annotate(one=Value(1)).values("one").annotate(**{f"n{n}": number for n, number in enumerate(numbers)}).values_list(
        *(f"n{n}" for n in range(len(numbers)))
    )


# What narrows a list exactly, by value: worked out once with marks. What somebody typed has too many forms.
WORDS, NUMBERS = ("category", "state", "kind", "timing"), ("session", "unit", "sector")
FIRST_PAGES = 5
Form = tuple[str, ...]


def _form(wanted: Filter) -> Form | None:
    """The form of a filter whatever its values: its view and order, and what it narrows by."""
    if wanted.text.strip():
        return None
    wanted = _settled(wanted)
    return (wanted.view, wanted.order, *(name for name in (*WORDS, *NUMBERS) if getattr(wanted, name)))


def _settled(wanted: Filter) -> Filter:
    """With a session, and a view and an order that there are."""
    session = wanted.session or (here().sessions[-1].pk if here().sessions else None)
    view, order = wanted.view if wanted.view in views(DAY) else "all", wanted.order if wanted.order in ORDERS else "number"
    return replace(wanted, session=session, view=view, order=order)


def _values(wanted: Filter) -> dict[str, Any]:
    settled = _settled(wanted)
    return {f"wanted {name}": getattr(settled, name) for name in (*WORDS, *NUMBERS)}


def _filter(form: Form) -> Filter:
    view, order, *names = form
    marks: dict[str, Any] = {name: word(f"wanted {name}") if name in WORDS else mark(f"wanted {name}") for name in names}
    return Filter(view=view, order=order, **marks)


PAGES: Ready[Proposal] = Ready(lambda shape, form, first, size: _shown(listed(stand_in(shape), _filter(form), DAY))[first : first + size])
COUNTS: Ready[Proposal] = Ready(lambda shape, form: _counts(stand_in(shape), _filter(form), DAY))


def _shown(rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
    return rows.select_related(None).select_related("lead_unit", "author", "sector").only(*SHOWN)


def _narrowed(viewer: Viewer, wanted: Filter) -> QuerySet[Proposal]:
    found = visible_to(viewer).exclude(state__in=PRIVATE)
    session = wanted.session
    if session is None and here().sessions:
        session = here().sessions[-1].pk
    if session:
        found = found.filter(session_id=session)
    exact = {"category": wanted.category, "lead_unit_id": wanted.unit, "sector_id": wanted.sector, "state": wanted.state, "kind": wanted.kind, "timing": wanted.timing}
    found = found.filter(**{name: value for name, value in exact.items() if value})
    if wanted.text.strip():
        text = wanted.text.strip()
        found = found.filter(Q(title__contains=text) | Q(proposers_text__contains=text) | Q(number=text) | Q(serial=text))
    return found


def mine(viewer: Viewer) -> QuerySet[Proposal]:
    """A member's own: written or co-signed, the latest first."""
    joined = Proposer.objects.filter(member_id=viewer.member_id, state=CosignState.ACCEPTED).values("proposal_id")
    return Proposal.objects.filter(Q(author_id=viewer.member_id) | Q(pk__in=joined)).select_related("lead_unit", "author__sector", "sector").order_by("-saved_at")


def invitations(viewer: Viewer) -> QuerySet[Proposer]:
    """Invitations to co-sign that wait for a member's answer."""
    waiting = Proposer.objects.filter(member_id=viewer.member_id, state=CosignState.INVITED, proposal__state=State.COSIGNING)
    return waiting.select_related("proposal__author").order_by("proposal__cosign_until")


def approvals(viewer: Viewer) -> QuerySet[Proposal]:
    """Collective proposals that wait for this convener."""
    speaks_for = Seat.objects.filter(member_id=viewer.member_id, until__isnull=True, office__in=[SeatOffice.HEAD, SeatOffice.DEPUTY, SeatOffice.CONVENER])
    return Proposal.objects.filter(state=State.COSIGNING, approved_at__isnull=True, organ_id__in=speaks_for.values("organ_id")).select_related("author")


def queue(viewer: Viewer, stage: int) -> QuerySet[Proposal]:
    """What waits for review at one stage, first come first; each with its recommendations."""
    waiting = visible_to(viewer).filter(state=State.SUBMITTED, stage=stage)
    return waiting.select_related("author__sector", "sector", "organ", "lead_unit").order_by("submitted_at", "pk")


def stage_counts(viewer: Viewer) -> dict[int, int]:
    """How many wait at each stage."""
    rows = visible_to(viewer).filter(state=State.SUBMITTED).values_list("stage").annotate(n=Count("pk"))
    return dict(rows.values_list("stage", "n"))


def decided_lately(viewer: Viewer, limit: int = 20) -> Sequence[Proposal]:
    """The last decisions that can still be taken back."""
    undone = Q(state__in=[State.FILED, State.DECLINED, State.SENT_BACK]) | Q(state=State.SUBMITTED, stage__gt=1)
    found = visible_to(viewer).select_related("author__sector", "sector", "lead_unit").filter(undone, reviews__reversed_at__isnull=True, reviews__decision__in=[d.value for d in Decision])
    return list(found.annotate(decided_at=Max("reviews__at")).order_by("-decided_at")[:limit])


def to_hand_over(viewer: Viewer) -> QuerySet[Proposal]:
    """Filed and not yet handed over, with the units the review planned."""
    return visible_to(viewer).filter(state=State.FILED).select_related("author", "sector", "organ", "lead_unit").prefetch_related("choices__unit").order_by("number_order")


def mine_to_hand_over(viewer: Viewer) -> QuerySet[Proposal]:
    """Of what waits to be handed over, that which falls to this viewer."""
    return to_hand_over(viewer).filter(falls_to(viewer))


UNITS: Ready[Unit] = Ready(lambda: units().values_list("pk", "name"))
SECTORS: Ready[Organ] = Ready(lambda: sectors().values_list("pk", "name"))


def unit_names() -> list[tuple[int, str]]:
    """Ids and names of the units that may be handed something, for filters."""
    return UNITS()


def sector_names() -> list[tuple[int, str]]:
    """Ids and names of the sectors, for filters."""
    return SECTORS()


def sectors() -> QuerySet[Organ]:
    """Sectors, for filters."""
    return organs(OrganKind.SECTOR)


def units_still(ids: Sequence[int]) -> list[Unit]:
    """Those of the named units that still are active, in order: a wish for one that was stopped meanwhile is let go."""
    known = Unit.objects.filter(active=True).in_bulk(list(ids))
    return [known[pk] for pk in ids if pk in known]


def units_named(ids: Sequence[int]) -> list[Unit]:
    """Active units in the order in which they were named; unknown ids raise NotFound."""
    known = Unit.objects.filter(active=True).in_bulk(list(ids))
    if len(known) < len(set(ids)):
        raise NotFound("选的单位里有的已停用，请重选。")
    return [known[pk] for pk in ids]


def own(viewer: Viewer, proposal_id: int) -> Proposal:
    """One proposal that the viewer may write on; somebody else's draft is not there (404)."""
    proposal = seen(viewer, proposal_id)
    if viewer.role == Role.MEMBER and proposal.author_id != viewer.member_id:
        raise NotFound("没有这件草稿，可能已删除，或不是你写的。")
    return proposal


def wishes(proposal: Proposal) -> list[Unit]:
    """The units the proposer would like to see handle it, in the order named."""
    return [choice.unit for choice in proposal.choices.all() if choice.layer == Layer.WISH]


def invited(viewer: Viewer, proposal: Proposal) -> bool:
    """Whether this member's answer to an invitation is still awaited."""
    return any(p.member_id == viewer.member_id and p.state == CosignState.INVITED for p in proposal.proposers.all())


def approves(viewer: Viewer, proposal: Proposal) -> bool:
    """Whether a collective proposal waits for this convener."""
    return proposal.state == State.COSIGNING and not proposal.approved_at and viewer.member_id is not None and approvals(viewer).filter(pk=proposal.pk).exists()


def to_invite(proposal: Proposal, day: date) -> list[tuple[int, str, str, str]]:
    """Members who may still be asked to co-sign, as a picker takes them."""
    known = [p.member_id for p in proposal.proposers.all() if p.state in {CosignState.ACCEPTED, CosignState.INVITED}]
    return choices_of(members_on(day).exclude(pk__in=known))


def by_ids(viewer: Viewer, ids: Sequence[int]) -> QuerySet[Proposal]:
    """Those of these proposals that the viewer may see, with their units."""
    return visible_to(viewer).filter(pk__in=list(ids)).select_related("lead_unit")
