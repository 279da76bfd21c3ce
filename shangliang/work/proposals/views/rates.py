"""The rates of proposals as they stand now, by session, unit, sector, organ, member or category; and the quality that reviews found."""

from datetime import date
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from shangliang.commons.access import COMMITTEE_WIDE
from shangliang.commons.committees.scope import here, setting
from shangliang.commons.ui.requests import number, opens_to

from .. import exports, panels, queries
from .key import XLSX

BY = {name: label for name, (label, _) in queries.WAYS.items()}


def _asked(request: HttpRequest, today: date) -> tuple[str, Any]:
    by = request.GET.get("by", "")
    wanted, present = number(request.GET.get("session")), here().session_on(today)
    session = next((one for one in here().sessions if one.pk == wanted), None) or present
    return (by if by in BY else "unit"), session


def _formulas() -> tuple[str, str]:
    return setting("figures.proposals.filing_rate"), setting("figures.proposals.reply_rate")


@opens_to(*COMMITTEE_WIDE)
def rates(request: HttpRequest) -> HttpResponse:
    """立案率、办复率、办结率、满意率、落实率 of a session, all together and line by line."""
    today = timezone.localdate()
    by, session = _asked(request, today)
    pk, formulas = session.pk if session else None, _formulas()
    context = {
        "by": by, "label": BY[by], "session": session, "sessions": [(one.pk, str(one)) for one in here().sessions], "whole": panels.rate_row(queries.whole_line(pk, today), *formulas),
        "rows": [panels.rate_row(one, *formulas) for one in queries.rates(by, pk, today)][:500], "ways": [{"label": label, "href": f"?by={name}&session={pk or ''}", "active": name == by} for name, label in BY.items()],
    }  # fmt: skip
    return render(request, "proposals/rates.html", context)


@opens_to(*COMMITTEE_WIDE)
def export(request: HttpRequest) -> HttpResponse:
    """The same table as .xlsx."""
    today = timezone.localdate()
    by, session = _asked(request, today)
    rows = [panels.rate_row(one, *_formulas()) for one in queries.rates(by, session.pk if session else None, today)]
    return FileResponse(exports.rates(BY[by], rows), as_attachment=True, filename=f"提案各率（{BY[by]}）{today:%Y%m%d}.xlsx", content_type=XLSX)


QUALITY_BY = {"category": "分类", "sector": "界别", "organ": "党派团体"}


@opens_to(*COMMITTEE_WIDE)
def quality(request: HttpRequest) -> HttpResponse:
    """How many points of review filed proposals met, by category, sector or organ."""
    today = timezone.localdate()
    by = request.GET.get("by", "") if request.GET.get("by", "") in QUALITY_BY else "category"
    _, session = _asked(request, today)
    found = queries.quality(by, session, today)
    context = {
        "by": by, "label": QUALITY_BY[by], "session": session, "rows": found.lines, "whole": found.whole, "lacking": found.lacking, "points": setting("proposals.review.checklist"),
        "ways": [{"label": label, "href": f"?by={name}&session={session.pk if session else ''}", "active": name == by} for name, label in QUALITY_BY.items()],
    }  # fmt: skip
    return render(request, "proposals/quality.html", context)
