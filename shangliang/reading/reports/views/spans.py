"""Year and term side by side, and starting a special report."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, numbers, opens_to, viewer_of
from shangliang.foundation.errors import Invalid

from .. import actions, exports, panels, queries
from ..access import READERS, WRITERS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@opens_to(*READERS)
@require_GET
def term(request: HttpRequest, pk: int) -> HttpResponse:
    """A report's figures over its days, the year and the term, by the same definitions; as a workbook with ?to=xlsx."""
    report = queries.seen(viewer_of(request), pk)
    every = request.GET.get("every") == "yes"
    found = queries.spans(report, every=every)
    if request.GET.get("to") == "xlsx":
        return FileResponse(exports.span_table(found), as_attachment=True, filename=f"{report.title}（届内对照）.xlsx", content_type=XLSX)
    groups: dict[str, list[Any]] = {}
    for one in found:
        groups.setdefault(one.figure.group, []).append(one)
    period = queries.term_period(report)
    context = {"report": report, "groups": list(groups.items()), "total": len(found), "every": every, "term": period, "panels": panels, "period": queries.period_of(report).label}
    return render(request, "reports/term.html", context)


@opens_to(*WRITERS)
def special(request: HttpRequest) -> HttpResponse:
    """Choose figures by words and days, then records, and draft a report of them."""
    ask, wrong, viewer = request.POST if request.method == "POST" else request.GET, None, viewer_of(request)
    period = queries.period_from(ask.get("first", ""), ask.get("last", ""), timezone.localdate())
    codes, facts = ask.getlist("codes"), numbers(ask.getlist("facts"))
    if request.method == "POST":
        try:
            made = actions.start_special(act_of(request), None, title=ask.get("title", ""), first=period.start, last=period.last, codes=codes, facts=facts)
            tell(request, "专题报告已起草：数字随台账更新，事项点开就是记录。")
            return redirect("reports:report", made.pk)
        except Invalid as refused:
            wrong = refused
    text = ask.get("q", "").strip()[:60]
    known = queries.known()
    context = {
        "q": text, "period": period, "figures": queries.figures_about(text, period) if text else [], "codes": codes, "facts": facts, "labels": [known[code].label for code in codes if code in known],
        "records": queries.records_about(viewer, codes[:20], period) if codes else [], "wrong": wrong, "errors": wrong.fields if wrong else {}, "title": ask.get("title", ""), "panels": panels,
    }  # fmt: skip
    return render(request, "reports/special.html", context, status=wrong.status if wrong else 200)
