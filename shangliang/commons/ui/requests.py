"""From a web request to an act: the decorators that say to whom a page opens, and who is asking.

`front.door` puts `viewer` on each request; rooms read it here and never look at the session.
"""

import functools
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils import timezone

from shangliang.commons.access import Role, Viewer, require
from shangliang.commons.ledger.acts import Act
from shangliang.foundation.errors import NotAllowed

View = Callable[..., HttpResponse]
DIGITS = 18  # of the largest number a column holds


def viewer_of(request: HttpRequest) -> Viewer:
    """Who is looking; raises NotAllowed when nobody signed in."""
    viewer = getattr(request, "viewer", None)
    if viewer is None:
        raise NotAllowed("请先登录。", code="sign_in")
    return viewer


def act_of(request: HttpRequest) -> Act:
    """The act a form performs: the hidden `act_uid` that ui.once() puts into it makes sending it twice harmless."""
    return Act(viewer=viewer_of(request), at=timezone.now(), channel="web", uid=_uid(request.POST.get("act_uid", "")))


def number(text: str | None) -> int | None:
    """A whole number that a page carries (an id, a page, a year); None for anything else a request may say in its place."""
    return int(text) if text and len(text) <= DIGITS and text.isascii() and text.isdigit() else None


def numbers(texts: Iterable[str]) -> list[int]:
    """The whole numbers among these, in their order and each once."""
    return list(dict.fromkeys(found for found in map(number, texts) if found is not None))


def _uid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid4()


def is_fragment(request: HttpRequest) -> bool:
    """Does HTMX ask for a part of the page? A history restore wants the whole page, and so does a boosted link."""
    asked = request.headers.get("HX-Request") == "true" and request.headers.get("HX-Boosted") != "true"
    return asked and request.headers.get("HX-History-Restore-Request") != "true"


def wants_json(request: HttpRequest) -> bool:
    """Does a script (autosave, search and choose) or a machine ask?"""
    return request.headers.get("Accept", "").startswith("application/json")


def opens_to(*roles: Role, permission: str | None = None) -> Callable[[View], View]:
    """Say to whom a page opens: to these roles (none named: to everybody signed in), and whose permission allows."""
    wanted = frozenset(roles)

    def wrap(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if getattr(request, "viewer", None) is None:
                return _to_sign_in(request)
            viewer = viewer_of(request)
            if viewer.committee_id is None and viewer.role not in wanted:
                raise NotAllowed("这一页是各地政协自己的工作，平台管理员不能打开。")
            if wanted and viewer.role not in wanted:
                names = "、".join(role.label for role in Role if role in wanted)
                raise NotAllowed(f"这一页由{names}使用，你现在的身份是{viewer.role.label}。可以在右上角换一个身份。")
            if permission:
                require(viewer, permission)
            return view(request, *args, **kwargs)

        guarded.opens_to = wanted  # type: ignore[attr-defined]
        return guarded

    return wrap


def public(view: View) -> View:
    """Mark a view that needs no sign-in, so that the table of URLs and roles knows it was meant."""
    view.opens_to = None  # type: ignore[attr-defined]
    return view


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    address = resolve_url(settings.LOGIN_URL)
    if is_fragment(request):
        response = HttpResponse(status=401)
        response["HX-Redirect"] = address
        return response
    if request.method != "GET":
        raise NotAllowed("登录已过期。刚才填的内容留在这台设备上，重新登录后会自动补上。", code="sign_in")
    return HttpResponseRedirect(f"{address}?{urlencode({'next': request.get_full_path()})}")
