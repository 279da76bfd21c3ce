"""A member's own pages: the score with its reasons, objections, the duty file."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import setting
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, opens_to, viewer_of
from shangliang.foundation.errors import Invalid, NotFound, NotNow

from .. import actions, queries
from ..panels import files
from ..panels.member import current_year
from ..panels.sheet import shown


@opens_to(Role.MEMBER)
def mine(request: HttpRequest) -> HttpResponse:
    """One's score of a year: published, or running where the committee lets members see it."""
    viewer = viewer_of(request)
    year = number(request.GET.get("year")) or current_year()
    if viewer.member_id is None:
        raise NotFound("你现在的身份没有对应的委员席位，没有履职得分。")
    context: dict[str, Any] = {"nothing": "", "year": year, "years": _years(year), "own": True, "appeals": queries.appeals.of_member(viewer.member_id, year)}
    try:
        context |= of_year(request, year, viewer.member_id)
    except (NotNow, NotFound) as nothing:
        context["nothing"] = nothing.message
    return render(request, "duty/mine.html", context)


def _years(year: int) -> list[dict[str, Any]]:
    this = current_year()
    return [{"label": f"{one} 年度", "href": f"{reverse('duty:mine')}?year={one}", "active": one == year} for one in (this, this - 1, this - 2)]


def of_year(request: HttpRequest, year: int, member_id: int) -> dict[str, Any]:
    """What the pages of one member show of a year; raises NotNow when it may not be shown yet."""
    viewer = viewer_of(request)
    publication = queries.published.latest(year)
    if publication is not None and (result := queries.published.result_of(publication, member_id)):
        ready = queries.books.ready(publication.rulebook)
        sheet = queries.published.thawed(result, ready.plan)
        seen = shown(viewer, ready.book, sheet, grade=result.grade, running=False, exempt="" if result.place else result.sheet["note"])
        return {"seen": seen, "book": publication.rulebook, "publication": publication, "place": _place(publication, result) if viewer.role == Role.MEMBER else ""}
    if viewer.role == Role.MEMBER and not setting("duty.show_running"):
        raise NotNow(f"{year} 年度的得分还没有公布，公布后会通知你。")
    ready = queries.books.ready_for(year)
    own = queries.scores.sheet_of(ready, year, member_id)
    running = queries.books.period_of(ready.book, year).contains(timezone.localdate())
    return {"seen": shown(viewer, ready.book, own.sheet, running=running, exempt=own.exempt, standing=own.person.standing), "book": ready.row, "publication": None, "place": ""}


def _place(publication: Any, result: Any) -> str:
    """The place within the sector, where the committee lets members see it."""
    if not setting("duty.show_place") or not result.place:
        return ""
    better, whole = queries.published.place_in_sector(publication, result)
    return f"{result.sheet['sector']} {whole} 位委员中第 {better + 1} 位"


@opens_to(permission="duty.appeal_own")
def appeal(request: HttpRequest) -> HttpResponse:
    """Object to one's score; what was typed stays when something is missing."""
    viewer = viewer_of(request)
    said = request.POST if request.method == "POST" else request.GET
    year, wrong = number(said.get("year")) or current_year(), ""
    member = queries.file.member_of_year(viewer.member_id or 0)
    if request.method == "POST":
        try:
            actions.appeal(
                act_of(request), member, year=year, about=said.get("about", ""), reason=said.get("reason", ""), item=said.get("item", ""), fact_id=number(said.get("fact")),
            )  # fmt: skip
            tell(request, "已送到委员工作部门，答复后会通知你。")
            return redirect(f"{reverse('duty:mine')}?year={year}")
        except Invalid as refused:
            wrong = refused.fields.get("reason", refused.message)
    context = {"year": year, "error": wrong} | {name: said.get(name, "")[:500] for name in ("about", "item", "fact", "reason")}
    return render(request, "duty/appeal.html", context, status=422 if wrong else 200)


@opens_to(permission="duty.appeal_own")
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's objection back."""
    asked = actions.withdraw_appeal(act_of(request), queries.appeals.appeal_by_id(viewer_of(request), pk))
    tell(request, "已收回。")
    return redirect(f"{reverse('duty:mine')}?year={asked.year}")


@opens_to(permission="duty.see_files")
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The duty file of a member and year, for the screen and for paper."""
    viewer, year = viewer_of(request), number(request.GET.get("year")) or current_year()
    member = queries.file.member_of_year(pk)
    files.may_see(viewer, member)
    context = {"member": member, "year": year, "own": viewer.member_id == pk and viewer.role == Role.MEMBER} | files.of_year(viewer, member, year)
    return render(request, "duty/file.html", context)
