"""The home of whoever is looking."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from shangliang.commons.access import HANDOVER, STAFF, UNIT, Role
from shangliang.commons.committees.scope import here
from shangliang.commons.ui.requests import viewer_of

from ..administration.views import office_home
from ..marks import signed_in
from ..waiting import waiting_of
from . import chair, desk, feed, member


@signed_in
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """The home of the role in use."""
    if request.viewer is None:  # type: ignore[attr-defined]
        return render(request, "front/no_post.html")
    return _home_of(viewer_of(request).role)(request)


def _home_of(role: Role) -> Callable[[HttpRequest], HttpResponse]:
    if role in UNIT:
        return lambda request: redirect("handling:inbox")
    if role in STAFF | HANDOVER:
        return _desk
    return {
        Role.MEMBER: _member,
        Role.CHAIR: _chair,
        Role.ADMINISTRATOR: office_home,
        Role.AUDITOR: lambda request: redirect("front:ledger"),
        Role.PLATFORM: lambda request: redirect("front:committees"),
    }[role]


def _desk(request: HttpRequest) -> HttpResponse:
    viewer, today = viewer_of(request), timezone.localdate()
    made = desk.desk(viewer, today, waiting_of(request))
    context = {"desk": made, "feed": feed.feed(viewer, today), "now": timezone.now(), "session": here().session_on(today)}
    return render(request, "front/home_desk.html", context)


def _member(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    return render(request, "front/home_member.html", {"home": member.home(viewer_of(request), now), "now": now})


def _chair(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    return render(request, "front/home_chair.html", {"chair": chair.chair(viewer_of(request), timezone.localdate(now)), "now": now})
