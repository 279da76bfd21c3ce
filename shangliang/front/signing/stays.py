"""The record of signing in: every attempt, and the sessions it opened. It lies below the ledger, since signing in is no business act."""

import re
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

from shangliang.commons.people.models import User

from ..models import Outcome, SignIn

BROWSERS = (("MicroMessenger", "微信"), ("DingTalk", "钉钉"), ("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("HarmonyOS", "鸿蒙手机"), ("Android", "安卓手机"), ("Windows", "Windows 电脑"),
    ("Mac OS", "苹果电脑"), ("Linux", "Linux 电脑"),
)  # fmt: skip


def note(request: HttpRequest, outcome: Outcome, user: User | None = None) -> None:
    """Write one attempt down; after one that succeeded the session's key is kept, so that it can be ended from elsewhere."""
    SignIn.objects.create(
        user=user, outcome=outcome, at=timezone.now(), address=address_of(request), device=device_of(request),
        session_key=(request.session.session_key or "") if outcome == Outcome.ENTERED else "",
    )


def renew(before: str | None, now: str | None) -> None:
    """Follow a session whose key was changed while it stayed open."""
    SignIn.objects.filter(session_key=before or "-").update(session_key=now or "")


def left(request: HttpRequest) -> None:
    """Note that this session was left by its owner."""
    SignIn.objects.filter(session_key=request.session.session_key, ended_at__isnull=True).update(ended_at=timezone.now())


def open_sessions(user_id: int, now: datetime) -> list[SignIn]:
    """Sessions of a person that may still be open, the latest first."""
    oldest = now - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    found = SignIn.objects.filter(user_id=user_id, outcome=Outcome.ENTERED, ended_at__isnull=True, at__gte=oldest).order_by("-at")[:50]
    alive = set(Session.objects.filter(session_key__in=[stay.session_key for stay in found], expire_date__gt=now).values_list("session_key", flat=True))
    return [stay for stay in found if stay.session_key in alive]


def lately(user_id: int, limit: int = 10) -> list[SignIn]:
    """The latest attempts under a person's account."""
    return list(SignIn.objects.filter(user_id=user_id).order_by("-at")[:limit])


def end_sessions(user_id: int, now: datetime, *, keep: str = "") -> int:
    """End a person's sessions except the one whose key is `keep`; gives how many were ended."""
    ended = [stay for stay in open_sessions(user_id, now) if stay.session_key != keep]
    for stay in ended:
        SessionStore(stay.session_key).delete()
    SignIn.objects.filter(pk__in=[stay.pk for stay in ended]).update(ended_at=now)
    return len(ended)


def address_of(request: HttpRequest) -> str | None:
    """Where a request came from; behind our own proxy the address the proxy saw."""
    passed_on = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_DOMAIN else ""
    said = passed_on.rsplit(",", 1)[-1].strip() or request.META.get("REMOTE_ADDR", "")
    return said if re.fullmatch(r"[0-9a-fA-F.:]{3,45}", said) else None


def device_of(request: HttpRequest) -> str:
    """Browser and device in words a person recognises as their own."""
    said = request.headers.get("User-Agent", "")
    system = next((word for mark, word in SYSTEMS if mark in said), "")
    browser = next((word for mark, word in BROWSERS if mark in said), "")
    return "　".join(filter(None, (system, browser))) or "不认识的设备"
