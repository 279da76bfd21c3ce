"""Following up: who is behind and what was done about it, the circular of criticism, the report to the chairs, achievements told."""

import io
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.commons.access import may
from shangliang.commons.ui.paging import pager
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.foundation.errors import Invalid, NotNow
from shangliang.foundation.rows import as_date
from shangliang.practices.circulars.exports import paper_of
from shangliang.practices.circulars.views import hand_over

from .. import actions, exports, queries
from ..panels import following as panel
from ..panels import table as scores
from ..panels.files import period_of
from .people import WORD
from .table import PAGE, rows_of, sections, year_asked, years


@opens_to(permission="duty.read")
def follow_up(request: HttpRequest) -> HttpResponse:
    """Members who are behind, what was done about each, what could be done next."""
    return _page(request)


def _page(request: HttpRequest, wrong: Invalid | None = None) -> HttpResponse:
    year, viewer = year_asked(request), viewer_of(request)
    context: dict[str, Any] = {
        "nothing": "", "year": year, "years": years(request, year), "sections": sections(request, "follow_up"), "can": bool(may(viewer, "duty.advise")), "ladder": panel.ladder(),
        "hearings": queries.following.hearings(), "wrong": wrong, "sent": request.POST, "today": timezone.localdate(),
    }  # fmt: skip
    try:
        _, rows = rows_of(year)
    except NotNow as nothing:
        return render(request, "duty/follow_up.html", context | {"nothing": nothing.message})
    lines = panel.behind(rows, queries.following.steps_of(year))
    page = Paginator(lines, PAGE).get_page(request.GET.get("page"))
    context |= {"lines": page, "total": len(lines), "pager": pager(page, request.GET, "位"), "criticised": panel.criticised(lines), "untouched": sum(not line.steps for line in lines)}
    return render(request, "duty/follow_up.html", context, status=wrong.status if wrong else 200)


@opens_to(permission="duty.advise")
@require_POST
def hear(request: HttpRequest) -> HttpResponse:
    """Note that the chairs heard of it."""
    year = year_asked(request)
    try:
        try:
            on = as_date(request.POST.get("on", ""))
        except Invalid:
            on = None
        actions.hear(act_of(request), None, year=year, on=on, meeting=request.POST.get("meeting", ""), note=request.POST.get("note", ""))
    except Invalid as wrong:
        return _page(request, wrong)
    tell(request, "已记入台账：主席会议听取委员履职情况。")
    return redirect(f"{reverse('duty:follow_up')}?year={year}")


def _word(content: bytes, name: str) -> HttpResponse:
    return FileResponse(io.BytesIO(content), as_attachment=True, filename=name, content_type=WORD)


@opens_to(permission="duty.publish")
@require_http_methods(["GET", "POST"])
def criticism(request: HttpRequest) -> HttpResponse:
    """The circular of criticism: those alone for whom the office noted that step. GET its paper, POST begins one."""
    year = year_asked(request)
    _, rows = rows_of(year)
    named = panel.criticised(panel.behind(rows, queries.following.steps_of(year)))
    if not named:
        raise NotNow("还没有记过“通报批评”的委员。先在名单里记下这一步，再出通报；平台不自动点名。", code="nobody_criticised")
    return hand_over(request, exports.criticism(year, named, f"{reverse('duty:follow_up')}?year={year}"))


@opens_to(permission="duty.read")
def status(request: HttpRequest) -> HttpResponse:
    """How members do their duty, as .docx for the chairs' meeting."""
    year = year_asked(request)
    ready, rows = rows_of(year)
    lines = panel.behind(rows, queries.following.steps_of(year))
    done = panel.achievements(queries.following.works(period_of(year)))
    content = exports.status(year, ready.book, rows, scores.bodies_of(ready.book, rows, period_of(year)), lines, done, timezone.localdate())
    return _word(paper_of(content, timezone.localdate(), taken=timezone.now()), f"{year}年度委员履职情况汇报.docx")


@opens_to(permission="duty.publish")
@require_http_methods(["GET", "POST"])
def achievements(request: HttpRequest) -> HttpResponse:
    """What members achieved this year: GET the paper, POST begins a circular."""
    year = year_asked(request)
    _, rows = rows_of(year)
    done = panel.achievements(queries.following.works(period_of(year)))
    best = sorted((row for row in rows if row.graded.place is not None and not scores.laggard(row)), key=lambda row: row.graded.place or 0)[:20]
    return hand_over(request, exports.achievements(year, done, best, timezone.localdate(), f"{reverse('duty:follow_up')}?year={year}"))
