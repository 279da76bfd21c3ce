"""The leaders' board and the screen in the hall."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from shangliang.commons.access import may
from shangliang.commons.committees.scope import here
from shangliang.commons.figures.opening import open_to
from shangliang.commons.ui.requests import is_fragment, opens_to, viewer_of

from .. import panels
from ..kinds import Which
from ..queries import boards, periods


def stretch_of(request: HttpRequest) -> tuple[str, Any]:
    """The stretch a page is about: the key of the choice, and its days."""
    return periods.chosen(request.GET.get("p", ""), request.GET.get("first", ""), request.GET.get("last", ""), timezone.localdate())


def stretches(request: HttpRequest, key: str, **kept: str) -> list[dict[str, Any]]:
    """The stretches to choose from, as links."""
    return [
        {"label": one.label, "href": "?" + urlencode({"p": one.key} | {k: v for k, v in kept.items() if v}), "active": one.key == key}
        for one in periods.choices(timezone.localdate())
    ]


def sections(request: HttpRequest, active: str) -> list[dict[str, Any]]:
    """The pages of the room."""
    ways = [("board", "全景"), ("ranking", "排名"), ("width", "参与面")]
    return [{"label": label, "href": reverse(f"boards:{name}"), "active": name == active} for name, label in ways]


def way_of(request: HttpRequest, period: Any) -> panels.Way:
    """The way to the records, open to whoever may read figures."""
    return panels.Way(period, open_to(viewer_of(request)))


@opens_to(permission="boards.look")
@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """All blocks of the leaders' board over a stretch, against the year before."""
    key, period = stretch_of(request)
    found, way = boards.read(Which.LEADERS, period), way_of(request, period)
    context = {
        "period": period, "key": key, "stretches": stretches(request, key), "sections": sections(request, "board"), "cards": panels.cards(found, way),
        "charts": panels.charts(found, way), "heading": panels.heading(found), "may_arrange": bool(may(viewer_of(request), "boards.arrange")), "at": timezone.now(),
    }  # fmt: skip
    return render(request, "boards/board.html", context)


@opens_to(permission="boards.look")
@require_GET
def screen(request: HttpRequest) -> HttpResponse:
    """The screen in the hall: this year so far, nobody's name, fetched anew by itself."""
    return screen_of(request, reverse("boards:screen"))


def screen_of(request: HttpRequest, address: str) -> HttpResponse:
    """What the screen shows, and from which address it fetches itself."""
    _, period = periods.chosen(request.GET.get("p", ""), "", "", timezone.localdate())
    found, way = boards.read(Which.SCREEN, period), panels.Way(period, open=False)
    committee = here().committee
    context = {
        "period": period, "cards": panels.cards(found, way), "charts": panels.charts(found, way, "screen"), "at": timezone.now(), "asked": request.GET.get("p", ""), "address": address,
        "title": here().setting("boards.screen_title") or f"{committee.short_name}履职全景", "every": here().setting("boards.refresh"),
    }
    return render(request, "boards/_screen.html" if is_fragment(request) else "boards/screen.html", context)
