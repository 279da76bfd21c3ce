"""Doors of government-led checks: the list, opening one, one with its units, one unit's line."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import COMMITTEE_WIDE, UNIT, may
from shangliang.commons.ledger.queries import told
from shangliang.commons.people.queries import units
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, numbers, opens_to, viewer_of
from shangliang.commons.ui.typed import maybe_day
from shangliang.foundation.errors import Invalid

from . import actions, exports, panels, queries
from .access import LEADERS, visible_to
from .rules import CheckState, State

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 200


@opens_to(*COMMITTEE_WIDE, *UNIT)
def checks(request: HttpRequest) -> HttpResponse:
    """All checks; units see the lines of their own."""
    viewer, today = viewer_of(request), timezone.localdate()
    if viewer.role in UNIT:
        own = [panels.line(one, queries.Work(), today) for one in visible_to(viewer).order_by("-pk")[:SHOWN]]
        return render(request, "inspection/mine.html", {"rows": own})
    return render(request, "inspection/list.html", {"rows": list(queries.rounds()[:SHOWN]), "opens": viewer.role in LEADERS})


@opens_to(*LEADERS)
def new(request: HttpRequest) -> HttpResponse:
    """Open a check."""
    wrong, data, today = None, request.POST, timezone.localdate()
    every = list(units())
    if request.method == "POST":
        wanted = set(numbers(data.getlist("units")))
        try:
            made = actions.open_check(act_of(request), None, title=data.get("title", ""), units=[unit for unit in every if unit.pk in wanted], note=data.get("note", "").replace("\x00", ""))
            tell(request, f"已开展督查，{len(wanted)} 个单位会收到通知。")
            return redirect("inspection:check", made.pk)
        except Invalid as refused:
            wrong = refused
    work = queries.work_of([unit.pk for unit in every], today)
    choices = [(str(unit.pk), unit.name, _work_words(work.get(unit.pk, queries.Work())), unit.duties) for unit in every]
    return render(
        request, "inspection/new.html",
        {"units": choices, "picked": data.getlist("units"), "wrong": wrong, "errors": wrong.fields if wrong else {}, "sent": data},
        status=wrong.status if wrong else 200,
    )  # fmt: skip


def _work_words(work: queries.Work) -> str:
    return f"在办 {work.open} 件，超期 {work.late} 件" if work.open else ("没有在办的" if work.all else "没有承办过提案")


def _lines(check: Any, today: date) -> list[panels.Line]:
    found = queries.lines_of(check)
    work = queries.work_of([one.unit_id for one in found], today)
    return [panels.line(one, work.get(one.unit_id, queries.Work()), today) for one in found]


@opens_to(*COMMITTEE_WIDE)
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """One check with its units."""
    return _check_page(request, queries.seen(pk))


def _check_page(request: HttpRequest, found: Any, wrong: Invalid | None = None) -> HttpResponse:
    rows = _lines(found, timezone.localdate())
    counts = {state: sum(row.state == state.label for row in rows) for state in State}
    return render(
        request, "inspection/check.html",
        {
            "one": found, "rows": rows, "open": found.state == CheckState.OPEN, "counts": counts, "waiting": len(rows) - counts[State.SETTLED], "late": sum(row.mark == "over" for row in rows),
            "leads": viewer_of(request).role in LEADERS, "wrong": wrong, "errors": wrong.fields if wrong else {}, "sent": request.POST,
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


@opens_to(*COMMITTEE_WIDE)
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """One check as .xlsx."""
    found = queries.seen(pk)
    return FileResponse(exports.check(_lines(found, timezone.localdate())), as_attachment=True, filename=f"{found.title}.xlsx", content_type=XLSX)


@opens_to(*LEADERS)
@require_POST
def conclude(request: HttpRequest, pk: int) -> HttpResponse:
    """End a check."""
    found = queries.seen(pk)
    try:
        actions.conclude(act_of(request), found, summary=request.POST.get("summary", "").replace("\x00", ""))
    except Invalid as wrong:
        return _check_page(request, found, wrong)
    tell(request, "督查已办结，提案委会收到通知。")
    return redirect("inspection:check", pk)


@opens_to(*COMMITTEE_WIDE, *UNIT)
def line(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit in a check: what was found, what is mended; each does their step here."""
    viewer, today = viewer_of(request), timezone.localdate()
    one, wrong, step = queries.line(viewer, pk), None, request.POST.get("step", "")
    if request.method == "POST":
        try:
            tell(request, _do(request, one, step))
            return redirect("inspection:line", pk)
        except Invalid as refused:
            wrong = refused
    runs, state = bool(may(viewer, "inspection.run", one)) and one.check_round.state == CheckState.OPEN, State(one.state)
    return render(
        request, "inspection/line.html",
        {
            "one": one, "row": panels.line(one, queries.work_of([one.unit_id], today).get(one.unit_id, queries.Work()), today), "today": today, "history": told("inspection.checked", pk),
            "finds": runs and state is State.LISTED, "verifies": runs and state is State.REPORTED, "reports": bool(may(viewer, "inspection.report", one)) and state is State.MENDING,
            "reminds": runs and state is State.MENDING, "of_unit": viewer.role in UNIT, "wrong": wrong, "step": step, "errors": wrong.fields if wrong else {}, "sent": request.POST,
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


def _do(request: HttpRequest, one: Any, step: str) -> str:
    act, data = act_of(request), request.POST

    def text(name: str) -> str:
        return str(data.get(name, "")).replace("\x00", "")

    def found() -> str:
        made = actions.find(act, one, day=maybe_day(data, "day") or timezone.localdate(), result=text("result"), to_mend=text("to_mend"), mend_by=maybe_day(data, "mend_by"))
        return f"已登记{made.unit}的督查结果，" + (f"{made.mend_by:%-m 月 %-d 日}前整改。" if made.mend_by else "没有要整改的。")

    def accepted() -> str:
        return f"已记为{actions.accept(act, one, note=text('note')).unit}整改到位。"

    def refused() -> str:
        return f"已请{actions.refuse(act, one, reason=text('reason'), mend_by=maybe_day(data, 'mend_by')).unit}继续整改。"

    def reported() -> str:
        actions.report(act, one, text=text("text"))
        return "整改情况已报，等政府办核实。"

    def reminded() -> str:
        return f"已提醒{actions.remind(act, one).unit}。"

    steps: dict[str, Callable[[], str]] = {"find": found, "accept": accepted, "refuse": refused, "report": reported, "remind": reminded}
    if step not in steps:
        raise Invalid("不知道要做哪一步，请刷新页面再试。")
    return steps[step]()
