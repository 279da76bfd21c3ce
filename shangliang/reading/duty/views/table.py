"""Everybody's scores for the staff: the table, rankings by sector and organ, whom no organ has."""

from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from shangliang.commons.access import may
from shangliang.commons.ui.paging import kept, pager
from shangliang.commons.ui.requests import number, opens_to, viewer_of
from shangliang.foundation.errors import NotNow
from shangliang.foundation.rows import xlsx

from .. import exports, queries
from ..panels import table as panel
from ..panels.member import current_year
from ..panels.table import SORTS, Wanted
from ..rules import plain

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE = 30
VIEWS = (("", "全体"), ("behind", "落后"), ("missing", "必做还差"), ("exempt", "不计分"))


def year_asked(request: HttpRequest) -> int:
    """The score year a page is about; the running one where none is named."""
    return number(request.GET.get("year") or request.POST.get("year")) or current_year()


def wanted_of(request: HttpRequest) -> Wanted:
    """What the list is narrowed to."""
    sort = request.GET.get("sort", "")
    return Wanted(
        text=request.GET.get("q", "").strip()[:40], sector=number(request.GET.get("sector")), organ=number(request.GET.get("organ")), grade=request.GET.get("grade", "")[:20],
        view=request.GET.get("view", ""), sort=sort if sort in SORTS else "place", page=number(request.GET.get("page")) or 1,
    )  # fmt: skip


def rows_of(year: int) -> tuple[Any, list[Any]]:
    """The rulebook of a year and everybody's row; raises NotNow without a rulebook."""
    ready = queries.books.ready_for(year)
    return ready, queries.scores.table(ready, year)


@opens_to(permission="duty.read")
def table(request: HttpRequest) -> HttpResponse:
    """All members of a score year, narrowed and sorted."""
    viewer, year, wanted = viewer_of(request), year_asked(request), wanted_of(request)
    context: dict[str, Any] = {"nothing": "", "year": year, "years": years(request, year), "wanted": wanted, "sections": sections(request, "table"), "can": _can(viewer)}
    try:
        ready, rows = rows_of(year)
    except NotNow as nothing:
        return render(request, "duty/table.html", context | {"nothing": nothing.message})
    inside = queries.organs.seats_in(*_stretch(ready, year)).get(wanted.organ, set()) if wanted.organ else None
    found = panel.narrowed(rows, wanted, inside)
    page = Paginator(found, PAGE).get_page(wanted.page)
    views = [
        {"label": label, "href": kept(request.GET, view=code, page=""), "count": len([r for r in rows if panel.narrowed([r], Wanted(view=code), None)]), "active": wanted.view == code}
        for code, label in VIEWS
    ]  # fmt: skip
    grades, counted = panel.grade_counts(ready.book, rows), [row for row in rows if row.graded.place is not None]
    mean = plain(sum((row.total for row in counted), start=counted[0].total * 0) / len(counted)) if counted else "—"
    return render(
        request, "duty/table.html",
        context | {
            "ready": ready, "page": page, "rows": [row_said(row, ready) for row in page], "views": views, "total": len(found), "grades": grades, "mean": mean,
            "groups": [group for group in ready.book.groups if not group.within], "fields": _fields(wanted, ready), "columns": _columns(request, wanted, ready),
            "pager": pager(page, request.GET, "位"), "publication": queries.published.latest(year), "behind": sum(panel.laggard(row) for row in rows), "counted": len(counted),
            "waiting": queries.appeals.waiting().count(),
        },
    )  # fmt: skip


def _can(viewer: Any) -> dict[str, bool]:
    return {name: bool(may(viewer, f"duty.{name}")) for name in ("publish", "keep_rulebooks", "answer", "advise")}


def _stretch(ready: Any, year: int) -> tuple[Any, Any]:
    period = queries.books.period_of(ready.book, year)
    return period.start, period.end


