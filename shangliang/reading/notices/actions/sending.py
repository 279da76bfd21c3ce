"""Sending what was planned, each message once.

A sender takes a handful, which nobody else takes then (SKIP LOCKED). Before it hands one to its channel it writes that it has
begun; afterwards, how it went. So of a sender that is killed everything is known but the one message it was at: what was
taken and not begun goes back, what was begun and has no result is UNKNOWN and is never sent again by itself. What surely
failed is tried again, later and later. (docs/decisions/0121-sending-notices.md)
"""

import logging
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from shangliang.commons.committees.models import Committee
from shangliang.commons.committees.scope import here, within
from shangliang.commons.ledger.acts import Act, action, record
from shangliang.commons.subjects import Ref
from shangliang.foundation.errors import NotNow
from shangliang.foundation.masks import mail, phone

from ..facts import SentAgain
from ..models import OUTSIDE, Delivery, Notice, Outlet
from ..ports import Door, Message, TryAgain, Unknown, WillNot, channels
from ..queries import Reach, outlets, reaches
from ..rules import STUCK, State, next_try

log = logging.getLogger(__name__)
HANDFUL = 50


def deliver(committee: Committee, now: datetime) -> int:
    """Take the next handful that is due and send it; gives how many were taken, so that 0 means all is out."""
    with within(committee):
        taken = _take(now)
        if taken:
            ways = {way.channel: way for way in outlets()}
            people, seen = reaches({one.recipient_id for one in taken if one.recipient_id}, timezone.localdate(now)), _seen(taken)
            for one in taken:
                _send(one, ways.get(one.channel), _reach(one, people), (one.recipient_id, one.fact_id) in seen, now)
        return len(taken)


def recover(committee: Committee, now: datetime) -> int:
    """Settle what senders left that are no more; gives how many."""
    with within(committee):
        left = Delivery.objects.filter(state=State.TAKEN, taken_at__lt=now - STUCK)
        back = left.filter(begun_at__isnull=True).update(state=State.WAITING, taken_at=None)
        lost = left.filter(begun_at__isnull=False).update(state=State.UNKNOWN, ended_at=now, said="发送中断，不知道对方收到没有，没有自动重发")
        return back + lost


@action("notices.keep_channels", SentAgain)
def send_again(act: Act, thing: Delivery) -> Delivery:
    """Send once more what failed or whose result is unknown: somebody decided it, so it may arrive twice."""
    if State(thing.state) not in {State.FAILED, State.UNKNOWN}:
        raise NotNow(f"这条{State(thing.state).label}，不用重发。请刷新页面看最新情况。", code="not_now.again")
    before = State(thing.state)
    thing.state, thing.tries, thing.not_before, thing.taken_at, thing.begun_at, thing.ended_at, thing.said = State.WAITING, 0, act.at, None, None, None, "由管理员重发"
    thing.save(update_fields=["state", "tries", "not_before", "taken_at", "begun_at", "ended_at", "said"])
    record(act, SentAgain(channel=_label(thing.channel), state=before.label), about=Ref("notices.delivery", thing.pk, f"给{thing.addressee}的通知"))
    return thing


def _reach(one: Delivery, people: dict[int, Reach]) -> Reach | None:
    """How somebody is reached: of people outside nothing is known but the address they left."""
    return people.get(one.recipient_id) if one.recipient_id else Reach(OUTSIDE, "", one.outside, here=True)


def _label(code: str) -> str:
    return channels.get(code).label if code in channels else code


def _take(now: datetime) -> list[Delivery]:
    with transaction.atomic():
        found = Delivery.objects.filter(state=State.WAITING, not_before__lte=now).order_by("not_before", "pk")
        taken = list(found.select_for_update(skip_locked=True, of=("self",))[:HANDFUL])
        Delivery.objects.filter(pk__in=[one.pk for one in taken]).update(state=State.TAKEN, taken_at=now, begun_at=None)
    for one in taken:
        one.taken_at = now
    return taken


