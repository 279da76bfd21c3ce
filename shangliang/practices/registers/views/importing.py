"""Bringing a table into a register: the sheet to fill in, the upload, its columns, every line, all or none."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from shangliang.commons.access import Denied
from shangliang.commons.ui.held import hold, let_go, must_be_held
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, opens_to, viewer_of
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow

from .. import actions, exports, queries
from ..access import DESKS, Known, known, may_record
from ..intake import DAY, Layout, layout
from ..rules import Standing
from .listing import EXCEL

SHOWN = 50


def _where(request: HttpRequest, code: str) -> Known:
    where = known(code)
    if isinstance(verdict := may_record(viewer_of(request), where), Denied):
        raise NotAllowed(verdict.reason, code="registers.bring_in")
    if where.state is not Standing.ON:
        raise NotNow(f"“{where.declared.label}”已经停用，不能再登记。", code="register_off")
    return where


@opens_to(*DESKS)
def template(request: HttpRequest, code: str) -> HttpResponse:
    """The empty sheet."""
    where = known(code)
    return FileResponse(exports.template(where.declared), as_attachment=True, filename=f"{where.declared.label}（模板）.xlsx", content_type=EXCEL)


@opens_to(*DESKS)
def upload(request: HttpRequest, code: str) -> HttpResponse:
    """Choose a file; what each column takes stands beside it."""
    where, wrong = _where(request, code), None
    if request.method == "POST":
        try:
            file = hold(request, f"register-{code}")
            layout(file.data, file.name, queries.words_of(where.declared))
            return redirect("registers:import_map", code)
        except Invalid as refusal:
            wrong = refusal
    context = {"where": where, "register": where.declared, "wrong": wrong, "explained": exports.explained(where.declared)}
    return render(request, "registers/import.html", context, status=wrong.status if wrong else 200)


@opens_to(*DESKS)
def mapping(request: HttpRequest, code: str) -> HttpResponse:
    """What each column is, every line with its problems, then all or none."""
    where = _where(request, code)
    file = must_be_held(request, f"register-{code}")
    laid = layout(file.data, file.name, queries.words_of(where.declared))
    chosen = _chosen(request, laid, where) if request.method == "POST" else laid.guess
    lines = queries.plan(where.declared, laid, chosen, today=timezone.localdate())
    if request.method == "POST" and request.POST.get("step") == "keep":
        try:
            count = actions.bring_in(act_of(request), None, register=code, lines=[line.entered for line in lines], source=file.name)
        except Invalid as wrong:
            return _page(request, where, file.name, laid, chosen, lines, wrong)
        let_go(request, f"register-{code}")
        tell(request, f"已导入 {count} 条，记入{where.declared.label}")
        return redirect("registers:register", code)
    return _page(request, where, file.name, laid, chosen, lines)


def _chosen(request: HttpRequest, laid: Layout, where: Known) -> dict[str, int]:
    """The mapping as it was sent: field → column, for columns that are there."""
    there = {column.number for column in laid.columns}
    said = {key: number(request.POST.get(f"column_{key}")) for key in (DAY, *where.declared.by_code)}
    return {key: column for key, column in said.items() if column in there}


def _page(request: HttpRequest, where: Known, name: str, laid: Layout, chosen: dict[str, int], lines: list[Any], wrong: Invalid | None = None) -> HttpResponse:
    columns = [(column.number, f"{column.label}（{column.sample}）" if column.sample else column.label) for column in laid.columns]
    bad = [line for line in lines if line.errors]
    warned = [line for line in lines if line.warnings and not line.errors]
    register, used = where.declared, set(chosen.values())
    targets = [(DAY, "日期", True), *((one.code, exports.heading(one), one.required) for one in register.fields)]
    context = {
        "where": where, "register": register, "name": name, "laid": laid, "targets": [(code, label, needed, chosen.get(code, "")) for code, label, needed in targets],
        "columns": columns, "unused": [column.label for column in laid.columns if column.number not in used], "lines": lines, "bad": bad, "warned": warned,
        "shown": (bad or warned or lines[:10])[:SHOWN], "wrong": wrong, "ready": bool(lines) and not bad and DAY in chosen, "lacks_day": DAY not in chosen,
    }  # fmt: skip
    return render(request, "registers/import_map.html", context, status=422 if wrong else 200)