def row_said(row: Any, ready: Any) -> dict[str, Any]:
    """One line of the table."""
    points = {group.code: group for group in row.sheet.groups}
    return {
        "id": row.person.id, "name": row.person.name, "note": row.person.office or ("常委" if row.person.standing else ""), "sector": row.person.sector,
        "total": plain(row.total), "place": row.graded.place, "grade": row.graded.grade, "why": row.graded.note, "behind": panel.laggard(row),
        "groups": [(group.name, plain(points[group.code].points)) for group in ready.book.groups if not group.within],
        "missing": "、".join(met.name for met in row.sheet.missing),
    }  # fmt: skip


def _fields(wanted: Wanted, ready: Any) -> list[dict[str, Any]]:
    fields = [
        {"name": "sector", "label": "界别", "value": str(wanted.sector or ""), "options": queries.organs.sectors()},
        {"name": "organ", "label": "专委会、小组、工作站", "value": str(wanted.organ or ""), "options": queries.organs.bodies()},
    ]
    if ready.book.grades:
        fields.append({"name": "grade", "label": "等次", "value": wanted.grade, "options": [(grade.name, grade.name) for grade in ready.book.grades]})
    return fields


def _columns(request: HttpRequest, wanted: Wanted, ready: Any) -> list[dict[str, str]]:
    names = [("名次", "place"), ("委员", "name"), ("得分", "total")]
    found = [{"label": label, "href": kept(request.GET, sort=code, page="")} | ({"sort": "ascending"} if wanted.sort == code else {}) for label, code in names]
    return [*found, *({"label": group.name} for group in ready.book.groups if not group.within), {"label": "等次"}, {"label": "还差"}]


def years(request: HttpRequest, year: int) -> list[dict[str, Any]]:
    """The running score year and those before it, to choose from."""
    this = current_year()
    return [{"label": f"{one} 年度", "href": kept(request.GET, year=one, page=""), "active": one == year} for one in (this, this - 1, this - 2)]


def sections(request: HttpRequest, active: str) -> list[dict[str, Any]]:
    """The parts of the room."""
    viewer = viewer_of(request)
    ways = [("table", "得分"), ("ranking", "界别和机构"), ("follow_up", "跟进"), ("books", "计分办法")]
    if may(viewer, "duty.answer"):
        ways.insert(2, ("appeals", "异议"))
    year = f"?year={year_asked(request)}" if request.GET.get("year") else ""
    return [{"label": label, "href": reverse(f"duty:{name}") + (year if name in {"table", "ranking", "follow_up"} else ""), "active": name == active} for name, label in ways]


@opens_to(permission="duty.read")
def export(request: HttpRequest) -> HttpResponse:
    """The table as narrowed on the page, as a workbook."""
    year, wanted = year_asked(request), wanted_of(request)
    ready, rows = rows_of(year)
    inside = queries.organs.seats_in(*_stretch(ready, year)).get(wanted.organ, set()) if wanted.organ else None
    found = panel.narrowed(rows, wanted, inside)
    name = f"履职得分{year}年度{timezone.localdate():%Y%m%d}.xlsx"
    return FileResponse(xlsx(exports.columns(ready.book), exports.lines(found), sheet=f"{year}年度"), as_attachment=True, filename=name, content_type=EXCEL)


@opens_to(permission="duty.read")
def ranking(request: HttpRequest) -> HttpResponse:
    """Sectors, special committees, groups and stations by the mean of their members."""
    year = year_asked(request)
    context: dict[str, Any] = {"nothing": "", "year": year, "years": years(request, year), "sections": sections(request, "ranking")}
    try:
        ready, rows = rows_of(year)
    except NotNow as nothing:
        return render(request, "duty/ranking.html", context | {"nothing": nothing.message})
    here = reverse("duty:table") + f"?year={year}"
    sectors = [(name, f"{here}&sector={pk}", found) for (pk, name), found in panel.by_sector(rows).items()]
    seats = queries.organs.seats_in(*_stretch(ready, year))
    named = queries.organs.named(list(seats))
    bodies = [(str(named[pk]), f"{here}&organ={pk}", [row for row in rows if row.person.id in members]) for pk, members in seats.items() if pk in named]
    names = [grade.name for grade in ready.book.grades]
    return render(request, "duty/ranking.html", context | {"sectors": panel.ranked(ready.book, sectors), "bodies": panel.ranked(ready.book, bodies), "names": names})
