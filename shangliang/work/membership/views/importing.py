"""Importing a roster: upload, look, confirm. Nothing is written before the last step."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import require
from shangliang.commons.ui.held import Held, held, hold, let_go, must_be_held
from shangliang.commons.ui.panels import panels_for
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.foundation.errors import Invalid, NotNow, Refused

from .. import actions, exports, queries
from ..access import OFFICE
from ..intake import Kind, Roster, read_roster
from ..queries import Fate, Plan
from .handing import SHEET, keep_sheet

PURPOSE, SHOWN = "roster", 100
ORDER = [Fate.ERROR, Fate.CHANGED, Fate.NEW, Fate.SAME]


@opens_to(*OFFICE, permission="membership.import")
def upload(request: HttpRequest) -> HttpResponse:
    """Choose a file; what it lists is told by its headings."""
    wrong = None
    if request.method == "POST":
        try:
            file = hold(request, PURPOSE)
            _read(file, request.POST.get("kind", ""))
            return redirect(_address(request.POST, file))
        except Invalid as refusal:
            wrong = refusal
    terms = queries.people.terms()
    if not terms:
        raise NotNow("还没有届次。请先在“设置”里建立本届，再导入名册。")
    present = queries.people.present_term(timezone.localdate())
    context = {"kinds": [("", "按表头自动认"), *Kind.choices()], "terms": [(term.pk, str(term)) for term in terms], "present": present, "templates": Kind.choices(), "wrong": wrong, "panels": panels_for("people.turnover", viewer_of(request), 0)}
    return render(request, "membership/import.html", context, status=wrong.status if wrong else 200)


def _address(said: Any, file: Held | None = None, **more: str) -> str:
    kept = {name: said.get(name, "") for name in ("kind", "term", "make")} | ({"file": file.mark} if file else {}) | more
    return reverse("membership:import_preview") + "?" + "&".join(f"{name}={value}" for name, value in kept.items() if value)


def _read(file: Held, kind: str) -> Roster:
    return read_roster(file.data, file.name, Kind(kind) if kind in Kind.values() else None)


def _planned(request: HttpRequest, said: Any) -> tuple[Held, Plan, Any]:
    file = must_be_held(request, PURPOSE)
    number = said.get("term", "")
    term = next((term for term in queries.people.terms() if str(term.pk) == number), queries.people.present_term(timezone.localdate()))
    if term is None:
        raise NotNow("还没有届次。请先在“设置”里建立本届，再导入名册。")
    roster = _read(file, said.get("kind", ""))
    plan = queries.plan(roster, term, timezone.localdate(), make_missing=bool(said.get("make")), by=viewer_of(request).role)
    plan.skipped = roster.skipped  # type: ignore[attr-defined]
    return file, plan, term


@opens_to(*OFFICE, permission="membership.import")
def preview(request: HttpRequest) -> HttpResponse:
    """Row by row what would become of it; what must be changed comes first."""
    return _preview(request)


def _runs(term: Any) -> bool:
    """Whether a term is not over: whoever is brought into it sits beside those of the term before, unless their seats end."""
    return bool(term.ends_on > timezone.localdate())


def _preview(request: HttpRequest, wrong: Invalid | None = None) -> HttpResponse:
    said = request.POST if wrong else request.GET
    file, plan, term = _planned(request, said)
    counts = {fate: plan.count(fate) for fate in ORDER}
    asked = request.GET.get("show", "")
    views = [*ORDER, "warned"]
    show = next((view for view in views if view == asked), next((fate for fate in ORDER if counts[fate]), Fate.SAME))
    rows = [row for row in plan.rows if (row.warned if show == "warned" else row.fate is show)]
    tabs = [{"label": fate.label, "count": counts[fate], "href": _address(request.GET, show=fate), "active": fate == show} for fate in ORDER if counts[fate]]
    if plan.warned:
        tabs.append({"label": "请留意", "count": plan.warned, "href": _address(request.GET, show="warned"), "active": show == "warned"})
    return render(
        request, "membership/preview.html",
        {
            "file": file, "plan": plan, "term": term, "counts": counts, "tabs": tabs, "rows": rows[:SHOWN], "more": max(0, len(rows) - SHOWN), "show": show,
            "errors": counts[Fate.ERROR], "lacking": [f"{name}（{kind.label}）" for kind, name in plan.lacking], "said": said,
            "make_href": _address(request.GET, make="1"), "made": [f"{name}（{kind.label}）" for kind, name in plan.make], "fate": Fate,
            "turning": queries.turnover(plan, term) if _runs(term) else None, "wrong": wrong, "begun": term.starts_on <= timezone.localdate(),
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


@opens_to(*OFFICE, permission="membership.import")
@require_POST
def turn_over(request: HttpRequest) -> HttpResponse:
    """换届: end the old term's seats and seat what was looked at, in one go."""
    file = must_be_held(request, PURPOSE)
    if file.mark != request.POST.get("file"):
        raise NotNow("预览之后又传了另一个文件。请重新看一遍预览，再换届。", code="another_file")
    _, _, term = _planned(request, request.POST)
    try:
        done = actions.turn_over(
            act_of(request), None, roster=_read(file, request.POST.get("kind", "")), term_id=term.pk, filename=file.name, decision=request.POST.get("decision", ""),
            make_missing=bool(request.POST.get("make")), digest=request.POST.get("digest", ""),
        )  # fmt: skip
    except Invalid as wrong:
        return _preview(request, wrong)
    let_go(request, PURPOSE)
    if done.issued:
        keep_sheet(request, done.issued)
    tell(request, f"已换届：上一届 {done.ended} 位席位结束，连任 {done.continuing} 位，新任 {done.new} 位，都记入台账")
    return redirect("membership:import_done")


