"""Shortcomings and next steps: all of them, one with its notes, and those of a report with what became of the last ones."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from shangliang.commons.access import may
from shangliang.commons.ledger.queries import told
from shangliang.commons.people.queries import organ_by_id
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, opens_to, viewer_of
from shangliang.foundation.errors import Invalid

from .. import actions, forms, panels, queries
from ..access import READERS, WRITERS
from ..rules.improving import ImprovementKind, ImprovementState, sentences
from ..rules.states import State

TABS = (("", "没落实", ImprovementState.OPEN), ("done", "已落实", ImprovementState.DONE), ("dropped", "不再做", ImprovementState.DROPPED))


def _organs() -> list[tuple[int, str]]:
    return [(one.pk, one.short_name or one.name) for one in queries.responsible()]


@opens_to(*READERS)
@require_GET
def improvements(request: HttpRequest) -> HttpResponse:
    """What reports said was wanting or would be done, by how it stands."""
    today, asked = timezone.localdate(), request.GET.get("view", "")
    state = next((state for view, _, state in TABS if view == asked), ImprovementState.OPEN)
    rows = [panels.improvement_row(one, today) for one in queries.improvements(state)]
    tabs = [{"label": label, "href": f"{reverse('reports:improvements')}{f'?view={view}' if view else ''}", "active": one is state, "count": queries.improvements(one).count()} for view, label, one in TABS]
    return render(request, "reports/improvements.html", {"rows": rows, "tabs": tabs, "open": state is ImprovementState.OPEN, "late": sum(row["late"] for row in rows)})


@opens_to(*READERS)
def improvement(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them with its notes; a note is added, or whose it is and by when is said anew."""
    if request.method == "POST":
        return _done(request, pk)
    return _page(request, pk)


def _page(request: HttpRequest, pk: int, wrong: Invalid | None = None) -> HttpResponse:
    viewer, today = viewer_of(request), timezone.localdate()
    found = queries.improvement(viewer, pk)
    context = {
        "one": found, "row": panels.improvement_row(found, today), "kind": ImprovementKind(found.kind).label, "notes": list(found.notes.all()), "trail": told("reports.improvement", pk), "organs": _organs(),
        "writes": bool(may(viewer, "reports.improve")), "open": found.state == ImprovementState.OPEN, "wrong": wrong, "errors": wrong.fields if wrong else {}, "sent": request.POST, "today": today,
    }  # fmt: skip
    return render(request, "reports/improvement.html", context, status=wrong.status if wrong else 200)


def _done(request: HttpRequest, pk: int) -> HttpResponse:
    """What one form of the page asks for."""
    data, act = request.POST, act_of(request)
    steps: dict[str, tuple[Callable[[Any], Any], str]] = {
        "note": (lambda one: actions.progress(act, one, text=forms.text(data, "text")), "进展已记下。"),
        "give": (lambda one: actions.give(act, one, organ=organ_by_id(number(data.get("organ"))), owner=forms.text(data, "owner"), due_on=forms.day(data, "due_on")), "责任和期限已改。"),
        "settle": (lambda one: actions.settle_improvement(act, one, done=data.get("done") == "1", outcome=forms.text(data, "outcome")), "结果已记下，下一份总结会说到它。"),
        "reopen": (lambda one: actions.reopen_improvement(act, one, reason=forms.text(data, "reason")), "已重新打开。"),
    }
    step, said = steps.get(data.get("step", ""), steps["note"])
    try:
        step(queries.improvement(viewer_of(request), pk))
    except Invalid as wrong:
        return _page(request, pk, wrong)
    tell(request, said)
    return redirect("reports:improvement", pk)


@opens_to(*READERS)
def shortcomings(request: HttpRequest, pk: int) -> HttpResponse:
    """The sentences of a report that tell a shortcoming or a next step, to be noted; and what became of the last ones."""
    viewer, wrong = viewer_of(request), None
    report = queries.seen(viewer, pk)
    if request.method == "POST":
        data = request.POST
        try:
            actions.note(
                act_of(request), report, text=forms.text(data, "text"), kind=data.get("kind", ""), organ=organ_by_id(number(data.get("organ"))), owner=forms.text(data, "owner"),
                due_on=forms.day(data, "due_on"),
            )  # fmt: skip
            tell(request, "已登记，到期没有结果会提醒；下一份总结会说到它。")
            return redirect("reports:shortcomings", pk)
        except Invalid as refused:
            wrong = refused
    return render(request, "reports/shortcomings.html", _noting(request, report, wrong), status=wrong.status if wrong else 200)


def _noting(request: HttpRequest, report: Any, wrong: Invalid | None) -> dict[str, Any]:
    viewer, today, version = viewer_of(request), timezone.localdate(), queries.newest(report)
    noted = queries.noted_in(report)
    have = {one.text for one in noted}
    text = panels.finished(version.text, queries.chips_of(version), queries.known(), report.checking)
    said = [one for one in sentences(text) if one.text not in have]
    return {
        "report": report, "carried": [panels.improvement_row(one, today) for one in queries.carried_to(report)], "noted": [panels.improvement_row(one, today) for one in noted],
        "likely": [one for one in said if one.kind], "others": [one for one in said if not one.kind][:300], "kinds": ImprovementKind.choices(), "organs": _organs(), "sent": request.POST,
        "chosen": request.POST.get("text") or request.GET.get("text", ""), "kind": request.POST.get("kind") or request.GET.get("kind", ""), "wrong": wrong, "errors": wrong.fields if wrong else {},
        "writes": bool(may(viewer, "reports.improve")), "draft": report.state == State.DRAFT and bool(may(viewer, "reports.write")),
    }  # fmt: skip


@opens_to(*WRITERS)
@require_POST
def tell_carried(request: HttpRequest, pk: int) -> HttpResponse:
    """Write into a report what became of what the last ones noted."""
    report = queries.seen(viewer_of(request), pk)
    made = actions.tell_carried(act_of(request), report)
    tell(request, f"已写进第 {made.number} 稿末尾，可在“改文字”里挪到合适的地方。")
    return redirect("reports:report", pk)
