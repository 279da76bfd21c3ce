"""The register of proposals, and its export."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from shangliang.commons.access import Viewer, may
from shangliang.commons.committees.scope import here, setting
from shangliang.commons.ui.paging import kept, pager
from shangliang.commons.ui.requests import number, opens_to, viewer_of

from .. import panels, queries
from ..queries import Filter
from ..rules import PRIVATE, Kind, State, Timing

NUMBERS = {"session", "unit", "sector", "page"}
LABELS = {"category": "分类", "unit": "主办单位", "sector": "界别", "state": "状态", "kind": "提案人", "timing": "时间", "text": "含有"}


def wanted_of(request: HttpRequest) -> Filter:
    """The filter an address asks for; what cannot be read is left out rather than refused."""
    values: dict[str, Any] = {}
    for name in Filter.__dataclass_fields__:
        given = request.GET.get("q" if name == "text" else name, "").strip()
        if name in NUMBERS:
            if (found := number(given)) is not None:
                values[name] = found
        elif given:
            values[name] = given
    return Filter(**values)


@opens_to()
def proposal_list(request: HttpRequest) -> HttpResponse:
    """All proposals the viewer may see, narrowed, in pages of 20 (or 50)."""
    viewer, today, wanted = viewer_of(request), timezone.localdate(), wanted_of(request)
    counts = queries.view_counts(viewer, wanted, today)
    size = 50 if request.GET.get("size") == "50" else queries.PAGE
    pages = Paginator(range(counts.get(wanted.view, counts["all"])), size)
    page = pages.get_page(wanted.page)
    rows = queries.page_of(viewer, wanted, today, (page.number - 1) * size, size)
    fields, query = _fields(wanted), query_of(request)
    own = _own_tabs(viewer, query)
    named = any(tab["active"] for tab in own)
    tabs = [_tab(request, name, label, counts[name], wanted) for name, (label, _) in queries.views(today).items() if name == "all" or counts[name]]
    return render(
        request, "proposals/list.html",
        {
            "rows": [panels.row(proposal, today) for proposal in rows], "wanted": wanted, "page": page, "counts": counts,
            "tabs": [tab | {"active": tab["active"] and not named} for tab in tabs] + own,
            "save": f"{reverse('proposals:views')}?{query}" if query and not named else "", "own": len(own),
            "fields": fields, "conds": _conditions(request, wanted, fields), "pager": _pager(request, page), "session": _session(wanted),
        },
    )


def query_of(request: HttpRequest) -> str:
    """The conditions of an address, in one order, without the page one is on; "" where there are none."""
    names = ["view", "q", *(name for name in Filter.__dataclass_fields__ if name not in {"view", "text", "page"})]
    return urlencode([(name, value) for name in names if (value := request.GET.get(name, "").strip())])


def conditions_of(request: HttpRequest) -> list[str]:
    """The conditions of an address in words, the built-in view first."""
    wanted = wanted_of(request)
    view = [label for name, (label, _) in queries.views(timezone.localdate()).items() if name == wanted.view and name != "all"]
    return [*view, *(one["label"] for one in _conditions(request, wanted, _fields(wanted)))]


def _own_tabs(viewer: Viewer, query: str) -> list[dict[str, Any]]:
    """The viewer's own views as tabs; the one whose conditions are in force is marked."""
    return [{"label": view.name, "href": f"?{view.query}", "active": view.query == query} for view in queries.own_views(viewer)]


def _session(wanted: Filter) -> Any:
    sessions = here().sessions
    return next((s for s in sessions if s.pk == wanted.session), sessions[-1] if sessions else None)


def _fields(wanted: Filter) -> list[dict[str, Any]]:
    states = [(s.value, s.label) for s in State if s not in PRIVATE]
    said = [
        ("category", [(c, c) for c in setting("proposals.categories")]),
        ("unit", [(str(pk), name) for pk, name in queries.unit_names()]),
        ("sector", [(str(pk), name) for pk, name in queries.sector_names()]),
        ("state", states),
        ("kind", Kind.choices()),
        ("timing", Timing.choices()),
    ]
    fields = [{"name": name, "label": LABELS[name], "value": str(getattr(wanted, name) or ""), "options": options} for name, options in said]
    sessions = [(str(s.pk), s.short) for s in reversed(here().sessions)]
    if len(sessions) > 1:
        chosen = _session(wanted)
        fields.append({"name": "session", "label": "届次", "value": str(chosen.pk if chosen else ""), "options": sessions})
    return fields


def _tab(request: HttpRequest, name: str, label: str, count: int, wanted: Filter) -> dict[str, Any]:
    return {"label": label, "count": count, "href": kept(request.GET, view="" if name == "all" else name), "active": wanted.view == name}


def _conditions(request: HttpRequest, wanted: Filter, fields: list[dict[str, Any]]) -> list[dict[str, str]]:
    said = []
    if wanted.text:
        said.append({"label": f"含有：{wanted.text}", "href": kept(request.GET, q="")})
    for one in fields:
        if one["name"] == "session" or not one["value"]:
            continue
        label = dict(one["options"]).get(one["value"])
        if label:
            said.append({"label": f"{one['label']}：{label}", "href": kept(request.GET, **{one["name"]: ""})})
    return said


def _pager(request: HttpRequest, page: Any) -> dict[str, Any]:
    export = reverse("proposals:export") + kept(request.GET) if may(viewer_of(request), "proposals.export") else ""
    return pager(page, request.GET, "件") | {"export": export}
