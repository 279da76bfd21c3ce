"""The interface for machines at /api/v1/: all rooms' doors put together, and every refusal as {code, message, fields}."""

import functools
import logging
from collections.abc import Callable
from typing import Any

from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, re_path
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.renderers import JSONRenderer

from shangliang.commons.ui.machines import Bearer, NoKey, TooOften
from shangliang.commons.ui.requests import public
from shangliang.foundation.errors import Invalid, NotFound, Refused
from shangliang.front.interface import exchange
from shangliang.front.interface.explaining import Explained
from shangliang.front.refusals import answer
from shangliang.practices.handling.api import router as handling
from shangliang.practices.registers.api import router as registers
from shangliang.work.membership.api import router as membership
from shangliang.work.proposals.api import router as proposals

from .mistakes import sentence

# The longest reply is some tens of thousands of characters; what is longer is no call of ours.
LARGEST = 1024 * 1024
log = logging.getLogger(__name__)


class Refusal(Refused):
    """A refusal of the interface itself, with a status of its own."""

    def __init__(self, status: int, message: str, code: str) -> None:
        super().__init__(message, code)
        self.status = status


class Renderer(JSONRenderer):
    json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    title="商量：机器接口", version="1.0", urls_namespace="api", auth=Bearer(), docs=Explained(), docs_url="/docs", docs_decorator=public, renderer=Renderer(),
    description="政府办公平台、数据交换平台凭令牌读取和办理，与页面上办的是同一件事。所有拒绝都是 {code, message, fields}。",
)
for router in (exchange.cards, proposals, handling, registers, membership, exchange.router):
    api.add_router("", router)


@api.exception_handler(Refused)
def refused(request: HttpRequest, why: Any) -> HttpResponse:
    """The house's own refusals, as everywhere."""
    response = answer(request, why)
    if isinstance(why, NoKey):
        response["WWW-Authenticate"] = "Bearer"
    if isinstance(why, TooOften):
        response["Retry-After"] = str(why.wait)
    return response


@api.exception_handler(AuthenticationError)
def nobody(request: HttpRequest, why: Any) -> HttpResponse:
    """No key at all."""
    return refused(request, NoKey())


@api.exception_handler(ValidationError)
def misshapen(request: HttpRequest, why: Any) -> HttpResponse:
    """Something that was sent has the wrong shape: which, and what it should be."""
    fields = {_place(one["loc"]): sentence(one) for one in why.errors}
    said = "；".join(f"{place}：{text}" if place else text for place, text in list(fields.items())[:5])
    more = f"；另有 {len(fields) - 5} 项" if len(fields) > 5 else ""
    return refused(request, Invalid(f"送来的内容要改：{said}{more}。", fields=fields))


def _place(location: tuple[Any, ...]) -> str:
    """Where in what was sent, as a path: units.0.role. What only our program calls it is left out."""
    source, *path = location
    inside = path[1:] if source == "body" or (source == "query" and len(path) > 1) else path
    return ".".join(str(step) for step in inside if step not in {"int", "constrained-str", "str"} and not str(step).startswith("function-"))


@api.exception_handler(HttpError)
def unreadable(request: HttpRequest, why: Any) -> HttpResponse:
    """What was sent is no JSON."""
    if why.status_code == 400:
        return refused(request, Refusal(400, "请求内容不是完整的 JSON，或不是 UTF-8。请看看引号、逗号和括号。", "not_json"))
    return refused(request, Refusal(why.status_code, "这个请求没有办成。", "refused"))


@api.exception_handler(Http404)
def missing(request: HttpRequest, why: Any) -> HttpResponse:
    """Nothing here."""
    return refused(request, NotFound())


@api.exception_handler(Exception)
def broken(request: HttpRequest, why: Any) -> HttpResponse:
    """A fault of ours: it goes into the log, and the caller may send the same again."""
    log.exception("%s %s", request.method, request.path, exc_info=why)
    got_request_exception.send(sender=None, request=request)
    return refused(request, Refusal(500, "程序出了差错，这次没有办成，已记入日志。请稍后原样重发；还不行，请告诉政协办公室。", "broken"))


@csrf_exempt
def _nowhere(request: HttpRequest) -> HttpResponse:
    raise NotFound("接口没有这个地址。全部地址见 /api/v1/docs。", "no_address")


def _spoken(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What Django would answer in English or not at all, in our words: too much, or a method that is not there."""

    @functools.wraps(view)
    def said(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        length = str(request.META.get("CONTENT_LENGTH") or 0)
        if length.isdecimal() and int(length) > LARGEST:
            return refused(request, Refusal(413, f"一次最多送 {LARGEST // 1024 // 1024} MB。", "too_large"))
        response = view(request, *args, **kwargs)
        response.setdefault("Cache-Control", "no-store")
        if response.status_code != 405:
            return response
        allowed = response["Allow"]
        response = refused(request, Refusal(405, f"这个地址只接受 {allowed}。", "method"))
        response["Allow"] = allowed
        return response

    return said


def addresses() -> tuple[list[Any], str, str]:
    """All of it, for the table of addresses."""
    patterns, app, namespace = api.urls
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = _spoken(pattern.callback)
    return [*patterns, re_path(r"^.+$", _spoken(_nowhere), name="nowhere")], app, namespace
