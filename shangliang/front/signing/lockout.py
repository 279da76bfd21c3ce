"""Five wrong tries lock an account for half an hour (等保 2.0); django-axes counts, this says who is meant and what to tell them."""

from datetime import datetime, timedelta
from typing import Any
from unicodedata import normalize

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from shangliang.commons.people.models import User
from shangliang.commons.people.sealed import fingerprint
from shangliang.commons.ui.wording import time


def as_typed(text: str) -> str:
    """An account or phone number as it was meant: full-width digits made half-width, spaces and dashes of a phone left out."""
    plain = normalize("NFKC", text).strip()
    digits = plain.replace(" ", "").replace("-", "")
    return digits if digits.removeprefix("+86").isdigit() else plain


def known_as(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """The name under which tries are counted: one per person, whether they typed account or phone (AXES_USERNAME_CALLABLE).

    Whoever is not known is counted under a fingerprint, so that no phone number lies about in clear.
    """
    given = credentials or {}
    # Django names what was typed "username", axes itself names it after the model's field.
    typed = as_typed(str(given.get("username") or given.get(User.USERNAME_FIELD) or ""))
    try:
        return User.objects.get_by_natural_key(typed).account
    except User.DoesNotExist:
        return "?" + fingerprint(typed)[:32]


def locked_until(account: str, now: datetime) -> datetime | None:
    """When an account opens again by itself; None when it is open."""
    cool_off = get_cool_off() or timedelta(minutes=30)
    attempts = AccessAttempt.objects.filter(username=account, attempt_time__gte=now - cool_off)
    if (attempts.aggregate(n=Sum("failures_since_start"))["n"] or 0) < settings.AXES_FAILURE_LIMIT:
        return None
    return attempts.latest("attempt_time").attempt_time + cool_off


def tries_left(account: str, now: datetime) -> int:
    """How many wrong tries are left before an account is locked."""
    cool_off = get_cool_off() or timedelta(minutes=30)
    attempts = AccessAttempt.objects.filter(username=account, attempt_time__gte=now - cool_off)
    return max(settings.AXES_FAILURE_LIMIT - (attempts.aggregate(n=Sum("failures_since_start"))["n"] or 0), 0)


def unlock(account: str) -> None:
    """Open a locked account at once."""
    reset(username=account)


def locked_out(request: HttpRequest, response: HttpResponse | None = None, credentials: dict[str, Any] | None = None) -> HttpResponse:
    """What somebody sees whose account is locked for a while (AXES_LOCKOUT_CALLABLE)."""
    now = timezone.now()
    until = locked_until(known_as(request, credentials or getattr(request, "axes_credentials", None)), now) or now
    return render(request, "front/locked.html", {"until": time(until), "limit": settings.AXES_FAILURE_LIMIT}, status=429)
