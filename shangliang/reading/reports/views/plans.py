"""The year's plan against what was done: the table, one item, a table brought in, items out of a report."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from shangliang.commons.access import may
from shangliang.commons.ledger.queries import told
from shangliang.commons.people.queries import organs
from shangliang.commons.ui.held import hold, let_go, must_be_held
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, opens_to, viewer_of
from shangliang.foundation.errors import Invalid

from .. import actions, exports, forms, panels, queries
from ..access import READERS, WRITERS
from ..rules.planning import PlanState

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HELD, SHOWN = "plan", 60


def year_asked(request: HttpRequest) -> int:
    """The year a page is about; this one where none is named or it makes no sense."""
    this, asked = timezone.localdate().year, number(request.GET.get("year"))
    return asked if asked and this - 20 <= asked <= this + 2 else this


@opens_to(*READERS)
@require_GET
def plans(request: HttpRequest) -> HttpResponse:
    """The items of a year: planned, held, share, days left."""
    today, year = timezone.localdate(), year_asked(request)
    lines = queries.going(queries.plan_items(year), today)
    standing = [line for line in lines if line.item.state != PlanState.DROPPED]
    state = request.GET.get("state", "")
    shown = {"late": [one for one in standing if one.pace.tone == "is-over"], "slow": [one for one in standing if one.pace.tone == "is-soon"], "done": [one for one in standing if one.pace.tone == "is-done"]}
    context = {
        "year": year, "sections": panels.by_section(shown.get(state, lines)), "count": panels.plan_count(standing), "state": state if state in shown else "", "panels": panels, "total": len(lines),
        "years": [{"label": f"{one} 年", "href": f"?year={one}", "active": one == year} for one in queries.plan_years(today)], "writes": bool(may(viewer_of(request), "reports.plan")),
    }
    return render(request, "reports/plans.html", context)


@opens_to(*READERS)
@require_GET
def plan_export(request: HttpRequest) -> HttpResponse:
    """The same as a workbook."""
    year = year_asked(request)
    book = exports.plan_table(queries.going(queries.plan_items(year), timezone.localdate()))
    return FileResponse(book, as_attachment=True, filename=f"{year}年计划与完成.xlsx", content_type=XLSX)


@opens_to(*WRITERS)
@require_GET
def figure_search(request: HttpRequest) -> JsonResponse:
    """Figures found by some words, for search and choose."""
    return JsonResponse([{"value": f.code, "label": f.label, "note": f"{f.group}　{f.unit}"} for f in queries.search(request.GET.get("q", "")[:60])], safe=False)


@opens_to(*WRITERS)
def plan_new(request: HttpRequest) -> HttpResponse:
    """Add an item."""
    year, wrong = year_asked(request), None
    if request.method == "POST":
        year = number(request.POST.get("year")) or year
        try:
            [made] = actions.set_items(act_of(request), None, wanted=[forms.planned(request.POST, year)])
            tell(request, f"“{made.what}”已列入 {year} 年计划。")
            return redirect(f"{reverse('reports:plans')}?year={year}")
        except Invalid as refused:
            wrong = refused
    context = _form(request.POST, wrong) | {"year": year, "item": None}
    return render(request, "reports/plan_new.html", context, status=wrong.status if wrong else 200)


def _form(said: Any, wrong: Invalid | None) -> dict[str, Any]:
    code = said.get("code", "")
    figure = queries.known().get(code)
    return {
        "said": said, "wrong": wrong, "errors": wrong.fields if wrong else {}, "organs": [(one.pk, one.short_name or one.name) for one in queries.responsible()],
        "chosen": [(code, figure.label)] if figure else [],
    }


@opens_to(*READERS)
def plan_item(request: HttpRequest, pk: int) -> HttpResponse:
    """One item: how it goes, its records, its history; changing it."""
    if request.method == "POST":
        return _changed(request, pk, lambda item: actions.change(act_of(request), item, wanted=forms.planned(request.POST, item.year)), "计划已调整，原来的留在台账里。")
    return _page(request, pk)


def _page(request: HttpRequest, pk: int, wrong: Invalid | None = None) -> HttpResponse:
    item = queries.plan_item(viewer_of(request), pk)
    [line] = queries.going([item], timezone.localdate())
    said: Any = request.POST if wrong else {
        "what": item.what, "section": item.section, "code": item.code, "target": panels.number(item.target, 2).replace(",", ""), "unit": item.unit, "first": item.first.isoformat(),
        "last": item.last.isoformat(), "organ": item.organ_id or "", "note": item.note,
    }  # fmt: skip
    context = _form(said, wrong) | {
        "item": item, "line": line, "panels": panels, "ticks": queries.ticks(item) if not item.code else [], "trail": told("reports.planitem", pk), "today": timezone.localdate(),
        "writes": bool(may(viewer_of(request), "reports.plan")), "open": item.state != PlanState.DROPPED, "state": PlanState(item.state).label, "sent": request.POST,
        "could": [(figure, amount, [*((said | {"code": figure.code, "unit": figure.unit}).items())]) for figure, amount in queries.could_count(item)] if not item.code and not wrong else [],
    }
    return render(request, "reports/plan_item.html", context, status=wrong.status if wrong else 200)


def _changed(request: HttpRequest, pk: int, change: Callable[[Any], Any], said: str) -> HttpResponse:
    try:
        change(queries.plan_item(viewer_of(request), pk))
    except Invalid as wrong:
        return _page(request, pk, wrong)
    tell(request, said)
    return redirect("reports:plan_item", pk)


@opens_to(*WRITERS)
@require_POST
def plan_held(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick one by hand, or take a tick back."""
    data = request.POST
    if fact := number(data.get("undo")):
        return _changed(request, pk, lambda item: actions.unhold(act_of(request), item, fact=fact, reason=forms.text(data, "reason")), "这一次已撤销，留痕在台账里。")

    def hold_it(item: Any) -> Any:
        on = forms.day(data, "on") or timezone.localdate()
        return actions.hold(act_of(request), item, count=forms.amount(forms.text(data, "count")) or Decimal(0), on=on, note=forms.text(data, "note"))

    return _changed(request, pk, hold_it, "已记下，计入计划进度。")


