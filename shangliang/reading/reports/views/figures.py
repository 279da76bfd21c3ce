"""Figures by themselves: all of a period, one in full with its records, and the sets frozen when reports were issued."""

from typing import Any
from urllib.parse import urlencode

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from shangliang.commons.access import may
from shangliang.commons.figures.statements import Narrow
from shangliang.commons.ledger.declared import kinds
from shangliang.commons.subjects import subjects
from shangliang.commons.ui.requests import number, opens_to, viewer_of
from shangliang.foundation.errors import NotFound

from .. import exports, panels, queries
from ..access import READERS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE, MOST_ROWS = 50, 20_000


def _period(request: HttpRequest) -> Any:
    return queries.period_from(request.GET.get("first", ""), request.GET.get("last", ""), timezone.localdate())


def _kept(period: Any, **more: Any) -> str:
    return "?" + urlencode({"first": period.start.isoformat(), "last": period.last.isoformat()} | {k: v for k, v in more.items() if v})


@opens_to(*READERS)
@require_GET
def browser(request: HttpRequest) -> HttpResponse:
    """All figures by group for a period, against the year before."""
    period, text, filled = _period(request), request.GET.get("q", "").strip()[:60], request.GET.get("filled") == "yes"
    groups = queries.browse(period, text, filled=filled)
    context = {
        "groups": groups, "period": period, "q": text, "filled": filled, "panels": panels, "kept": _kept(period), "export": _kept(period, q=text, filled="yes" if filled else ""),
        "total": sum(len(lines) for _, lines in groups), "sets": queries.frozen_sets()[:12],
    }
    return render(request, "reports/figures.html", context)


@opens_to(*READERS)
@require_GET
def export_all(request: HttpRequest) -> HttpResponse:
    """The same list as a workbook."""
    period = _period(request)
    file = exports.figures_table(queries.browse(period, request.GET.get("q", "").strip()[:60], filled=request.GET.get("filled") == "yes"))
    return FileResponse(file, as_attachment=True, filename=f"指标{period.start:%Y%m%d}-{period.last:%Y%m%d}.xlsx", content_type=XLSX)


@opens_to(*READERS)
@require_GET
def figure(request: HttpRequest, code: str) -> HttpResponse:
    """One figure in full: value, year on year, parts, records; `part` narrows all of it to one line of the split."""
    period, way, part, page = _period(request), request.GET.get("by", "month"), request.GET.get("part", ""), max(number(request.GET.get("page")) or 1, 1)
    found = queries.overview(code, period, way, only=_narrowed(request), first=(page - 1) * PAGE, limit=PAGE)
    viewer = viewer_of(request)
    total = found.records.total
    context = {
        "found": found, "figure": found.line.figure, "period": period, "panels": panels, "kept": _kept(period), "rows": _linked(viewer, found.records.rows),
        "part": part, "part_label": next((one.label for one in found.parts if one.key == part), part), "asked": _kept(period, by=way, part=part),
        "opens": {one.key: _kept(period, by=found.way, part=one.key) for one in found.parts}, "whole": _kept(period, by=way),
        "ways": [{"label": label, "href": _kept(period, by=key), "active": key == found.way} for key, label in found.ways],
        "most": max((float(part.value.number or 0) for part in found.parts), default=0), "first": (page - 1) * PAGE + 1, "last": min(page * PAGE, total),
        "previous": _kept(period, by=way, part=part, page=page - 1) if page > 1 else "", "next": _kept(period, by=way, part=part, page=page + 1) if page * PAGE < total else "",
    }
    return render(request, "reports/figure.html", context)


def _narrowed(request: HttpRequest) -> Narrow:
    """Only one line of a split, where one is asked for."""
    part = request.GET.get("part", "")[:80]
    return Narrow(part=(request.GET.get("by", "month")[:40], part)) if part else Narrow()


def _linked(viewer: Any, facts: list[Any]) -> list[dict[str, Any]]:
    """The records with the addresses of the things they are about, where these may be seen."""
    seen, keeps = dict[str, set[int]](), bool(may(viewer, "reports.keep"))
    for kind in {fact.subject.type for fact in facts}:
        if kind in subjects:
            seen[kind] = subjects.get(kind).visible(viewer, [fact.subject.id for fact in facts if fact.subject.type == kind])
    return [
        {
            "at": fact.at, "label": fact.subject.label, "what": getattr(kinds.get(fact.kind), "label", fact.kind) if fact.kind in kinds else fact.kind, "who": fact.actor,
            "href": subjects.get(fact.subject.type).link(fact.subject.id) if fact.subject.id in seen.get(fact.subject.type, ()) else "",
            "case": f"{reverse('reports:case_new')}?{urlencode({'kind': fact.subject.type, 'id': fact.subject.id, 'on': timezone.localdate(fact.at).isoformat()})}" if keeps else "",
        }
        for fact in facts
    ]


@opens_to(*READERS)
@require_GET
def export(request: HttpRequest, code: str) -> HttpResponse:
    """The records behind a figure as a workbook."""
    period = _period(request)
    found = queries.overview(code, period, only=_narrowed(request), limit=MOST_ROWS)
    file = exports.records_table(found.records.rows, {kind.kind: kind.label for kind in kinds})
    return FileResponse(file, as_attachment=True, filename=f"{found.line.figure.label}明细.xlsx", content_type=XLSX)


@opens_to(*READERS)
@require_GET
def frozen(request: HttpRequest, version: int) -> HttpResponse:
    """The figures as they stood when a version was issued."""
    found = next((one for one in queries.frozen_sets() if one.pk == version), None)
    if found is None:
        raise NotFound("没有这一套定稿指标。")
    return render(request, "reports/frozen.html", {"version": found, "groups": queries.frozen_values(found), "panels": panels})
