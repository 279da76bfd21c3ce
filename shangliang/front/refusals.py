"""One place turns refusals into what a person sees: a page, an HTMX fragment or JSON."""

import logging
from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.core.exceptions import PermissionDenied
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render, resolve_url

from shangliang.commons.ui.requests import is_fragment
from shangliang.foundation.errors import Invalid, NotAllowed, NotFound, Refused

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


def answer(request: HttpRequest, refused: Refused) -> HttpResponse:
    """The refusal in the form the request asked for."""
    if request.path.startswith("/api/") or request.headers.get("Accept", "").startswith("application/json"):
        body = {"code": refused.code, "message": refused.message}
        if isinstance(refused, Invalid):
            body["fields"] = refused.fields  # type: ignore[assignment]
        return JsonResponse(body, status=refused.status, json_dumps_params={"ensure_ascii": False})
    template = "ui/refusal.html" if is_fragment(request) else "ui/error.html"
    context = {"refused": refused, "title": refused.title, "message": refused.message, "code": refused.status}
    if refused.code == "sign_in":
        context |= {"title": "登录已过期", "ways": [(f"{resolve_url('front:sign_in')}?{urlencode({'next': _where(request)})}", "重新登录")]}
    response = render(request, template, context, status=refused.status)
    if template == "ui/refusal.html":
        # HTMX swaps the sentence into the page's live region; what was typed stays where it is.
        response["HX-Retarget"], response["HX-Reswap"] = "#said", "innerHTML"
    return response
