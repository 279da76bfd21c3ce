"""Posts: which ones a user may step into, and the viewer each one makes."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from json import loads

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from shangliang.commons.committees.models import Committee
from shangliang.commons.committees.ready import Given, Ready
from shangliang.commons.people.queries import organ_ids_of

from .models import Post
from .roles import Role
from .verdicts import Viewer

# Whoever has a desk arrives at it: nearly all chairs and heads are members too, and their own proposals are one step away.
WORKING = [*(role for role in Role if role is not Role.MEMBER), Role.MEMBER]


def committees_of(user_id: int) -> list[int]:
    """Ids of the committees in which a user holds a post today; readable before any committee is entered.

    Goes through a database function, since row-level security hides posts as long as no committee is chosen.
    """
    with connection.cursor() as cursor:
        cursor.execute("select distinct committee_id from access_committees_of(%s) order by 1", [user_id])
        return [row[0] for row in cursor.fetchall()]


@dataclass(frozen=True)
class Holding:
    """One post of a user as the door needs it; `place` is the unit, organ or sector it is held in."""

    post_id: int
    role: Role
    committee: Committee
    place: str
    member_id: int | None
    unit_id: int | None
    organ_ids: frozenset[int]
    stands_for: str = ""

    @property
    def said(self) -> str:
        """The place, and for whom one stands in."""
        return "　".join(filter(None, (self.place, f"代{self.stands_for}" if self.stands_for else "")))

    def viewer(self, user_id: int, name: str) -> Viewer:
        """Who the user is while in this post."""
        return Viewer(
            user_id=user_id, name=name, committee_id=self.committee.pk, role=self.role, post_id=self.post_id,
            member_id=self.member_id, unit_id=self.unit_id, organ_ids=self.organ_ids, stands_for=self.stands_for,
        )


def holdings(user_id: int, day: date) -> list[Holding]:
    """All posts a user holds on `day`, in every committee, the one with most work first (one query, outside any committee).

    Goes through a database function, since row-level security hides posts as long as no committee is chosen.
    """
    with connection.cursor() as cursor:
        cursor.execute("select post_id, role, place, member_id, unit_id, organ_ids, committee, stands_for from access_holdings(%s, %s)", [user_id, day])
        rows = cursor.fetchall()
    found = [
        Holding(post_id, Role(role), _committee(committee), place, member_id, unit_id, frozenset(organ_ids), stands_for)
        for post_id, role, place, member_id, unit_id, organ_ids, committee, stands_for in rows
    ]
    return sorted(found, key=lambda held: (held.committee.pk, bool(held.stands_for), WORKING.index(held.role), held.post_id))


def _committee(said: str | dict) -> Committee:
    known = loads(said) if isinstance(said, str) else said
    fields = [field.attname for field in Committee._meta.concrete_fields]
    return Committee.from_db("default", fields, [known[name] for name in fields])


def viewer_of(post: Post, name: str, scopes: frozenset[str] | None = None) -> Viewer:
    """The viewer that a user is while in `post`."""
    organs = organ_ids_of(post.member_id) if post.member_id else set()
    if post.organ_id:
        organs.add(post.organ_id)
    return Viewer(
        user_id=post.user_id, name=name, committee_id=post.committee_id, role=Role.of(post.role), post_id=post.pk,
        member_id=post.member_id, unit_id=post.unit_id, organ_ids=frozenset(organs), scopes=scopes,
    )


def _holders(of_unit: bool) -> QuerySet[Post, int]:
    today = Given("day", "date")
    held = Post.objects.filter(Q(until__isnull=True) | Q(stands_for__isnull=False, since__lte=today, until__gt=today), role=Given("role", "text"))
    return (held.filter(unit_id=Given("unit")) if of_unit else held).order_by().values_list("user_id", flat=True).distinct()


HOLDERS: Ready[Post] = Ready(_holders)


def users_in(role: Role, *, unit_id: int | None = None) -> list[int]:
    """User ids of those who now hold a role, of one unit where named, and of those who stand in for them today."""
    known, key = _known.get(), (role, unit_id)
    if known is not None and key in known:
        return list(known[key])
    found = HOLDERS(bool(unit_id), role=str(role.value), unit=unit_id, day=timezone.localdate())
    if known is not None:
        known[key] = found
    return list(found)


@contextmanager
def holders_asked_once() -> Iterator[None]:
    """While many facts of one committee are told in one go: who holds a role is read the first time only."""
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


_known: ContextVar[dict[tuple[Role, int | None], list[int]] | None] = ContextVar("known", default=None)