@opens_to(*OFFICE, permission="membership.import")
@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Carry out what was looked at: all of it, or nothing."""
    file = must_be_held(request, PURPOSE)
    if file.mark != request.POST.get("file"):
        raise NotNow("预览之后又传了另一个文件。请重新看一遍预览，再导入。", code="another_file")
    _, _, term = _planned(request, request.POST)
    try:
        done = actions.import_roster(
            act_of(request), None, roster=_read(file, request.POST.get("kind", "")), term_id=term.pk, filename=file.name,
            make_missing=bool(request.POST.get("make")), digest=request.POST.get("digest", ""),
        )  # fmt: skip
    except Refused as refusal:
        if refusal.code not in {"roster_changed", "roster_has_errors"}:
            raise
        tell(request, refusal.message)
        return redirect(_address(request.POST, file))
    let_go(request, PURPOSE)
    if done.issued:
        keep_sheet(request, done.issued)
    tell(request, f"已导入：新增 {done.new} 项，变动 {done.changed} 项，记入台账")
    return redirect("membership:import_done")


@opens_to(*OFFICE, permission="membership.import")
def done(request: HttpRequest) -> HttpResponse:
    """After an import: where to look, and the sheet of initial passwords if there is one."""
    sheet = held(request, SHEET)
    return render(request, "membership/import_done.html", {"sheet": sheet})


@opens_to(*OFFICE, permission="membership.import")
def template(request: HttpRequest, kind: str) -> HttpResponse:
    """An empty list of one kind."""
    wanted = Kind.of(kind)
    return FileResponse(exports.template(wanted), as_attachment=True, filename=f"{wanted.label}名册模板.xlsx")


@opens_to(permission="membership.export")
@require_POST
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """A list to take away; with phones in clear only for those who may see them. It is recorded."""
    wanted = Kind.of(kind)
    phones = bool(request.POST.get("phones"))
    if phones:
        require(viewer_of(request), "membership.see_phones")
    term = queries.people.present_term(timezone.localdate())
    rows = list(queries.listing.rows_of(wanted, term.pk if term else None, phones=phones))
    actions.export(act_of(request), None, what=wanted.label, rows=len(rows), phones=phones)
    name = f"{wanted.label}名册 {timezone.localdate().isoformat()}{'' if phones else '（手机号已遮）'}.xlsx"
    return FileResponse(exports.listing(wanted, rows), as_attachment=True, filename=name)
