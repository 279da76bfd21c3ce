"""The ranking of units, one unit's page, and the records behind each number."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from shangliang.commons.access import COMMITTEE_WIDE, UNIT, may
from shangliang.commons.committees.scope import here, setting
from shangliang.commons.ui.requests import number, opens_to, viewer_of
from shangliang.foundation.errors import NotFound
from shangliang.practices.circulars.views import hand_over

from . import exports, panels, queries
from .rules import MEASURES

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _session(request: HttpRequest) -> Any:
    return queries.session_of(number(request.GET.get("session")), timezone.localdate())


def _sessions(chosen: Any) -> list[dict[str, Any]]:
    return [{"label": one.short, "href": f"?session={one.pk}", "active": one.pk == chosen.pk} for one in reversed(here().sessions)][:6]


@opens_to(*COMMITTEE_WIDE)
def board(request: HttpRequest) -> HttpResponse:
    """All units of a session's year, ranked; one system at a time when asked."""
    session, system = _session(request), request.GET.get("system", "")
    lines = queries.board(session, timezone.localdate())
    names = dict.fromkeys(line.system for line in sorted(lines, key=lambda line: line.name))
    tabs = [{"label": "全部", "href": f"?session={session.pk}", "count": len(lines), "active": not system}]
    tabs += [{"label": name, "href": f"?session={session.pk}&system={name}", "count": sum(line.system == name for line in lines), "active": system == name} for name in names]
    shown = [line for line in lines if not system or line.system == system]
    return render(
        request, "scoreboard/board.html",
        {
            "session": session, "sessions": _sessions(session), "tabs": tabs, "rows": [panels.row(line, session) for line in shown], "measures": MEASURES,
            "said": panels.weights({one.code: setting(f"scoreboard.weight.{one.code}") for one in MEASURES}), "period": queries.period_of(session).as_of(timezone.localdate()).label, "may_circulate": bool(may(viewer_of(request), "circulars.draft")),
        },
    )  # fmt: skip


@opens_to(*COMMITTEE_WIDE)
def export(request: HttpRequest) -> HttpResponse:
    """The ranking as .xlsx."""
    session = _session(request)
    file = exports.table(queries.board(session, timezone.localdate()))
    return FileResponse(file, as_attachment=True, filename=f"{session.short}提案办理成绩单.xlsx", content_type=XLSX)


@opens_to(*COMMITTEE_WIDE)
@require_http_methods(["GET", "POST"])
def circular(request: HttpRequest) -> HttpResponse:
    """The circular: GET its paper, POST begins one."""
    session = _session(request)
    lines = queries.board(session, timezone.localdate())
    return hand_over(request, exports.circular(f"{session.short}会议以来", lines, f"{reverse('scoreboard:board')}?session={session.pk}"))


@opens_to(*UNIT)
def mine(request: HttpRequest) -> HttpResponse:
    """The viewer's own unit."""
    return _unit(request, viewer_of(request).unit_id or 0)


@opens_to(*COMMITTEE_WIDE)
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit's page."""
    return _unit(request, pk)


def _unit(request: HttpRequest, pk: int) -> HttpResponse:
    session, inside = _session(request), viewer_of(request).role in COMMITTEE_WIDE
    try:
        line, ranked = queries.line_of(session, pk, timezone.localdate())
    except NotFound:
        if inside:
            raise
        line, ranked = None, 0
    place = line is not None and line.place is not None and (inside or setting("scoreboard.show_place"))
    return render(
        request, "scoreboard/unit.html",
        {
            "line": line, "session": session, "sessions": _sessions(session), "ranked": ranked, "place": line.place if place and line else None, "inside": inside,
            "rows": panels.measures(line, session) if line else [], "counts": panels.counts(line, session) if line else [],
            "period": queries.period_of(session).as_of(timezone.localdate()).label,
        },
    )  # fmt: skip


@opens_to(*COMMITTEE_WIDE, *UNIT)
def behind(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """The records behind a number; a unit sees its own only."""
    viewer, session = viewer_of(request), _session(request)
    if viewer.role in UNIT and viewer.unit_id != pk:
        raise NotFound()
    line, _ = queries.line_of(session, pk, timezone.localdate())
    label, rows, total = _behind(viewer, session, pk, code)
    return render(
        request, "scoreboard/behind.html",
        {"label": label, "rows": rows, "total": total, "line": line, "session": session, "inside": viewer.role in COMMITTEE_WIDE},
    )


def _behind(viewer: Any, session: Any, pk: int, code: str) -> tuple[str, list[dict[str, Any]], int]:
    """What a number is called, and its lines: facts of the ledger, results of polls or open cases."""
    if code == "evaluation":
        found = panels.judged(queries.judged_in(session, pk))
        return "测评得分", found, len(found)
    if code == "overdue":
        found = panels.owed(queries.owed(session, pk, timezone.localdate()))
        return "超期未答", found, len(found)
    label, facts, total = queries.behind(session, pk, code, timezone.localdate())
    return label, panels.records(viewer, facts), total
