"""Publishing a year, the circular, and answering objections."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.commons.committees.scope import setting
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.foundation.errors import Invalid
from shangliang.practices.circulars.views import hand_over

from .. import actions, exports, queries
from ..panels import files
from ..panels import table as panel
from ..rules import AppealState
from .table import rows_of, sections, year_asked

BY_HAND = 3000


@opens_to(permission="duty.publish")
def publish(request: HttpRequest) -> HttpResponse:
    """Look at what would be published, and publish it."""
    year = year_asked(request)
    if request.method == "POST":
        return _publish(request, year)
    ready, rows = rows_of(year)
    counted = [row for row in rows if row.graded.place is not None]
    context = {
        "year": year, "ready": ready, "people": len(rows), "counted": len(counted), "grades": panel.grade_counts(ready.book, rows),
        "behind": sum(panel.laggard(row) for row in rows), "waiting": queries.appeals.waiting().filter(year=year).count(),
        "publications": queries.published.publications(year), "over": queries.books.period_of(ready.book, year).last,
        "ended": (queries.books.period_of(ready.book, year).last or timezone.localdate()) < timezone.localdate(),
    }  # fmt: skip
    return render(request, "duty/publish.html", context)


def _publish(request: HttpRequest, year: int) -> HttpResponse:
    note = request.POST.get("note", "")
    if len(queries.scores.people_of(queries.books.period_of(queries.books.ready_for(year).book, year))) > BY_HAND:
        actions.ask_publishing(act_of(request), None, year=year, note=note)
        tell(request, "委员人数多，正在后台计算，公布后会通知大家。")
    else:
        made = actions.publish(act_of(request), None, year=year, note=note)
        tell(request, f"{made}已公布，委员会收到通知。", link=f"{reverse('duty:table')}?year={year}", verb="看得分表")
    return redirect(f"{reverse('duty:table')}?year={year}")


@opens_to(permission="duty.publish")
@require_http_methods(["GET", "POST"])
def circular(request: HttpRequest) -> HttpResponse:
    """The circular from the scores as they stand: GET its paper, POST begins one."""
    year = year_asked(request)
    ready, rows = rows_of(year)
    sectors = panel.ranked(ready.book, [(name, "", found) for (_, name), found in panel.by_sector(rows).items()])
    behind = [row for row in rows if panel.laggard(row)]
    return hand_over(request, exports.circular(year, ready.book, rows, sectors, behind, names=setting("duty.circular_names"), origin=f"{reverse('duty:table')}?year={year}"))


@opens_to(permission="duty.answer")
def appeals(request: HttpRequest) -> HttpResponse:
    """Objections: those that wait, and those that are settled."""
    return _appeals(request)


def _appeals(request: HttpRequest, wrong: dict[int, dict[str, Any]] | None = None) -> HttpResponse:
    waiting, settled = list(queries.appeals.waiting()), list(queries.appeals.answered())
    found = queries.appeals.standing_of([*waiting, *settled])
    links = files.links_of(viewer_of(request), list(found.values()))
    context = {
        "waiting": waiting, "settled": settled, "sections": sections(request, "appeals"), "wrong": wrong or {},
        "records": {number: links.get(thing, "") for number, thing in found.items()}, "due": {one.pk for one in settled if one.state == AppealState.UPHELD and one.fact_id in found},
    }  # fmt: skip
    return render(request, "duty/appeals.html", context, status=422 if wrong else 200)


@opens_to(permission="duty.answer")
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer one objection; what was typed stays when something is missing."""
    asked = queries.appeals.appeal_by_id(viewer_of(request), pk)
    try:
        if request.POST.get("upheld") not in {"yes", "no"}:
            raise Invalid("请选异议成立还是维持原分。", fields={"upheld": "请选一项"})
        actions.answer_appeal(act_of(request), asked, upheld=request.POST["upheld"] == "yes", answer=request.POST.get("answer", ""))
    except Invalid as refused:
        return _appeals(request, {pk: {"fields": refused.fields, "answer": request.POST.get("answer", ""), "upheld": request.POST.get("upheld", "")}})
    tell(request, f"已答复{asked.member}。")
    return redirect("duty:appeals")
