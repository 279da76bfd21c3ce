"""One member for the staff: the sheet, what was said about it, steps to take, the report of a standing member."""

import io
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import may
from shangliang.commons.ledger.queries import told_of
from shangliang.commons.ui.panels import panels_for
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.foundation.errors import NotFound, NotNow

from .. import actions, exports, queries
from ..panels import files
from ..panels.following import ladder
from ..rules import advised
from .mine import of_year
from .table import year_asked, years

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@opens_to(permission="duty.read")
def member(request: HttpRequest, pk: int) -> HttpResponse:
    """A member's sheet of a year as the staff sees it."""
    viewer, year = viewer_of(request), year_asked(request)
    found = queries.file.member_of_year(pk)
    context: dict[str, Any] = {
        "nothing": "", "book": None, "member": found, "year": year, "years": years(request, year), "appeals": queries.appeals.of_member(pk, year), "trail": told_of("duty", member=pk),
        "steps": [(one, one) for one in ladder()], "can": {name: bool(may(viewer, f"duty.{name}")) for name in ("answer", "advise")}, "advice": _advice(pk, year), "own": False,
        "panels": panels_for("people.laggard", viewer, pk),
    }  # fmt: skip
    try:
        context |= of_year(request, year, pk)
    except (NotNow, NotFound) as nothing:
        context["nothing"] = nothing.message
    return render(request, "duty/member.html", context)


def _advice(pk: int, year: int) -> str:
    """What the rulebook advises after the grades published so far; advice only."""
    row = queries.books.book_for(year)
    if row is None:
        return ""
    book, complaints = queries.books.examined(row.body)
    step = advised(book, queries.published.grades_before(year + 1, [pk]).get(pk, [])) if not complaints else None
    return f"连续 {step.years} 年“{step.grade}”，办法建议：{step.step}" if step and step.years > 1 else f"“{step.grade}”，办法建议：{step.step}" if step else ""


@opens_to(permission="duty.advise")
@require_POST
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the member was reminded or talked to."""
    year, found = year_asked(request), queries.file.member_of_year(pk)
    actions.take_step(act_of(request), found, year=year, step=request.POST.get("step", ""), note=request.POST.get("note", ""))
    tell(request, f"已记入台账：{request.POST.get('step', '').strip()} {found.name}。")
    if request.POST.get("back") == "follow_up":
        return redirect(f"{reverse('duty:follow_up')}?year={year}")
    return redirect(f"{reverse('duty:member', args=[pk])}?year={year}")


@opens_to(permission="duty.see_files")
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The standing member's yearly report, filled in from the duty file."""
    viewer, year, found = viewer_of(request), year_asked(request), queries.file.member_of_year(pk)
    files.may_see(viewer, found)
    if not found.standing and not found.office:
        raise NotNow("履职报告由常委提交，这位委员不是常委。履职档案可以直接打印。", code="not_standing")
    page = files.of_year(viewer, found, year)
    content = exports.standing_report(found, year, page["areas"], page["score"], timezone.localdate())
    return FileResponse(io.BytesIO(content), as_attachment=True, filename=f"{year}年度履职报告 {found.name}.docx", content_type=WORD)
