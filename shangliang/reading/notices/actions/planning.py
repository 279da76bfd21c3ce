"""What is to be sent to whom, and when: at once about a fact, or once a day about all that is unread.

Planned in the transaction that writes the notices, so that a message stands for each or for none; the tables' own rules say
"once" as well. Nothing is sent here.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from shangliang.commons.committees.models import Committee
from shangliang.commons.committees.scope import setting, within
from shangliang.commons.ledger.declared import kinds
from shangliang.commons.ledger.telling import Letter

from ..models import Delivery, Notice, Outlet, Wishes
from ..queries import how, outlets
from ..rules import How, digest_text, group_of, not_before

CHUNK = 500
MAIL = "mail"
SHOWN = 5
NEWS = timedelta(days=7)
"""A digest looks back no further: what nobody opened for a week was told in the digests before."""


def plan(committee: Committee, news: Sequence[Notice], now: datetime) -> None:
    """Put down what goes out at once of some new notices, after the quiet hours where it is not urgent."""
    ways = outlets()
    if not ways or not news:
        return
    wishes = _wishes({notice.recipient_id for notice in news})
    calm, urgent = _calm(now), set(setting("notices.urgent"))
    Delivery.objects.bulk_create(
        (
            Delivery(
                committee=committee, recipient_id=notice.recipient_id, channel=way.channel, fact_id=notice.fact_id, text=notice.text, href=notice.href, made_at=now,
                not_before=now if kinds.get(notice.kind).label in urgent else calm,
            )
            for notice in news
            for way in ways
            if _hears(wishes.get(notice.recipient_id), way, notice.kind, How.AT_ONCE)
        ),
        ignore_conflicts=True,
    )  # fmt: skip


def plan_letter(committee: Committee, fact_id: int, letter: Letter, now: datetime) -> None:
    """Put down one mail to somebody outside, after the quiet hours; nothing where the committee has not set up mail."""
    if any(way.channel == MAIL for way in outlets()):
        made = Delivery(committee=committee, channel=MAIL, outside=letter.mail, fact_id=fact_id, text=letter.text, href=letter.href, made_at=now, not_before=_calm(now))
        Delivery.objects.bulk_create([made], ignore_conflicts=True)


def digest(committee: Committee, now: datetime) -> int:
    """Put down today's digests for all whose hour has come; gives how many. Twice, or three at once, puts down each once."""
    local, count, last = timezone.localtime(now), 0, 0
    with within(committee):
        ways = outlets()
        if not ways or local.hour < _earliest():
            return 0
        while people := _unread_people(now, last):
            last = people[-1]
            with transaction.atomic():
                count += _digests(committee, ways, people, local)
    return count


def _earliest() -> int:
    own = Wishes.objects.filter(hour__isnull=False).order_by("hour").values_list("hour", flat=True).first()
    common: int = setting("notices.digest_hour")
    return common if own is None else min(own, common)


def _unread_people(now: datetime, after: int) -> list[int]:
    """The next people, by id, who have something unread."""
    fresh = Notice.objects.filter(seen_at__isnull=True, at__gt=now - NEWS, recipient_id__gt=after)
    return list(fresh.order_by("recipient_id").values_list("recipient_id", flat=True).distinct()[:CHUNK])


def _digests(committee: Committee, ways: list[Outlet], people: list[int], local: datetime) -> int:
    wishes, told = _wishes(set(people)), _told(people, local.date())
    common = setting("notices.digest_hour")
    calm = _calm(local)
    rows = Notice.objects.filter(seen_at__isnull=True, at__gt=local - NEWS, recipient_id__in=people).order_by("recipient_id", "-pk")
    made: list[Delivery] = []
    for user, lines in groupby(rows.values_list("recipient_id", "pk", "kind", "text").iterator(chunk_size=2000), key=lambda line: line[0]):
        wish, unread = wishes.get(user), list(lines)
        if local.hour < (wish.hour if wish and wish.hour is not None else common):
            continue
        made += [one for way in ways if (one := _one(committee, way, user, wish, unread, told.get((user, way.channel)), local, calm))]
    return len(Delivery.objects.bulk_create(made, ignore_conflicts=True))


def _one(
    committee: Committee, way: Outlet, user: int, wish: Wishes | None, unread: list[tuple[int, int, str, str]], told: tuple[int, date | None] | None, local: datetime, calm: datetime
) -> Delivery | None:
    """The digest of one person through one channel; None when nothing came since the last one, or today's is there."""
    upto, day = told or (0, None)
    if day == local.date() or how(wish, way) != How.DIGEST:
        return None
    muted = set(wish.muted if wish else ())
    texts = [text for _, pk, kind, text in unread if pk > upto and group_of(kind) not in muted]
    if not texts:
        return None
    return Delivery(
        committee=committee, recipient_id=user, channel=way.channel, digest_day=local.date(), upto=unread[0][1], text=digest_text(len(texts), texts[:SHOWN]), href="/notices/?view=new",
        made_at=local, not_before=calm,
    )  # fmt: skip


def _told(people: Iterable[int], day: date) -> dict[tuple[int, str], tuple[int, date | None]]:
    """Up to which notice each was told by a digest, and of which day the last was."""
    rows = Delivery.objects.filter(recipient_id__in=people, digest_day__isnull=False).order_by().values_list("recipient_id", "channel")
    return {(user, channel): (upto, last) for user, channel, upto, last in rows.annotate(Max("upto"), Max("digest_day"))}


def _wishes(people: set[int]) -> dict[int, Wishes]:
    return {wish.user_id: wish for wish in Wishes.objects.filter(user_id__in=people).defer("mail")}


def _hears(wish: Wishes | None, way: Outlet, kind: str, rhythm: How) -> bool:
    return how(wish, way) == rhythm and group_of(kind) not in (wish.muted if wish else ())


def _calm(now: datetime) -> datetime:
    return not_before(timezone.localtime(now), setting("notices.quiet_from"), setting("notices.quiet_until"))