def _seen(taken: list[Delivery]) -> set[tuple[int, int | None]]:
    """Which of the facts taken people have opened in the notice centre meanwhile."""
    facts = {one.fact_id for one in taken if one.fact_id}
    return set(Notice.objects.filter(fact_id__in=facts, recipient_id__in={one.recipient_id for one in taken if one.recipient_id}, seen_at__isnull=False).values_list("recipient_id", "fact_id"))


def _send(one: Delivery, way: Outlet | None, person: Reach | None, seen: bool, now: datetime) -> None:
    why = _needless(way, person, seen)
    if why or way is None or person is None:
        return _ended(one, State.DROPPED, why, now)
    channel = channels.get(one.channel)
    to = {"phone": person.phone, "mail": person.mail}.get(channel.reach, "")
    one.masked = _masked(channel.reach, to)
    if channel.reach and not to:
        return _ended(one, State.FAILED, "没有登记邮箱" if channel.reach == "mail" else "没有登记手机号", now)
    if not _begun(one, now):
        return None  # it took us so long that it was given back; whoever has it now sends it
    try:
        channel.send(Door(way.address, way.secret, way.options), _message(one, person, to))
    except TryAgain as again:
        _later(one, str(again), now)
    except WillNot as refused:
        _ended(one, State.FAILED, str(refused), now)
    except Unknown as unknown:
        _ended(one, State.UNKNOWN, str(unknown), now)
    except Exception:
        log.exception("Channel %s broke on delivery %s", one.channel, one.pk)
        _ended(one, State.UNKNOWN, "渠道程序出错，不知道发出没有", now)
    else:
        _ended(one, State.SENT, "", now)
    return None


# Said twice a message, so they go as plain statements whose plans are kept; row-level security holds as everywhere.
BEGUN = """update notices_delivery set begun_at = %s, tries = tries + 1, masked = %s
 where id = %s and committee_id = %s and state = %s and taken_at = %s and begun_at is null"""
ENDED = """update notices_delivery set state = %s, said = %s, ended_at = %s, masked = %s
 where id = %s and committee_id = %s and state in (%s, %s) and taken_at = %s"""


def _say(sql: str, *given: Any) -> bool:
    """Whether the statement found its row."""
    with connection.ready_cursor() as cursor:  # type: ignore[attr-defined]  # our own backend has it
        cursor.execute(sql, given)
        return bool(cursor.rowcount)


def _begun(one: Delivery, now: datetime) -> bool:
    return _say(BEGUN, now, one.masked, one.pk, one.committee_id, State.TAKEN.value, one.taken_at)


def _needless(way: Outlet | None, person: Reach | None, seen: bool) -> str:
    """Why nobody needs this message any more; "" when it goes out."""
    if way is None or way.channel not in channels:
        return "这个渠道已经停用"
    if person is None or not person.here:
        return "本人已经不在岗"
    return "本人已经在平台上看过" if seen else ""


def _masked(reach: str, to: str) -> str:
    return (mail(to) if reach == "mail" else phone(to))[:80] if to else ""


def _message(one: Delivery, person: Reach, to: str) -> Message:
    origins = settings.CSRF_TRUSTED_ORIGINS
    link = f"{origins[0]}{one.href}" if origins and one.href.startswith("/") else ""
    subject = f"{here().committee.short_name}平台通知" + ("汇总" if one.digest_day else "")
    return Message(str(one.uid), to, person.name, subject, one.text, link)


def _later(one: Delivery, why: str, now: datetime) -> None:
    wait = next_try(one.tries + 1)
    if wait is None:
        return _ended(one, State.FAILED, f"{why}，试了 {one.tries + 1} 次", now)
    Delivery.objects.filter(pk=one.pk, state=State.TAKEN).update(state=State.WAITING, not_before=now + wait, taken_at=None, begun_at=None, said=why[:200])
    return None


def _ended(one: Delivery, state: State, said: str, now: datetime) -> None:
    """Also over an UNKNOWN that was written because it took long: now it is known."""
    _say(ENDED, state.value, said[:200], now, one.masked, one.pk, one.committee_id, State.TAKEN.value, State.UNKNOWN.value, one.taken_at)
