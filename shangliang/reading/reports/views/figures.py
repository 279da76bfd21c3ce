"""Figures by themselves: all of a period, one in full with its records, and the sets frozen when reports were issued."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from shangliang.commons.access import may
from shangliang.commons.figures.axes import axes
from shangliang.commons.figures.statements import Moment, Narrow
from shangliang.commons.ledger.declared import kinds
from shangliang.commons.subjects import subjects
from shangliang.commons.ui.requests import number, opens_to, viewer_of
from shangliang.foundation.errors import NotFound
from shangliang.foundation.periods import Period

from .. import exports, panels, queries
from ..access import READERS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE, MOST_ROWS, MOST_WITHIN = 50, 20_000, 3


@dataclass(frozen=True)
class Asked:
    """The days a page is asked for, by which day it must have been recorded (None: what the ledger says now), and `within` which lines of axes."""

    period: Period[date]
    as_of: date | None
    within: tuple[tuple[str, str], ...] = ()

    @property
    def moment(self) -> Moment:
        return queries.known_by(self.as_of)

    def kept(self, **more: Any) -> str:
        """The same in an address, with more beside it."""
        said = {"first": self.period.start.isoformat(), "last": self.period.last.isoformat(), "as_of": self.as_of.isoformat() if self.as_of else ""} | more
        return "?" + urlencode([*((name, value) for name, value in said.items() if value), *(("in", f"{axis}:{key}") for axis, key in self.within)])

    def narrowed(self, by: str, part: str) -> Narrow:
        """Only what is asked for, and of a split one line where one is."""
        return Narrow(parts=(*self.within, *([(by, part)] if part else [])))

    def said(self) -> list[tuple[str, str]]:
        """The lines of axes in words: what they are of, and which."""
        return [(axes.get(axis).label, axes.get(axis).names([key]).get(key, key)) for axis, key in self.within]

    def shortcuts(self, today: date, **more: Any) -> list[dict[str, Any]]:
        """The spans that are asked for most."""
        spans = {
            "今年": (date(today.year, 1, 1), today), "上半年": (date(today.year, 1, 1), date(today.year, 6, 30)), "本月": (today.replace(day=1), today),
            "去年": (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
        }  # fmt: skip
        return [
            {"label": label, "href": replace(self, period=Period.days(*days)).kept(**more), "active": (self.period.start, self.period.last) == days} for label, days in spans.items()
        ]


def _asked(request: HttpRequest) -> Asked:
    period = queries.period_from(request.GET.get("first", ""), request.GET.get("last", ""), timezone.localdate())
    try:
        as_of = date.fromisoformat(request.GET.get("as_of", ""))
    except ValueError:
        as_of = None
    return Asked(period, as_of, _within(request))


def _within(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    """The lines of axes a page is narrowed to: `in=proposals.session:2`; what is no axis is left out."""
    pairs = (one.partition(":") for one in request.GET.getlist("in")[:MOST_WITHIN])
    return tuple((axis, key[:80]) for axis, _, key in pairs if axis in axes and key)


@opens_to(*READERS)
@require_GET
def browser(request: HttpRequest) -> HttpResponse:
    """All figures by group for a period, against the year before."""
    asked, text, filled = _asked(request), request.GET.get("q", "").strip()[:60], request.GET.get("filled") == "yes"
    groups = queries.browse(asked.period, text, filled=filled, moment=asked.moment)
    context = {
        "groups": groups, "period": asked.period, "as_of": asked.as_of, "q": text, "filled": filled, "panels": panels, "kept": asked.kept(),
        "export": asked.kept(q=text, filled="yes" if filled else ""), "spans": asked.shortcuts(timezone.localdate(), q=text, filled="yes" if filled else ""),
        "total": sum(len(lines) for _, lines in groups), "sets": queries.frozen_sets()[:12],
    }
    return render(request, "reports/figures.html", context)


@opens_to(*READERS)
@require_GET
def export_all(request: HttpRequest) -> HttpResponse:
    """The same list as a workbook."""
    asked = _asked(request)
    file = exports.figures_table(queries.browse(asked.period, request.GET.get("q", "").strip()[:60], filled=request.GET.get("filled") == "yes", moment=asked.moment))
    return FileResponse(file, as_attachment=True, filename=f"指标{asked.period.start:%Y%m%d}-{asked.period.last:%Y%m%d}.xlsx", content_type=XLSX)


@opens_to(*READERS)
@require_GET
def figure(request: HttpRequest, code: str) -> HttpResponse:
    """One figure in full: value, year on year, parts, records; `part` narrows all of it to one line of the split."""
    asked, way, part, page = _asked(request), request.GET.get("by", "month")[:40], request.GET.get("part", "")[:80], max(number(request.GET.get("page")) or 1, 1)
    found = queries.overview(code, asked.period, way, moment=asked.moment, only=asked.narrowed(way, part), first=(page - 1) * PAGE, limit=PAGE)
    viewer = viewer_of(request)
    total = found.records.total
    context = {
        "found": found, "figure": found.line.figure, "period": asked.period, "as_of": asked.as_of, "panels": panels, "kept": asked.kept(), "rows": _linked(viewer, found.records.rows),
        "made": [(one.label, reverse("reports:figure", args=[one.code]) + asked.kept(by=way, part=part)) for one in found.made], "part": part, "part_label": next((one.label for one in found.parts if one.key == part), part), "asked": asked.kept(by=way, part=part), "by": way,
        "spans": asked.shortcuts(timezone.localdate(), by=way, part=part),
        "opens": {one.key: asked.kept(by=found.way, part=one.key) for one in found.parts}, "whole": asked.kept(by=way), "within": asked.said(), "within_kept": [f"{axis}:{key}" for axis, key in asked.within], "out": replace(asked, within=()).kept(by=way),
        "ways": [{"label": label, "href": asked.kept(by=key), "active": key == found.way} for key, label in found.ways],
        "most": max((float(part.value.number or 0) for part in found.parts), default=0), "first": (page - 1) * PAGE + 1, "last": min(page * PAGE, total),
        "previous": asked.kept(by=way, part=part, page=page - 1) if page > 1 else "", "next": asked.kept(by=way, part=part, page=page + 1) if page * PAGE < total else "",
    }
    return render(request, "reports/figure.html", context)


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
    asked = _asked(request)
    only = asked.narrowed(request.GET.get("by", "month")[:40], request.GET.get("part", "")[:80])
    found = queries.overview(code, asked.period, moment=asked.moment, only=only, limit=MOST_ROWS)
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
