"""The public's door: into one committee by its address, for reading only, at a bearable pace, with answers that proxies may keep.

What is kept elsewhere has to be asked for again each time (`no-cache` with an ETag), so that what is taken down is gone at once.
"""

import functools
import hashlib
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from shangliang.commons.committees.models import Committee
from shangliang.commons.committees.scope import setting, within
from shangliang.commons.ui.machines import Pace
from shangliang.commons.ui.requests import View, public
from shangliang.foundation.errors import NotFound, Refused
from shangliang.work.proposals.queries import opened

from ..door import stay
from ..marks import at_gate
from ..signing.stays import address_of
from .portal import Portal

PER_MINUTE = 240  # for one address; whole offices share one
KEPT_PAGES, KEPT_SIZE = 64, 300_000  # pages kept drawn in each process, and how many bytes one may have
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
SAID_THERE = ("open.office", "open.apply", "open.days", "open.names", "handling.classes")  # settings of which these pages speak
SHOWN_BY = ("../jinja2/open", "../../commons/ui/jinja2/ui", "../../commons/ui/static/ui")
pace = Pace(PER_MINUTE)
AN_HOUR = 12  # forms sent from one address
writing = Pace(AN_HOUR)
writing.rate = AN_HOUR / 3600


class Gone(Refused):
    """Something stood here and was taken down."""

    status = 410
    title = "这一件已经撤下"

    def __init__(self) -> None:
        super().__init__("这个地址上的提案曾经公开，后来按规定撤下了。想了解情况，可以联系本级政协办公室。", code="taken_down")


class TooFast(Refused):
    """More than one address may ask."""

    status = 429
    title = "看得太快了"

    def __init__(self, wait: int) -> None:
        super().__init__(f"这个网络地址一分钟里打开了太多页。请 {wait} 秒以后再看；要全部数据，请下载表格。", code="too_often")
        self.wait = wait


def opened_to_all(view: Callable[..., HttpResponse]) -> View:
    """Make a view of (request, committee, …) one for everybody: reading only, in the committee its address names, kept by proxies."""
    return _opened(view, frozenset({"GET", "HEAD"}), kept=True)


def read_by_all(view: Callable[..., HttpResponse]) -> View:
    """For reading only, and kept by nobody: what it shows is not of the published proposals by whose changes kept pages are told old from new."""
    return _opened(view, frozenset({"GET", "HEAD"}))


def written_by_all(view: Callable[..., HttpResponse]) -> View:
    """The same for a page with a form: never kept by anybody, with the token against forgery, and a POST few times an hour only."""
    return _opened(view, frozenset({"GET", "HEAD", "POST"}))


def _opened(view: Callable[..., HttpResponse], methods: frozenset[str], *, kept: bool = False) -> View:
    @public
    @at_gate
    @functools.wraps(view)
    def entered(request: HttpRequest, slug: str = "", **known: Any) -> HttpResponse:
        if request.method not in methods:
            return HttpResponse("这里只能看，不能改。", status=405, headers={"Allow": ", ".join(sorted(methods))}, content_type="text/plain; charset=utf-8")
        try:
            _bearable(request)
            committee = _committee(slug) if slug else None
            if committee is None:
                response = view(request, None, **known)
            else:
                with within(committee):
                    response = stay(_inside(request, committee, view, known, kept=kept), committee)
        except Refused as refused:
            response = _refused(request, refused)
        return _headed(request, response)

    return entered


def _bearable(request: HttpRequest) -> None:
    address = address_of(request) or ""
    network = ":".join(address.split(":")[:4]) if ":" in address else address  # of IPv6 a whole network is one reader
    if wait := pace.take(hash(network), time.monotonic()):
        raise TooFast(wait)
    if request.method == "POST" and (wait := writing.take(hash(network), time.monotonic())):
        raise TooFast(wait)


def _committee(slug: str) -> Committee:
    found = Committee.objects.filter(slug=slug).first()
    if found is None:
        raise NotFound("没有这个地方的公开页。请核对地址。")
    return found


def _inside(request: HttpRequest, committee: Committee, view: Callable[..., HttpResponse], known: dict[str, Any], *, kept: bool) -> HttpResponse:
    if not setting("proposals.open.on"):
        raise NotFound("这个地方还没有开通公开页。")
    request.portal = Portal(committee, request.path)  # type: ignore[attr-defined]
    if not kept:
        response = view(request, committee, **known)
        response["Cache-Control"] = "no-store"
        return response
    tag = _tag(request, committee)
    if request.headers.get("If-None-Match") and tag in parse_etags(request.headers["If-None-Match"]):
        return HttpResponseNotModified(headers={"ETag": tag})
    if (kept := _drawn.get(tag)) is not None:
        return HttpResponse(kept[0], headers=kept[1])
    try:
        response = view(request, committee, **known)
    except Refused as refused:
        return _refused(request, refused)
    response["ETag"] = tag
    _keep(tag, response)
    return response


# Pages as they were last drawn, by their tag: it changes with whatever they are drawn from, so that none is ever old.
_drawn: dict[str, tuple[bytes, dict[str, str]]] = {}


def _keep(tag: str, response: HttpResponse) -> None:
    """Keep a page in this process; the one kept longest makes room."""
    if response.status_code == 200 and not response.streaming and len(response.content) <= KEPT_SIZE:
        while len(_drawn) >= KEPT_PAGES:
            _drawn.pop(next(iter(_drawn), ""), None)
        _drawn[tag] = (response.content, dict(response.items()))


def _tag(request: HttpRequest, committee: Committee) -> str:
    """Changes with whatever is published or taken down here, with the words around it, and with this program."""
    said = [_program(), request.get_host(), request.get_full_path(), committee.pk, committee.short_name, opened.mark_of_changes(), request.COOKIES.get("text") == "large"]
    said += [setting(f"proposals.{key}") for key in SAID_THERE]
    return f'W/"{hashlib.sha256(repr(said).encode()).hexdigest()[:24]}"'


@cache
def _program() -> str:
    """A fingerprint of all that draws these pages."""
    place = Path(__file__).parent
    files = sorted(file for part in SHOWN_BY for file in (place / part).rglob("*") if file.is_file())
    files += sorted(place.glob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def _refused(request: HttpRequest, refused: Refused) -> HttpResponse:
    if "/data/v1/" in request.path and not request.path.endswith(".csv"):
        response: HttpResponse = JsonResponse({"code": refused.code, "message": refused.message}, status=refused.status, json_dumps_params={"ensure_ascii": False})
    else:
        portal = getattr(request, "portal", None)
        response = render(request, "open/refused.html" if portal else "ui/error.html", {"title": refused.title, "message": refused.message, "code": refused.status}, status=refused.status)
    if isinstance(refused, TooFast):
        response["Retry-After"] = str(refused.wait)
    return response


def _headed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    whose = "private" if settings.SESSION_COOKIE_NAME in request.COOKIES else "public"
    response.headers.setdefault("Cache-Control", f"{whose}, no-cache" if response.status_code in {200, 304} else "no-store")
    response.headers.setdefault("Content-Security-Policy", POLICY)
    response.headers["X-Robots-Tag"] = "noarchive"
    patch_vary_headers(response, ["Cookie"])
    return response
