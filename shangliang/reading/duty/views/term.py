"""换届提名参考: a term's members with grades, attendance, follow-ups and advice; on the page and as a workbook."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from shangliang.commons.ui.paging import kept, pager
from shangliang.commons.ui.requests import number, opens_to
from shangliang.foundation.rows import xlsx

from .. import exports, queries
from ..rules.reappointing import Advice
from .table import EXCEL, PAGE, sections


def _found(request: HttpRequest) -> tuple[Any, list[Any]]:
    """The term, and its members of the name and sector asked for."""
    today, name, sector = timezone.localdate(), request.GET.get("q", "").strip(), number(request.GET.get("sector"))
    term = queries.term.present(today)
    rows = queries.term.lines(term, today) if term else []
    return term, [one for one in rows if name in one.member.name and sector in (None, one.member.sector_id)]


def _advised(request: HttpRequest, rows: Sequence[Any]) -> list[Any]:
    """Those with the advice asked for; all where none is."""
    asked = request.GET.get("advice", "")
    return [one for one in rows if one.advised.advice == asked] if asked in Advice.values() else list(rows)


@opens_to(permission="duty.read")
def reappointment(request: HttpRequest) -> HttpResponse:
    """Whom to put forward again: advice with its reasons; staff decide."""
    term, rows = _found(request)
    shown, counts, asked = _advised(request, rows), Counter(one.advised.advice for one in rows), request.GET.get("advice", "")
    ways = [{"label": "全部", "href": kept(request.GET, advice=""), "count": len(rows), "active": asked not in Advice.values()}]
    ways += [{"label": one.label, "href": kept(request.GET, advice=one.value), "count": counts[one], "active": asked == one} for one in Advice]
    page = Paginator(shown, PAGE).get_page(request.GET.get("page"))
    fields = [{"name": "sector", "label": "界别", "value": request.GET.get("sector", ""), "options": queries.organs.sectors()}]
    return render(
        request, "duty/reappointment.html",
        {
            "term": term, "rows": page, "total": len(shown), "pager": pager(page, request.GET, "名"), "ways": ways, "Advice": Advice, "fields": fields,
            "asked": asked, "q": request.GET.get("q", ""), "sections": sections(request, "follow_up"),
        },
    )  # fmt: skip


@opens_to(permission="duty.read")
def reappointment_export(request: HttpRequest) -> HttpResponse:
    """The same, narrowed as on the page, all pages in one workbook."""
    term, rows = _found(request)
    shown = _advised(request, rows)
    return FileResponse(xlsx(exports.REAPPOINTMENT, exports.reappointment(shown), sheet="换届提名参考"), as_attachment=True, filename=f"换届提名参考（{term or ''}）.xlsx", content_type=EXCEL)
