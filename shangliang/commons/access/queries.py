"""Posts: which ones a user may step into, and the viewer each one makes."""

from datetime import date

from django.db import connection
from django.db.models import Q

from shangliang.commons.people.queries import organ_ids_of

from .models import Post
from .roles import Role
from .verdicts import Viewer


def committees_of(user_id: int) -> list[int]:
    """Ids of the committees in which a user holds a post today; readable before any committee is entered.

    Goes through a database function, since row-level security hides posts as long as no committee is chosen.
    """
    with connection.cursor() as cursor:
        cursor.execute("select distinct committee_id from access_committees_of(%s) order by 1", [user_id])
        return [row[0] for row in cursor.fetchall()]


def posts_of(user_id: int, day: date) -> list[Post]:
    """The posts a user holds on `day` in the committee we are in, the most used kind first."""
    held = Post.objects.filter(Q(until__isnull=True) | Q(until__gt=day), user_id=user_id, since__lte=day)
    order = list(Role)
    return sorted(held.select_related("unit", "member", "organ"), key=lambda post: (order.index(Role.of(post.role)), post.pk))


def viewer_of(post: Post, name: str, scopes: frozenset[str] | None = None) -> Viewer:
    """The viewer that a user is while in `post`."""
    organs = organ_ids_of(post.member_id) if post.member_id else set()
    if post.organ_id:
        organs.add(post.organ_id)
    return Viewer(
        user_id=post.user_id, name=name, committee_id=post.committee_id, role=Role.of(post.role), post_id=post.pk,
        member_id=post.member_id, unit_id=post.unit_id, organ_ids=frozenset(organs), scopes=scopes,
    )


def users_in(role: Role, *, unit_id: int | None = None) -> list[int]:
    """User ids of those who now hold a role, of one unit where named."""
    held = Post.objects.filter(role=role, until__isnull=True)
    return list((held.filter(unit_id=unit_id) if unit_id else held).values_list("user_id", flat=True).distinct())
