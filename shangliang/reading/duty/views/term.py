"""换届提名参考: a term's members with grades, attendance, follow-ups and advice; on the page and as a workbook."""

from collections import Counter
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from shangliang.commons.ui.requests import opens_to
from shangliang.foundation.rows import xlsx

from .. import exports, queries
from ..rules.reappointing import Advice
from .table import EXCEL, sections


def _found(request: HttpRequest) -> tuple[Any, list[Any], str]:
    today, asked = timezone.localdate(), request.GET.get("advice", "")
    term = queries.term.present(today)
    return term, queries.term.lines(term, today) if term else [], asked if asked in Advice.values() else ""


@opens_to(permission="duty.read")
def reappointment(request: HttpRequest) -> HttpResponse:
    """Whom to put forward again: advice with its reasons; staff decide."""
    term, rows, asked = _found(request)
    counts = Counter(one.advised.advice for one in rows)
    ways = [{"label": "全部", "href": "?", "count": len(rows), "active": not asked}]
    ways += [{"label": one.label, "href": f"?advice={one.value}", "count": counts[one], "active": asked == one} for one in Advice]
    shown = [one for one in rows if not asked or one.advised.advice == asked]
    return render(request, "duty/reappointment.html", {"term": term, "rows": shown[:600], "ways": ways, "counts": counts, "Advice": Advice, "sections": sections(request, "follow_up")})


@opens_to(permission="duty.read")
def reappointment_export(request: HttpRequest) -> HttpResponse:
    """The same as a workbook."""
    term, rows, asked = _found(request)
    shown = [one for one in rows if not asked or one.advised.advice == asked]
    return FileResponse(xlsx(exports.REAPPOINTMENT, exports.reappointment(shown), sheet="换届提名参考"), as_attachment=True, filename=f"换届提名参考（{term or ''}）.xlsx", content_type=EXCEL)
