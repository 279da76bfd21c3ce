"""Reviewers, what they said, and what is still to be said."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from shangliang.commons.access import Role, Viewer
from shangliang.commons.access.models import Post
from shangliang.commons.committees.scope import setting
from shangliang.commons.people.models import User
from shangliang.commons.people.queries import member_of, organ_ids_of

from ..access import JUDGES
from ..kinds import About, By, Described, kinds
from ..models import Call, Nomination, Review, Reviewer
from ..rules import NominationState, Standing, conflict, ranked

N = NominationState


@dataclass(frozen=True)
class Judged:
    """One nomination as a reviewer sees it: their own review, or why they have none to give."""

    nomination: Nomination
    review: Review | None
    conflict: str


def conflict_of(nomination: Nomination, viewer: Viewer, day: date) -> str:
    """Why this person does not review this one, or ""; looks at every seat the person holds, in whichever post they came."""
    return conflicts([nomination], viewer, day)[nomination.pk]


def conflicts(nominations: Sequence[Nomination], viewer: Viewer, day: date) -> dict[int, str]:
    """The same of many, by their ids, in a few queries however many; their calls come with them."""
    if not nominations:
        return {}
    seat = member_of(viewer.user_id, day) if viewer.user_id else None
    member_id = viewer.member_id or (seat.pk if seat else None)
    held = frozenset(organ_ids_of(member_id)) if member_id else viewer.organ_ids
    owners, found = whose(nominations), {}
    for one in nominations:
        members, organs = owners[one.pk]
        found[one.pk] = conflict(
            user_id=viewer.user_id, member_id=member_id, organ_ids=held, unit_id=viewer.unit_id, by_user=one.by_user, by_staff=one.by == By.STAFF,
            members=members, organs=organs, unit=one.unit_id,
        )  # fmt: skip
    return found


def whose(nominations: Sequence[Nomination]) -> dict[int, tuple[frozenset[int], frozenset[int]]]:
    """The members and the organs whose own matter each nomination is, by its id."""
    things = defaultdict[str, set[int]](set)
    for one in nominations:
        if one.about == About.THING and one.thing is not None:
            things[one.call.kind].add(one.thing)
    told = {kind: kinds.get(kind).describe(ids) for kind, ids in things.items()}
    return {one.pk: _owners(one, told) for one in nominations}


def _owners(one: Nomination, told: dict[str, dict[int, Described]]) -> tuple[frozenset[int], frozenset[int]]:
    if one.about == About.THING and one.thing is not None:
        thing = told[one.call.kind][one.thing]
        return thing.members, thing.organs
    return frozenset({one.member_id} - {None}), frozenset({one.organ_id} - {None})  # type: ignore[return-value]


def standings(call: Call, round: int | None = None) -> dict[int, Standing]:
    """What the reviews of a round (the present one) come to, by nomination (one query)."""
    totals, votes, recused = defaultdict[int, list[Any]](list), defaultdict[int, list[bool]](list), defaultdict[int, int](int)
    found = Review.objects.filter(nomination__call=call, round=round or call.round)
    for pk, total, vote, aside in found.values_list("nomination_id", "total", "vote", "recused"):
        if aside:
            recused[pk] += 1
        elif vote is not None:
            votes[pk].append(vote)
        elif total is not None:
            totals[pk].append(total)
    trim = setting("calls.trim")
    return {pk: ranked(totals[pk], votes[pk], recused[pk], trim=trim) for pk in {*totals, *votes, *recused}}


def places(rows: Iterable[Nomination], standing: dict[int, Standing]) -> dict[int, int]:
    """The place of each nomination by its mean, equals sharing one; those without a review have none."""
    values = {one.pk: standing[one.pk].value for one in rows if one.pk in standing and standing[one.pk].value is not None}
    ordered = sorted((value for value in values.values() if value is not None), reverse=True)
    return {pk: ordered.index(value) + 1 for pk, value in values.items() if value is not None}


def to_review(call: Call, viewer: Viewer, day: date, pk: int | None = None) -> list[Judged]:
    """Everything this reviewer has before them in the present round, or the one asked for."""
    rows = Nomination.objects.filter(call=call, state=N.ELIGIBLE).select_related("member__sector", "organ", "unit", "by_organ").order_by("pk")
    found = list(rows if pk is None else rows.filter(pk=pk))
    given = {one.nomination_id: one for one in Review.objects.filter(nomination__call=call, reviewer__user_id=viewer.user_id, round=call.round)}
    for one in found:
        one.call = call
    why = conflicts(found, viewer, day)
    return [Judged(one, given.get(one.pk), why[one.pk]) for one in found]


def reviewers_of(call: Call) -> list[dict[str, Any]]:
    """The reviewers of a call with how many reviews each has given in the present round."""
    given = defaultdict[int, int](int)
    for pk in Review.objects.filter(nomination__call=call, round=call.round).values_list("reviewer_id", flat=True):
        given[pk] += 1
    return [{"id": one.user_id, "name": one.name, "given": given[one.pk]} for one in call.reviewers.all()]


def people_to_review(day: date) -> list[tuple[int, str, str]]:
    """Who may be named as reviewer: user id, name and in which posts they work here."""
    held = Post.objects.filter(role__in=JUDGES, until__isnull=True).values_list("user_id", "role")
    roles = defaultdict[int, list[str]](list)
    for user, role in held:
        roles[user].append(Role.of(role).label)
    people = User.objects.filter(pk__in=roles, is_active=True).order_by("name", "pk")
    ranks = {Role.CHAIR.label: 0, Role.MEMBER.label: 2}
    found = [(user.pk, user.name, "、".join(sorted(set(roles[user.pk])))) for user in people]
    return sorted(found, key=lambda one: min(ranks.get(word, 1) for word in one[2].split("、")))


def unreviewed(call: Call) -> list[Reviewer]:
    """Reviewers who have said nothing yet of something they could review in the present round."""
    waiting = set(Nomination.objects.filter(call=call, state=N.ELIGIBLE).values_list("pk", flat=True))
    late = []
    for reviewer in call.reviewers.all():
        given = set(reviewer.reviews.filter(round=call.round).values_list("nomination_id", flat=True))
        if waiting - given:
            late.append(reviewer)
    return late
