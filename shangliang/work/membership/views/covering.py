"""Whether the organisation has everybody, and putting into committees whom none has (M08, M11)."""

import io
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.ui.paging import pager
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, opens_to, viewer_of
from shangliang.foundation.errors import Invalid, fits

from .. import actions, exports, panels, queries
from ..access import OFFICE

PAGE = 40
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
VIEWS = (("", "有缺口"), ("matrix", "界别对专委会"), ("all", "全体"))


@opens_to(permission="membership.see_coverage")
def coverage(request: HttpRequest) -> HttpResponse:
    """Whom the organisation lacks; the matrix of sectors and committees; everybody."""
    viewer, today, view = viewer_of(request), timezone.localdate(), request.GET.get("view", "")
    found, columns = queries.covering.coverage(today), queries.covering.columns()
    gaps = [one for one in found if one.gaps]
    page = Paginator(found if view == "all" else gaps, PAGE).get_page(number(request.GET.get("page")) or 1)
    committees, lines = queries.covering.matrix(today, found) if view == "matrix" else ([], [])
    tabs = [{"label": label, "href": f"?view={code}" if code else "?", "active": view == code, "count": {"": len(gaps), "all": len(found)}.get(code)} for code, label in VIEWS]
    counts = [
        {"label": f"编入{column.label}", "value": len(found) - (lack := sum(column.label in one.gaps for one in found)), "unit": "位", "note": f"还差 {lack} 位" if lack else "全都编入",
         "href": "?", "tone": "is-soon" if lack else "is-done"}
        for column in columns
    ]  # fmt: skip
    return render(
        request, "membership/coverage.html",
        {
            "page": page, "view": view, "tabs": tabs, "counts": counts, "columns": columns, "committees": committees, "lines": lines, "gaps": len(gaps), "total": len(found),
            "unassigned": len(queries.covering.unassigned(today)), "pager": pager(page, request.GET, "位"), "sections": panels.sections(viewer, "coverage"),
            "can": panels.abilities(viewer), "heads": [{"label": column.label} for column in columns],
            "cols": [{"label": str(organ)} for organ in committees] + [{"label": "没编入"}],
        },
    )  # fmt: skip


@opens_to(permission="membership.export")
@require_POST
def export(request: HttpRequest) -> FileResponse:
    """Everybody with what they lack, as a workbook; that it was taken is recorded."""
    found = queries.covering.coverage(timezone.localdate())
    actions.export(act_of(request), None, what="组织覆盖表", rows=len(found), phones=False)
    made = exports.coverage_list([one.label for one in queries.covering.columns()], found)
    return FileResponse(made, as_attachment=True, filename=f"组织覆盖{timezone.localdate():%Y%m%d}.xlsx", content_type=EXCEL)


@opens_to(*OFFICE, permission="membership.arrange")
def assign(request: HttpRequest) -> HttpResponse:
    """全员入委: every member no committee has, with the committee that guides their sector chosen beforehand; one press places all."""
    today = timezone.localdate()
    found, wrong, sent = queries.covering.unassigned(today), None, {"since": today.isoformat(), "decision": ""}
    chosen = {one.member.pk: one.organ.pk if one.organ else None for one in found}
    if request.method == "POST":
        chosen = {pk: number(request.POST.get(f"to_{pk}")) for pk in chosen}
        sent = {key: request.POST.get(key, "") for key in sent}
        try:
            placed = actions.place_members(act_of(request), None, wanted={pk: organ for pk, organ in chosen.items() if organ}, **_when(sent))
        except Invalid as refusal:
            wrong = refusal
        else:
            tell(request, f"已把 {placed} 位委员编入专委会，每位一条任职记入台账")
            return redirect("membership:coverage")
    committees = queries.linking.committees_to_choose()
    context = {"found": found, "chosen": chosen, "committees": committees, "ready": sum(bool(one) for one in chosen.values()), "wrong": wrong, "sent": sent}
    return render(request, "membership/assign.html", context, status=422 if wrong else 200)


def _when(sent: dict[str, str]) -> dict[str, Any]:
    decision = fits(sent["decision"], 120, "decision", "依据")
    try:
        since = date.fromisoformat(sent["since"])
    except ValueError:
        raise Invalid("请写从哪一天起。", fields={"since": "请写成 2026-01-12 这样"}) from None
    if not decision:
        raise Invalid("请写依据，例如“六届二十次主席会议通过”。", fields={"decision": "请写哪次会议定的"})
    return {"since": since, "decision": decision}


def word(data: bytes, name: str) -> FileResponse:
    """A paper to take away."""
    return FileResponse(io.BytesIO(data), as_attachment=True, filename=name, content_type=WORD)
