"""One register: its list with filter and sums, on screen, on paper and as a workbook."""

from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from shangliang.commons.access import Role
from shangliang.commons.people.queries import organs, units
from shangliang.commons.ui.paging import kept, pager
from shangliang.commons.ui.requests import number, opens_to, viewer_of

from .. import exports, panels, queries
from ..access import READERS, Known, known, may_record
from ..forms import wanted
from ..kinds import Field, FieldKind
from ..queries import Filter
from ..rules import Standing, State

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_CHOICES, MOST_PRINTED = 4, 1000


@opens_to(*READERS)
def register(request: HttpRequest, code: str) -> HttpResponse:
    """The entries of a register, narrowed, in pages."""
    viewer, where = viewer_of(request), known(code)
    asked = wanted(where.declared, request.GET)
    entries = queries.found(viewer, where.declared, asked)
    page = Paginator(entries, queries.PAGE).get_page(number(request.GET.get("page")) or 1)
    columns, fields = panels.columns(where.declared), _fields(where, asked)
    return render(
        request, "registers/register.html",
        {
            "where": where, "register": where.declared, "rows": [panels.line(entry, where.declared, columns) for entry in page], "heads": [{"label": exports.heading(one)} for one in columns], "columns": columns, "page": page,
            "totals": panels.totals(queries.sums(entries, where.declared), where.declared), "wanted": asked, "fields": fields,
            "conds": _conditions(request, asked, fields), "pager": _pager(request, page), "open": where.state is Standing.ON,
            "may_enter": where.state is Standing.ON and bool(may_record(viewer, where)), "may_declare": viewer.role == Role.ADMINISTRATOR,
            "query": request.GET.urlencode(), "periods": _periods(request),
        },
    )


@opens_to(*READERS)
def printed(request: HttpRequest, code: str) -> HttpResponse:
    """The narrowed list with all its columns, to be printed."""
    viewer, where = viewer_of(request), known(code)
    asked = wanted(where.declared, request.GET)
    entries = queries.found(viewer, where.declared, asked)
    fields = [one for one in where.declared.fields if one.kind is not FieldKind.LONG]
    rows = [panels.line(entry, where.declared, fields) for entry in entries[:MOST_PRINTED]]
    return render(
        request, "registers/print.html",
        {
            "register": where.declared, "rows": rows, "heads": [{"label": exports.heading(one)} for one in fields], "totals": panels.totals(queries.sums(entries, where.declared), where.declared),
            "total": entries.count(), "today": timezone.localdate(), "conds": _conditions(request, asked, _fields(where, asked)), "most": MOST_PRINTED,
        },
    )


@opens_to(*READERS)
def export(request: HttpRequest, code: str) -> HttpResponse:
    """The narrowed list as a workbook."""
    where = known(code)
    entries = queries.found(viewer_of(request), where.declared, wanted(where.declared, request.GET)).iterator(chunk_size=2000)
    gone = [one for code, one in queries.fields_ever(where.code).items() if code not in where.declared.by_code] if where.version else []
    name = f"{where.declared.label}{timezone.localdate():%Y%m%d}.xlsx"
    return FileResponse(exports.table(where.declared, entries, gone), as_attachment=True, filename=name, content_type=EXCEL)


def _fields(where: Known, asked: Filter) -> list[dict[str, Any]]:
    chosen, kinds = dict(asked.choices), {one.kind for one in where.declared.fields}
    fields = [{"name": "state", "label": "状态", "value": asked.state, "options": State.choices()}]
    for one in where.declared.fields:
        if len(fields) > MOST_CHOICES:
            break
        if one.kind in (FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.YES):
            options = [("true", "是"), ("false", "否")] if one.kind is FieldKind.YES else _options(where, one)
            fields.append({"name": f"v-{one.code}", "label": one.label, "value": chosen.get(one.code, ""), "options": options})
    if FieldKind.ORGANS in kinds:
        fields.append({"name": "organ", "label": "机构", "value": asked.organ or "", "options": [(one.pk, one.name) for one in organs()]})
    if FieldKind.UNITS in kinds:
        fields.append({"name": "unit", "label": "单位", "value": asked.unit or "", "options": [(one.pk, one.name) for one in units()]})
    return fields


def _options(where: Known, one: Field) -> list[tuple[str, str]]:
    """What is offered, then what only older entries hold: nothing that was entered is out of reach."""
    old = queries.dropped_options(where.code, one, where.version) if where.version else []
    return [*((option, option) for option in one.options), *((option, f"{option}（以前的）") for option in old)]


def _conditions(request: HttpRequest, asked: Filter, fields: list[dict[str, Any]]) -> list[dict[str, str]]:
    said = [(f"含有：{asked.text}", {"q": ""})] if asked.text else []
    said += [(f"{asked.first:%Y-%m-%d} 起", {"first": ""})] if asked.first else []
    said += [(f"到 {asked.last:%Y-%m-%d}", {"last": ""})] if asked.last else []
    for one in fields:
        label = {str(value): label for value, label in one["options"]}.get(str(one["value"]))
        said += [(f"{one['label']}：{label}", {one["name"]: ""})] if label else []
    return [{"label": label, "href": kept(request.GET, **changes)} for label, changes in said]


def _periods(request: HttpRequest) -> list[dict[str, Any]]:
    """Ways to the usual stretches of time."""
    year = timezone.localdate().year
    usual = [("今年", f"{year}-01-01", f"{year}-12-31"), ("上半年", f"{year}-01-01", f"{year}-06-30"), ("去年", f"{year - 1}-01-01", f"{year - 1}-12-31"), ("全部", "", "")]
    now = (request.GET.get("first", ""), request.GET.get("last", ""))
    return [{"label": label, "href": kept(request.GET, first=first, last=last), "active": now == (first, last)} for label, first, last in usual]


def _pager(request: HttpRequest, page: Any) -> dict[str, Any]:
    ways = {name: reverse(f"registers:{name}", args=[request.resolver_match.kwargs["code"]]) + kept(request.GET) for name in ("print", "export")}
    return pager(page, request.GET, "条") | ways
