"""The public pages: the list with its search, one proposal, what is open and how to take it all, and who is here."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from shangliang.commons.committees.scope import all_committees, setting, within
from shangliang.commons.ui.requests import number
from shangliang.foundation.errors import NotFound
from shangliang.foundation.masks.single import STARS
from shangliang.work.proposals.queries import opened
from shangliang.work.proposals.queries.opened import Sought

from . import saying
from .door import Gone, opened_to_all

if TYPE_CHECKING:
    from shangliang.commons.committees.models import Committee

LONGEST = 60  # characters of what is looked for
NARROWED = ("session", "category", "unit", "grade")
LABELS = {"session": "届次", "category": "类别", "unit": "承办单位", "grade": "结果"}


@opened_to_all
def index(request: HttpRequest, committee: None) -> HttpResponse:
    """The committees of this installation that publish; with one alone, its portal."""
    found = [one for one in all_committees() if _publishes(one)]
    if len(found) == 1:
        return HttpResponseRedirect(f"{request.path}{found[0].slug}/")
    if not found:
        raise NotFound("这里还没有地方开通公开页。")
    return render(request, "open/index.html", {"committees": found})


def _publishes(committee: "Committee") -> bool:
    with within(committee):
        return bool(setting("proposals.open.on")) and opened.open_figures()["all"] > 0


@opened_to_all
def home(request: HttpRequest, committee: "Committee") -> HttpResponse:
    """All that is open, narrowed by what is looked for."""
    wanted = sought(request)
    size = next((size for size in opened.SIZES if str(size) == request.GET.get("size")), opened.SIZES[0])
    page = min(max(number(request.GET.get("page")) or 1, 1), 100_000)
    rows, total = opened.open_page(wanted, page, size)
    meaning, choices = saying.grades(), opened.open_choices()
    last = max((total + size - 1) // size, 1)
    asked = {name: request.GET.get(name, "") for name in ("q", *NARROWED)}
    return render(
        request, "open/home.html",
        {
            "rows": [saying.line(row, committee.slug, meaning) for row in rows], "total": total, "q": asked["q"][:LONGEST], "asked": asked, "page": page, "last": last,
            "choices": [(name, LABELS[name], asked[name], [(str(value), _label(name, value, label, meaning)) for value, label in choices[name]]) for name in NARROWED],
            "figures": opened.open_figures(), "meaning": meaning, "narrowed": any(asked.values()),
            "previous": _turned(asked, size, page - 1) if page > 1 else "", "next": _turned(asked, size, page + 1) if page < last else "",
        },
    )


def _label(name: str, value: Any, label: str, meaning: dict[str, str]) -> str:
    return meaning.get(value, label) if name == "grade" else label


def _turned(asked: dict[str, str], size: int, page: int) -> str:
    kept = {name: value for name, value in asked.items() if value}
    return "?" + urlencode(kept | ({"size": size} if size != opened.SIZES[0] else {}) | {"page": page})


def sought(request: HttpRequest) -> Sought:
    """What a reader looks for, as the address says it; what it cannot mean is left out."""
    said = request.GET
    return Sought(text=said.get("q", "")[:LONGEST], session=number(said.get("session")), category=said.get("category", "")[:40], unit=said.get("unit", "")[:80], grade=said.get("grade", "")[:4])


def standing_at(code: str) -> Any:
    """What is open at an address; raises Gone where it was taken down, NotFound where nothing ever stood."""
    row, gone = opened.at_address(code)
    if gone:
        raise Gone()
    if row is None:
        raise NotFound("没有找到这一件。可能地址抄漏了，也可能没有公开。可以在公开页上按案由查找。")
    return row


@opened_to_all
def proposal(request: HttpRequest, committee: "Committee", code: str) -> HttpResponse:
    """One proposal at its permanent address."""
    row = standing_at(code)
    meaning = saying.grades()
    return render(
        request, "open/proposal.html",
        {
            "row": row, "line": saying.line(row, committee.slug, meaning), "glance": saying.glance(row, meaning), "steps": saying.steps(row), "asks": saying.answered_asks(row),
            "facts": saying.facts(row), "body": row.body, "meaning": meaning, "badge": saying.badge, "day_of": saying.day_of, "told": opened.is_told(row), "covered": STARS in row.title + row.plain,
        },
    )


@opened_to_all
def about(request: HttpRequest, committee: "Committee") -> HttpResponse:
    """What is open and what is not, how long it takes, how to apply for the rest."""
    return render(
        request, "open/about.html",
        {"span": setting("proposals.open.days").label, "apply": setting("proposals.open.apply"), "naming": setting("proposals.open.names"), "classes": setting("proposals.handling.classes")},
    )


@opened_to_all
def data(request: HttpRequest, committee: "Committee") -> HttpResponse:
    """How to take all that is open: the table, the interface, the feed."""
    return render(request, "open/data.html", {"total": opened.open_figures()["all"], "base": request.build_absolute_uri("/")[:-1]})


@opened_to_all
def robots(request: HttpRequest, committee: None) -> HttpResponse:
    """Search engines may read what is public and nothing else."""
    return HttpResponse("User-agent: *\nAllow: /open/\nDisallow: /\n", content_type="text/plain; charset=utf-8")
