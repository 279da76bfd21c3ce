"""One place turns refusals into what a person sees: a page, an HTMX fragment or JSON."""

import logging
from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.core.exceptions import PermissionDenied
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render, resolve_url
from django.urls import resolve

from shangliang.commons.ui.requests import is_fragment
from shangliang.foundation.errors import Invalid, NotAllowed, NotFound, Refused

from .shell import Shell

log = logging.getLogger(__name__)


class Refusals:
    """Catches `Refused` from views; anything else stays an error."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, Http404):
            error = NotFound()
        elif isinstance(error, PermissionDenied):
            error = NotAllowed("你现在的身份不能打开这一页。")
        elif isinstance(error, DataError) and request.method == "GET":
            error = NotFound()  # an address with a number that no row can have
        elif isinstance(error, DataError):
            log.warning("The database could not keep what was sent to %s: %s", request.path, str(error).splitlines()[0])
            error = Invalid("有内容太长、超出范围，或含有认不出的字符，没有存上。请检查后再试。", code="unreadable")
        return answer(request, error) if isinstance(error, Refused) else None


def _where(request: HttpRequest) -> str:
    """The page from which something was sent, so that signing in leads back to it and to what was typed there."""
    return urlsplit(request.headers.get("Referer", "")).path or request.path


def _ways(request: HttpRequest, refused: Refused) -> list[tuple[str, str]]:
    """Where to go from here: to the thing that the step was about, or else to the page one came from; and home."""
    home = (resolve_url("front:home"), "回到首页")
    if thing := _thing(request) if refused.status != NotFound.status else "":
        return [(thing, "回到这一件"), home]
    came = urlsplit(request.headers.get("Referer", ""))
    known = came.netloc == request.get_host() and (came.path != request.path or request.method == "POST")
    return [(f"{came.path}?{came.query}" if came.query else came.path, "回到刚才那一页"), home] if known else [home]


def _thing(request: HttpRequest) -> str:
    """The page above the address of a step, where it is the page of the same thing: /proposals/22/close/ → /proposals/22/."""
    match = request.resolver_match
    above = request.path.rstrip("/").rpartition("/")[0] + "/"
    if match is None or not match.kwargs:
        return ""
    try:
        return above if resolve(above).kwargs == match.kwargs else ""
    except Http404:
        return ""


def answer(request: HttpRequest, refused: Refused) -> HttpResponse:
    """The refusal in the form the request asked for."""
    if request.path.startswith("/api/") or request.headers.get("Accept", "").startswith("application/json"):
        body = {"code": refused.code, "message": refused.message}
        if isinstance(refused, Invalid):
            body["fields"] = refused.fields  # type: ignore[assignment]
        return JsonResponse(body, status=refused.status, json_dumps_params={"ensure_ascii": False})
    template = "ui/refusal.html" if is_fragment(request) else "ui/error.html"
    context = {"refused": refused, "title": refused.title, "message": refused.message, "code": refused.status}
    if getattr(request, "viewer", None) is not None and getattr(request, "portal", None) is None and refused.code != "gate":
        context |= {"frame": Shell(request).frame, "ways": _ways(request, refused)}
    if refused.code == "sign_in":
        context |= {"title": "登录已过期", "ways": [(f"{resolve_url('front:sign_in')}?{urlencode({'next': _where(request)})}", "重新登录")]}
    response = render(request, template, context, status=refused.status)
    if template == "ui/refusal.html":
        # HTMX swaps the sentence into the page's live region; what was typed stays where it is.
        response["HX-Retarget"], response["HX-Reswap"] = "#said", "innerHTML"
    return response
