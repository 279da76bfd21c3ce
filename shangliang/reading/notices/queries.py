"""Reading one's notices, how people want to hear, and what went out."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from shangliang.commons.access import Viewer
from shangliang.commons.access.models import Post
from shangliang.commons.people.models import Member, User
from shangliang.foundation.errors import NotFound

from .models import Delivery, Notice, Outlet, Place, Wishes
from .rules import How, State


def notices_of(viewer: Viewer) -> QuerySet[Notice]:
    """What somebody was told in this committee, the latest first."""
    return Notice.objects.filter(recipient_id=viewer.user_id).order_by("-at", "-pk")


def unread(viewer: Viewer) -> QuerySet[Notice]:
    """What they have not opened yet; a queryset, so that the frame can count it together with other things."""
    return Notice.objects.filter(recipient_id=viewer.user_id, seen_at__isnull=True)


def followed_at() -> datetime | None:
    """When the committee's ledger was last followed: the pulse of the clockwork; None if never."""
    return Place.objects.values_list("followed_at", flat=True).first()


def own(viewer: Viewer, notice_id: int) -> Notice:
    """One notice of one's own; others' are not there (404)."""
    found = notices_of(viewer).filter(pk=notice_id).first()
    if found is None:
        raise NotFound("没有这条通知，可能不是发给你的，或不属于本委员会。")
    return found


def outlets(*, on: bool = True) -> list[Outlet]:
    """The channels a committee uses, or all it ever set up."""
    return list(Outlet.objects.filter(on=True) if on else Outlet.objects.all())


def wishes_of(user_id: int | None) -> Wishes | None:
    """How somebody wants to hear; None where the committee's own way holds."""
    return Wishes.objects.filter(user_id=user_id).first()


def how(wish: Wishes | None, outlet: Outlet) -> How:
    """By which rhythm somebody hears through a channel."""
    said = (wish.how if wish else {}).get(outlet.channel, outlet.by_default)
    return How(said) if said in How.values() else How.OFF


def deliveries(state: str = "") -> QuerySet[Delivery]:
    """The log of what went out, the latest first."""
    found = Delivery.objects.select_related("recipient").order_by("-pk")
    return found.filter(state=state) if state in State.values() else found


def delivery_counts() -> dict[str, int]:
    """How many stand in which state (one query)."""
    return dict(Delivery.objects.order_by().values_list("state").annotate(Count("pk")))


def delivery(pk: int) -> Delivery:
    """One of the log; raises NotFound."""
    found = Delivery.objects.select_related("recipient").filter(pk=pk).first()
    if found is None:
        raise NotFound("没有这条发送记录，可能不属于本委员会。")
    return found


@dataclass(frozen=True)
class Reach:
    """What is known of somebody to whom something is to be sent: `here` while they hold a post."""

    name: str
    phone: str
    mail: str
    here: bool


def reaches(user_ids: set[int], day: date) -> dict[int, Reach]:
    """How people are reached: by their account's phone, by the mail they chose or that of their seat (four queries)."""
    mails = dict(Member.objects.filter(user_id__in=user_ids).exclude(mail="").order_by("since").values_list("user_id", "mail"))
    mails |= {user: mail for user, mail in Wishes.objects.filter(user_id__in=user_ids).values_list("user_id", "mail") if mail}
    now = Q(until__isnull=True) | Q(until__gt=day)
    posts = set(Post.objects.filter(now, user_id__in=user_ids, since__lte=day).values_list("user_id", flat=True))
    users = User.objects.filter(pk__in=user_ids).only("name", "phone", "is_active")
    return {user.pk: Reach(user.name, user.phone, mails.get(user.pk, ""), user.is_active and user.pk in posts) for user in users}
