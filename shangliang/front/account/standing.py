"""代办: somebody does for some days what is due in another's post; the ledger names both."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from shangliang.commons.access import ALLOWED, HANDOVER, STAFF, UNIT, Denied, Role, Verdict, Viewer, permission
from shangliang.commons.access.models import Post
from shangliang.commons.committees.preferences import Preference, declare
from shangliang.commons.committees.scope import setting
from shangliang.commons.ledger.acts import Act, action, record
from shangliang.commons.people.models import User
from shangliang.commons.subjects import Ref
from shangliang.foundation.errors import Invalid, NotFound, NotNow, fits

from .facts import StandInEnded, StandInNamed

# What is done at a desk can be done for another; a member's duty and an auditor's look cannot.
INSIDE = STAFF | HANDOVER | {Role.CHAIR, Role.ADMINISTRATOR}
LENDABLE = INSIDE | UNIT

declare(Preference("access.stand_in_days", "int", 30, "代办最长多少天", "请人代办自己的岗位，一次最长的天数。", "登录与安全", low=1, high=366))


@permission("access.name_stand_in", "请人代办岗位", LENDABLE)
def _may_lend(viewer: Viewer, post: Post | None) -> Verdict:
    if post is None or viewer.role == Role.ADMINISTRATOR:
        return ALLOWED
    whose = post.stands_for.user_id if post.stands_for else post.user_id
    return ALLOWED if whose == viewer.user_id and not viewer.stands_for else Denied("只能请人代办自己的岗位，或请管理员办。")


@dataclass(frozen=True)
class Lent:
    """A post of one's own, and who stands in for it now or soon."""

    post: Post
    stand_ins: list[Post]
    candidates: list[User]


def _on(day: date) -> Q:
    return Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gt=day))


def lendable(user_id: int, day: date) -> list[Lent]:
    """The posts somebody may ask another to look after, with those who could."""
    held = Post.objects.filter(_on(day), user_id=user_id, role__in=LENDABLE, stands_for__isnull=True).select_related("unit", "user").order_by("pk")
    return [Lent(post, list(standing(post, day)), candidates(post, day)) for post in held]


def standing(post: Post, day: date) -> QuerySet[Post]:
    """Who stands in for a post, or is going to."""
    return Post.objects.filter(stands_for=post, until__gt=day).select_related("user").order_by("since", "pk")


def candidates(post: Post, day: date) -> list[User]:
    """Who may stand in: in a unit its own people, inside the committee whoever works there."""
    near = Q(unit=post.unit_id, role__in=UNIT) if post.role in UNIT else Q(role__in=INSIDE)
    found = Post.objects.filter(_on(day), near, stands_for__isnull=True).exclude(user=post.user_id).values("user_id")
    return list(User.objects.filter(pk__in=found, is_active=True).order_by("name", "pk"))


def own_post(pk: int) -> Post:
    """A post in force by its id; raises NotFound."""
    found = Post.objects.select_related("user", "unit").filter(_on(timezone.localdate()), pk=pk).first()
    if found is None:
        raise NotFound("没有这个岗位，可能已经结束。")
    return found


def stand_in(pk: int) -> Post:
    """A standing-in that is not over, by its id; raises NotFound."""
    found = Post.objects.filter(pk=pk, stands_for__isnull=False, until__gt=timezone.localdate()).first()
    if found is None:
        raise NotFound("没有这项代办，可能已经结束。")
    return found


@action("access.name_stand_in", StandInNamed, once=True)
def name_stand_in(act: Act, post: Post, *, user_id: int, since: date, until: date, reason: str = "") -> Post:
    """Let somebody do what is due in a post from `since` to `until`, both days included; several may, for instance in turns.

    Raises Invalid with what is wrong beside the field.
    """
    today, longest = timezone.localdate(act.at), setting("access.stand_in_days")
    if post.stands_for_id:
        raise NotNow("这个岗位是替别人代办的，不能再请人代办。", code="stands_in_itself")
    wrong = {}
    who = next((user for user in candidates(post, today) if user.pk == user_id), None)
    if who is None:
        wrong["user"] = "请从名单里选一位"
    if since < today:
        wrong["since"] = "开始不能早于今天"
    if until < since:
        wrong["until"] = "结束不能早于开始"
    elif (until - since).days >= longest:
        wrong["until"] = f"一次最长 {longest} 天，要更久请到期再请"
    if wrong or who is None:
        raise Invalid("代办还要改一改：" + "；".join(wrong.values()) + "。", fields=wrong)
    reason = fits(reason, 60, "reason", "缘由")
    after = until + timedelta(days=1)
    if Post.objects.filter(stands_for=post, user=who, since__lt=after, until__gt=since).exists():
        raise NotNow(f"{who.name}这几天已经在代办这个岗位。", code="stands_in_already")
    made = Post.objects.create(
        committee_id=act.committee, user=who, role=post.role, unit=post.unit, organ=post.organ, since=since, until=after, stands_for=post,
    )
    said = StandInNamed(role=post.role, holder=post.user.name, name=who.name, since=since.isoformat(), until=until.isoformat(), reason=reason)
    record(act, said, about=_ref(who))
    return made


@action("access.name_stand_in", StandInEnded)
def end_stand_in(act: Act, post: Post) -> Post:
    """End a standing-in before its time: from today on it holds no longer."""
    today = timezone.localdate(act.at)
    if post.stands_for is None or post.until is None or post.until <= today:
        raise NotNow("这项代办已经结束。", code="ended_already")
    post.since, post.until = min(post.since, today), today
    post.save(update_fields=["since", "until"])
    record(act, StandInEnded(role=post.role, holder=post.stands_for.user.name, name=post.user.name), about=_ref(post.user))
    return post


def _ref(user: User) -> Ref:
    return Ref("people.user", user.pk, user.name)
