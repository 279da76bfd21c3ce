"""The organisers' pages: all polls, one with its progress and results, chasing, closing, calling off."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import STAFF, may
from shangliang.commons.ui.panels import panels_for
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, opens_to, viewer_of
from shangliang.foundation.errors import Invalid

from .. import actions, exports, forms, panels, queries
from ..access import READERS
from ..rules import Need, State, grades_of, verdict

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PER_PAGE, SHOWN = 30, 60


@opens_to(*READERS)
def polls(request: HttpRequest) -> HttpResponse:
    """All polls, the running ones first."""
    page = Paginator(queries.polls_seen(viewer_of(request)), PER_PAGE).get_page(request.GET.get("page"))
    now = timezone.now()
    waiting = queries.waiting(viewer_of(request)).count()
    return render(request, "polls/list.html", {"page": page, "rows": [panels.line(one, now) for one in page], "waiting": waiting})


@opens_to(*READERS)
def poll(request: HttpRequest, pk: int) -> HttpResponse:
    """One poll: how far it has come, who has not answered, what came out."""
    return _page(request, queries.seen_poll(viewer_of(request), pk))


def _page(request: HttpRequest, found: Any, wrong: Invalid | None = None) -> HttpResponse:
    viewer = viewer_of(request)
    owing = queries.voters(found) if found.state == State.OPEN else []
    found_results = queries.results_of(found)
    page = Paginator(found_results, PER_PAGE).get_page(request.GET.get("page"))
    rows = [{"id": target.pk, "label": target.label, "result": result, "verdict": verdict(found.form, result)} for target, result in page]
    return render(
        request, "polls/poll.html",
        {
            "poll": found, "row": panels.line(found, timezone.now()), "owing": owing[:SHOWN], "hidden": max(0, len(owing) - SHOWN), "results": rows, "page": page, "one": _one(request, found, found_results),
            "may_open": bool(may(viewer, "polls.open", found)) and found.state == State.OPEN, "unchased": sum(one["owed"] - one["chased"] for one in owing),
            "needs": _needs(found.form), "wrong": wrong, "errors": wrong.fields if wrong else {}, "sent": request.POST,
            "panels": panels_for("polls.poll", viewer, found.pk),
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


def _one(request: HttpRequest, poll: Any, results: list[Any]) -> dict[str, Any] | None:
    """The target that was asked for, item by item."""
    asked = number(request.GET.get("target"))
    target, result = next(((target, result) for target, result in results if target.pk == asked), (None, None))
    if target is None:
        return None
    told = bool(result and result["shown"])
    return {
        "label": target.label, "href": panels.link_of(viewer_of(request), target), "items": panels.answers(poll, result), "said": verdict(poll.form, result),
        "remarks": result["remarks"] if told and result else [],
    }  # fmt: skip


def _needs(form: dict[str, Any]) -> str:
    """The legal checks in a sentence."""
    said = [f"参加的要{Need(form['turnout']).label}"] if form.get("turnout", "none") != "none" else []
    said += [f"“{grades_of(form, form['items'][0])[0]['label']}”要占应参加人数的{Need(form['share']).label.removesuffix('以上')}以上" if form["share"] == "two_thirds" else f"“{grades_of(form, form['items'][0])[0]['label']}”要超过应参加人数的半数"] if form.get("share", "none") != "none" else []
    return "；".join(said)


def _do(request: HttpRequest, pk: int, do: Callable[[Any], str]) -> HttpResponse:
    found = queries.seen_poll(viewer_of(request), pk)
    try:
        tell(request, do(found))
    except Invalid as wrong:
        return _page(request, found, wrong)
    return redirect("polls:poll", pk)


@opens_to(*STAFF)
@require_POST
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    """Remind whoever has not answered, once."""
    return _do(request, pk, lambda found: f"已提醒 {actions.remind(act_of(request), found)} 位，各收到一条站内通知。")


@opens_to(*STAFF)
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """End it before its time and count."""

    def do(found: Any) -> str:
        actions.close(act_of(request), found)
        return "已截止并计票，结果不再变动。"

    return _do(request, pk, do)


@opens_to(*STAFF)
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call it off."""

    def do(found: Any) -> str:
        actions.cancel(act_of(request), found, reason=forms.text(request.POST, "reason"))
        return "已取消，收到的答卷不再计票。"

    return _do(request, pk, do)


@opens_to(*READERS)
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The results as .xlsx."""
    found = queries.seen_poll(viewer_of(request), pk)
    return FileResponse(exports.results(found, queries.results_of(found)), as_attachment=True, filename=f"{found.title}.xlsx", content_type=XLSX)