@opens_to(*WRITERS)
@require_POST
def plan_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an item out of the plan."""
    return _changed(request, pk, lambda item: actions.drop_item(act_of(request), item, reason=forms.text(request.POST, "reason")), "已取消，不再算进计划。")


@opens_to(*WRITERS)
@require_POST
def plan_chase(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell the body responsible by hand."""
    return _changed(request, pk, lambda item: actions.chase(act_of(request), item), "已提醒办公室和责任机构。")


@opens_to(*WRITERS)
@require_GET
def plan_template(request: HttpRequest) -> HttpResponse:
    """The sheet to fill in."""
    return FileResponse(exports.plan_template(), as_attachment=True, filename="年度计划（模板）.xlsx", content_type=XLSX)


@opens_to(*WRITERS)
def plan_import(request: HttpRequest) -> HttpResponse:
    """Bring a table in: read it, look at every line, then all or none."""
    year, lines, name, wrong = year_asked(request), [], "", None
    if request.method == "POST":
        try:
            held = must_be_held(request, HELD) if request.POST.get("step") == "keep" else hold(request, HELD)
            name, lines = held.name, queries.read_plan(held.data, held.name, year)
            if request.POST.get("step") == "keep":
                made = actions.set_items(act_of(request), None, wanted=[line.wanted for line in lines], source=held.name)
                let_go(request, HELD)
                tell(request, f"{len(made)} 项已列入 {year} 年计划。")
                return redirect(f"{reverse('reports:plans')}?year={year}")
        except Invalid as refused:
            wrong = refused
    bad = [line for line in lines if line.problems]
    organ_names = {one.pk: one.short_name or one.name for one in organs()}
    context = {"year": year, "lines": lines, "bad": bad, "shown": (bad or lines)[:SHOWN], "name": name, "wrong": wrong, "ready": bool(lines) and not bad, "organs": organ_names, "panels": panels}
    return render(request, "reports/plan_import.html", context, status=wrong.status if wrong else 200)


@opens_to(*WRITERS)
def plan_from(request: HttpRequest, pk: int) -> HttpResponse:
    """What a report says will be done: chosen lines become items of the next year's (or this year's) plan."""
    report, wrong = queries.seen(viewer_of(request), pk), None
    year = number(request.POST.get("year") or request.GET.get("year")) or report.last.year + (1 if report.last.month == 12 else 0)
    if request.method == "POST":
        try:
            rows = [row for row in request.POST.getlist("pick") if row.isascii() and row.isdigit()]
            made = actions.set_items(act_of(request), None, wanted=[forms.planned(request.POST, year, f"_{row}") for row in rows], source=report.title)
            tell(request, f"{len(made)} 项已列入 {year} 年计划。")
            return redirect(f"{reverse('reports:plans')}?year={year}")
        except Invalid as refused:
            wrong = refused
    found = queries.planned_in(queries.newest(report))
    last = f"{year}-12-31"
    context = {"report": report, "found": found, "year": year, "last": last, "wrong": wrong, "sent": request.POST, "picked": request.POST.getlist("pick")}
    return render(request, "reports/plan_from.html", context, status=wrong.status if wrong else 200)


@opens_to(*WRITERS)
@require_POST
def plan_tell(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the year's plan against what was done into a report."""
    report = queries.seen(viewer_of(request), pk)
    made = actions.tell_plan(act_of(request), report, year=report.last.year)
    tell(request, f"计划完成情况已写进第 {made.number} 稿末尾，数字随台账更新，可在“改文字”里挪到合适的地方。")
    return redirect("reports:report", pk)
