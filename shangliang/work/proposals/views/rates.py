"""The rates of a session's proposals, by unit, category, sector, organ, member or session; and the quality that reviews found."""

from datetime import date
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from shangliang.commons.access import COMMITTEE_WIDE
from shangliang.commons.committees.scope import here, setting
from shangliang.commons.figures.declared import all_figures
from shangliang.commons.figures.opening import open_to
from shangliang.commons.ui.requests import number, opens_to, viewer_of

from .. import exports, panels, queries
from .key import XLSX

BY = {"unit": "主办单位", "session": "届次", "category": "分类", "sector": "界别", "organ": "党派团体", "member": "委员"}
AXIS = {name: f"proposals.{'lead_unit' if name == 'unit' else name}" for name in BY}
QUALITY_BY = ("category", "sector", "organ")
MOST_LINES = 500


def _asked(request: HttpRequest, ways: tuple[str, ...], today: date) -> tuple[str, Any]:
    """How the table is split, and the session it is of (None: all, when it is split by session)."""
    by, wanted = request.GET.get("by", ""), number(request.GET.get("session"))
    by = by if by in ways else ways[0]
    return by, None if by == "session" else next((one for one in here().sessions if one.pk == wanted), None) or here().session_on(today)


def _table(request: HttpRequest, table: dict[str, str], ways: tuple[str, ...]) -> dict[str, Any]:
    """What a page of figures shows: the whole, the lines, how each is counted, and the other ways to split."""
    today = timezone.localdate()
    by, session = _asked(request, ways, today)
    period, opens, within = queries.stretch(session, today), open_to(viewer_of(request)), queries.of_session(session).parts
    found, known = queries.figure_lines(table, AXIS[by], session, today), all_figures()
    figures = {name: known[code] for name, code in table.items()}
    return {
        "by": by, "label": BY[by], "session": session,
        "which": [{"label": str(one), "href": f"?by={by}&session={one.pk}", "active": session is not None and one.pk == session.pk} for one in here().sessions],
        "whole": panels.rate_row(queries.whole_line(table, session, today), figures, period, within=within, opens=opens),
        "rows": [panels.rate_row(line, figures, period, by=AXIS[by], within=within, opens=opens) for line in found[:MOST_LINES]], "more": max(0, len(found) - MOST_LINES),
        "how": [(figure.label, figure.what) for figure in figures.values()],
        "ways": [{"label": BY[name], "href": f"?by={name}&session={session.pk if session else ''}", "active": name == by} for name in ways],
    }  # fmt: skip


@opens_to(*COMMITTEE_WIDE)
def rates(request: HttpRequest) -> HttpResponse:
    """立案率、办复率、办结率、满意率、落实率 of a session, all together and line by line; each number opens its records."""
    return render(request, "proposals/rates.html", _table(request, queries.RATES, tuple(BY)))


@opens_to(*COMMITTEE_WIDE)
def export(request: HttpRequest) -> HttpResponse:
    """The same table as .xlsx, with what each rate is made of."""
    today = timezone.localdate()
    by, session = _asked(request, tuple(BY), today)
    rows = [panels.plain_row(line, queries.RATES) for line in queries.figure_lines(queries.RATES, AXIS[by], session, today)]
    return FileResponse(exports.rates(BY[by], rows), as_attachment=True, filename=f"提案各率（{BY[by]}）{today:%Y%m%d}.xlsx", content_type=XLSX)


@opens_to(*COMMITTEE_WIDE)
def quality(request: HttpRequest) -> HttpResponse:
    """How many points of review filed proposals met, by category, sector or organ."""
    found = _table(request, queries.QUALITY, QUALITY_BY)
    return render(request, "proposals/quality.html", found | {"lacking": queries.lacking(found["session"], timezone.localdate()), "points": setting("proposals.review.checklist")})
