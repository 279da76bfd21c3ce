"""The screen in the hall without signing in: an address that can be ended, which shows sums and nobody's name, and the page that makes it."""

import time
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shangliang.commons.committees.scope import all_committees, here, within
from shangliang.commons.ui.machines import Pace
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, public
from shangliang.foundation.errors import Invalid, NotFound
from shangliang.foundation.rows import as_date

from .. import actions
from ..queries import passes
from .looking import screen_of

PER_MINUTE = 30  # for one address: a screen asks every fifteen seconds at most
LONGEST = 100
USUAL = timedelta(days=365)
pace = Pace(PER_MINUTE)


@public
@never_cache
@require_GET
def hall(request: HttpRequest, slug: str, secret: str) -> HttpResponse:
    """The screen, for whoever has its address; a wrong, ended or expired one is not there."""
    committee = next((one for one in all_committees() if one.slug == slug), None) if len(secret) <= LONGEST else None
    if committee is None:
        raise NotFound()
    if wait := pace.take(hash((slug, secret)), time.monotonic()):
        return HttpResponse("取数太快了，请稍后。", status=429, headers={"Retry-After": str(wait)}, content_type="text/plain; charset=utf-8")
    with within(committee):
        if not passes.holds(secret, timezone.localdate()):
            raise NotFound("这个大屏地址没有了，可能已停用或到期。请找管理员另发一个。")
        response = screen_of(request, reverse("boards:hall", args=[slug, secret]))
    response["X-Robots-Tag"], response["Referrer-Policy"] = "noindex, nofollow", "no-referrer"
    return response


@opens_to(permission="boards.arrange")
@require_http_methods(["GET", "POST"])
@never_cache
def addresses(request: HttpRequest) -> HttpResponse:
    """All addresses, and the way to make one; a fresh one is shown this once."""
    wrong: Invalid | None = None
    context: dict[str, Any] = {"today": timezone.localdate(), "usual": timezone.localdate() + USUAL, "typed": request.POST, "fresh": ""}
    if request.method == "POST":
        try:
            made, secret = actions.make_pass(act_of(request), None, name=request.POST.get("name", ""), until=as_date(request.POST.get("until", "")) or date.min)
            context |= {"fresh": request.build_absolute_uri(reverse("boards:hall", args=[here().committee.slug, secret])), "made": made, "typed": {}}
        except Invalid as refused:
            wrong = refused
    context |= {"passes": passes.passes(), "wrong": wrong, "errors": wrong.fields if wrong else {}}
    return render(request, "boards/addresses.html", context, status=wrong.status if wrong else 200)


@opens_to(permission="boards.arrange")
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End an address at once."""
    one = passes.pass_by_id(pk)
    if one is None:
        raise NotFound("没有这个大屏地址。")
    actions.end_pass(act_of(request), one)
    tell(request, f"“{one.name}”的大屏地址已停用。")
    return redirect("boards:addresses")
