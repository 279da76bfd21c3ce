"""The gate: until a password is one's own and the second factor is given, nothing opens but the pages that settle it.

The rules stand here once, in front of every view; pages that may be used at the gate carry `@at_gate` (marks.py).
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils import timezone

from shangliang.commons.committees.preferences import PREFERENCES
from shangliang.commons.committees.scope import setting
from shangliang.commons.ui.requests import View, is_fragment, wants_json
from shangliang.foundation.errors import NotAllowed

from .refusals import answer
from .signing import factor

PASSWORD, CODE, BIND = "front:password", "front:code", "front:bind"
WHY = {
    PASSWORD: "请先把密码换成你自己的，再做别的事。",
    CODE: "请先输入动态口令。",
    BIND: "本委员会要求工作人员登录时用动态口令，请先绑定。",
}


def waits_for(request: HttpRequest) -> str:
    """The page this person has to settle first, as the name of its address; "" when nothing is in the way."""
    user = request.user
    if not user.is_authenticated:
        return ""
    if request.session.get(factor.STATE) == factor.ASKED:
        return CODE
    if user.must_change_password or _too_old(request):
        return PASSWORD
    if request.session.get(factor.STATE) != factor.PASSED and factor.obliged(getattr(request, "viewer", None)):
        return BIND
    return ""


def _too_old(request: HttpRequest) -> bool:
    """Whether the committee wants passwords changed every so many days, and these are over."""
    inside = getattr(request, "holding", None) is not None
    days = setting("signing.password_days") if inside else PREFERENCES.get("signing.password_days").default
    return bool(days) and timezone.now() - request.user.password_changed_at > timedelta(days=days)


class Gate:
    """Middleware: sends those for whom something waits to the page that settles it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, args: Any, kwargs: Any) -> HttpResponse | None:
        if getattr(view, "at_gate", False):
            return None
        name = waits_for(request)
        if not name:
            return None
        if is_fragment(request):
            response = HttpResponse(status=401)
            response["HX-Redirect"] = resolve_url(name)
            return response
        if request.method not in {"GET", "HEAD"} or wants_json(request):
            return answer(request, NotAllowed(WHY[name], code="gate"))
        return HttpResponseRedirect(f"{resolve_url(name)}?{urlencode({'next': request.get_full_path()})}")
