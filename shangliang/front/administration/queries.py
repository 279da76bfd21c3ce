"""What administrators and auditors read: who may sign in, who is locked out, who signed in."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from shangliang.commons.access import Role
from shangliang.commons.access.models import Post
from shangliang.commons.committees.models import CalendarDay, Committee, Session
from shangliang.commons.committees.scope import here
from shangliang.commons.people.models import User
from shangliang.foundation.errors import NotFound

from ..models import Authenticator, SignIn


@dataclass
class Person:
    """Somebody with posts here, and how their account stands."""

    user: User
    posts: list[Post] = field(default_factory=list)
    locked: bool = False
    bound: bool = False

    @property
    def state(self) -> str:
        """The one word that matters most about an account."""
        if self.locked:
            return "锁定中"
        if self.user.last_login is None:
            return "没登录过"
        return "待换密码" if self.user.must_change_password else ""


def held_posts(day: date) -> QuerySet[Post]:
    """Posts held on a day in the committee we are in."""
    return Post.objects.filter(Q(until__isnull=True) | Q(until__gt=day), since__lte=day)


def people(day: date, *, role: str = "", text: str = "", view: str = "", now: datetime) -> QuerySet[User]:
    """Users with a post on `day`, by name; `view` is fresh (never signed in), locked or "" for all."""
    posts = held_posts(day).filter(user=OuterRef("pk"))
    found = User.objects.filter(Exists(posts.filter(role=role) if role else posts))
    if text:
        found = found.filter(Q(name__contains=text) | Q(account__contains=text))
    if view == "fresh":
        found = found.filter(last_login__isnull=True)
    if view == "locked":
        found = found.filter(account__in=locked_accounts(now))
    return found.order_by("name", "pk")


def with_posts(users: Iterable[User], day: date, now: datetime) -> list[Person]:
    """The same people with their posts, and whether they are locked out (three queries)."""
    known = {user.pk: Person(user) for user in users}
    for post in held_posts(day).filter(user__in=known).select_related("unit", "organ", "stands_for__user").order_by("role", "pk"):
        known[post.user_id].posts.append(post)
    locked = locked_accounts(now)
    bound = set(Authenticator.objects.filter(user__in=known, confirmed=True).values_list("user_id", flat=True))
    for person in known.values():
        person.locked, person.bound = person.user.account in locked, person.user.pk in bound
    return list(known.values())


def locked_accounts(now: datetime) -> set[str]:
    """Accounts that wrong passwords have locked."""
    since = now - (get_cool_off() or timedelta(minutes=30))
    rows = AccessAttempt.objects.filter(attempt_time__gte=since).values_list("username").annotate(n=Sum("failures_since_start"))
    return {account for account, n in rows if n >= settings.AXES_FAILURE_LIMIT}


def account_counts(day: date, now: datetime) -> dict[str, int]:
    """How many accounts there are, never used, locked, and still with an initial password (two queries)."""
    posts = held_posts(day).filter(user=OuterRef("pk"))
    fresh, waiting = Q(last_login__isnull=True), Q(must_change_password=True, last_login__isnull=False)
    return User.objects.filter(Exists(posts)).aggregate(
        all=Count("pk"), fresh=Count("pk", filter=fresh), waiting=Count("pk", filter=waiting),
        locked=Count("pk", filter=Q(account__in=locked_accounts(now))),
    )


def person_here(user_id: int) -> User:
    """A user who holds or held a post in this committee; anybody else is not there (404)."""
    found = User.objects.filter(Exists(Post.objects.filter(user=OuterRef("pk"))), pk=user_id).first()
    if found is None:
        raise NotFound("没有这个人，可能不属于本委员会。")
    return found


def session_here(session_id: int) -> Session:
    """A session of this committee (404 otherwise)."""
    found = next((session for session in here().sessions if session.pk == session_id), None)
    if found is None:
        raise NotFound("没有这次会议，可能不属于本委员会。")
    return found


def marks(year: int) -> dict[date, CalendarDay]:
    """The committee's own marks in a year."""
    return {mark.day: mark for mark in CalendarDay.objects.filter(day__year=year)}


def sign_ins(day: date | None = None, who: str = "") -> QuerySet[SignIn]:
    """Attempts to sign in by people of this committee, the latest first."""
    ours = Post.objects.filter(user=OuterRef("user"))
    found = SignIn.objects.filter(Exists(ours)).select_related("user").order_by("-at", "-pk")
    if who:
        found = found.filter(Q(user__name__contains=who) | Q(user__account__contains=who))
    return found.filter(at__date=day) if day else found


def token_posts(day: date) -> list[Post]:
    """Posts through which a machine may act: of staff, hand-over offices and units, never a member's own."""
    roles = [role for role in Role if role not in {Role.MEMBER, Role.PLATFORM, Role.ADMINISTRATOR, Role.AUDITOR}]
    found = held_posts(day).filter(role__in=roles).select_related("user", "unit")
    return sorted(found, key=lambda post: (roles.index(Role(post.role)), post.user.name))


def committees_with_counts() -> list[Committee]:
    """Every committee; what is inside stays closed to the platform."""
    return list(Committee.objects.select_related("parent").order_by("level", "name"))
