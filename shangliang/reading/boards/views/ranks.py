"""Rankings with their papers, and the width of participation."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shangliang.commons.access import may
from shangliang.commons.committees.scope import here
from shangliang.commons.figures.showing import amount, number
from shangliang.commons.subjects import subjects
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, numbers, opens_to, viewer_of
from shangliang.foundation.errors import NotNow
from shangliang.practices.circulars.views import hand_over

from .. import actions, exports, panels
from ..kinds import ACTIVE_RATE
from ..queries import boards, ranking, width
from .looking import sections, stretch_of, stretches, way_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE = 30


def _asked(request: HttpRequest) -> tuple[str, Any, ranking.Ranking, dict[str, str]]:
    key, period = stretch_of(request)
    kept = {name: request.GET.get(name, "")[:80] for name in ("code", "by", "kind", "all")}
    found = ranking.ranking(kept["code"] or boards.usual(), kept["by"] or "sector", period, all_of_them=bool(kept["all"]), kind=kept["kind"])
    return key, period, found, kept | {"code": found.figure.code, "by": found.by}


@opens_to(permission="boards.look")
@require_GET
def table(request: HttpRequest) -> HttpResponse:
    """Any figure by any of its splits, ranked; equal numbers share a place."""
    key, period, found, kept = _asked(request)
    way = way_of(request, period)
    days = {"first": period.start.isoformat(), "last": period.last.isoformat()} if key == "own" else {"p": key}
    page = Paginator(found.lines, PAGE * 4).get_page(request.GET.get("page"))
    context = {
        "key": key, "period": period, "found": found, "kept": kept, "stretches": stretches(request, key, **kept), "sections": sections(request, "ranking"), "page": page,
        "rows": [{"one": one, "href": way.to(found.figure, found.by, one.line) if one.value.number else "", "width": _share(one, found)} for one in page],
        "papers": "?" + urlencode({k: v for k, v in (kept | days).items() if v}), "ways": list(found.ways.items()), "kinds": ranking.KINDS,
        "may_circulate": bool(may(viewer_of(request), "boards.circulate")), "amount": amount, "number": number, "whole": way.to(found.figure),
        "figures": [(found.figure.code, found.figure.label, f"{found.figure.group}　{found.figure.unit}")],
    }  # fmt: skip
    return render(request, "boards/ranking.html", context)


def _share(one: Any, found: ranking.Ranking) -> float:
    most = max((float(line.value.number or 0) for line in found.lines), default=0)
    return float(one.value.number or 0) * 100 / most if most else 0


@opens_to(permission="boards.look")
@require_GET
def workbook(request: HttpRequest) -> HttpResponse:
    """The ranking as a workbook."""
    _, period, found, _ = _asked(request)
    name = f"{found.figure.label}按{found.called}排名{period.start:%Y%m%d}-{period.last:%Y%m%d}.xlsx"
    return FileResponse(exports.table(found.figure.label, found.called, found.figure.unit, found.lines), as_attachment=True, filename=name, content_type=XLSX)


@opens_to(permission="boards.circulate")
@require_http_methods(["GET", "POST"])
def circular(request: HttpRequest) -> HttpResponse:
    """The ranking as a circular: GET its paper, POST begins one; raises NotNow when there is nothing to rank."""
    _, period, found, _ = _asked(request)
    if not found.lines:
        raise NotNow("这段时间没有可以排名的记录，通报没有内容。换一段时间，或换一个指标。")
    title = f"关于{period.written}{found.figure.label}情况的通报"
    told = f"现将{period.written}{found.figure.label}（{found.figure.what or found.figure.label}）按{found.called}统计的情况通报如下。合计 {amount(found.figure, found.value)}，{panels.compared(found.figure, found.value, found.before)}。"
    return hand_over(request, exports.circular(found, title, told, f"{reverse('boards:ranking')}?{request.GET.urlencode()}"))


@opens_to(permission="boards.look")
@require_GET
def participation(request: HttpRequest) -> HttpResponse:
    """The share of active members by sector and month, and whom one might call."""
    key, period = stretch_of(request)
    months, sectors, whole = width.sectors(period)
    way, figure = way_of(request, period), boards.figure(ACTIVE_RATE)
    quiet = _quiet(request)
    page = Paginator(quiet, PAGE).get_page(request.GET.get("page")) if quiet else []
    seen = subjects.get("people.member").visible(viewer_of(request), [one.id for one in page])
    context = {
        "key": key, "period": period, "stretches": stretches(request, key), "sections": sections(request, "width"), "months": [panels.short(one.label, period) for one in months],
        "lines": sectors, "whole": whole, "figure": figure, "amount": amount, "number": number, "open": way.to(figure), "quiet": quiet, "page": page,
        "since": here().setting("boards.quiet_months"), "may_see": bool(may(viewer_of(request), "boards.circulate")), "exact": panels.exact,
        "woken": width.woken(timezone.now(), here().setting("boards.wake_days")), "links": {one.id: subjects.get("people.member").link(one.id) for one in page if one.id in seen},
    }  # fmt: skip
    return render(request, "boards/width.html", context)


def _quiet(request: HttpRequest) -> list[width.Quiet]:
    """Names only for those who keep in touch with members."""
    if not may(viewer_of(request), "boards.circulate"):
        return []
    return width.quiet(timezone.localdate(), here().setting("boards.quiet_months"))


@opens_to(permission="boards.circulate")
@require_GET
def quiet(request: HttpRequest) -> HttpResponse:
    """The members to call as a workbook."""
    return FileResponse(exports.quiet(_quiet(request)), as_attachment=True, filename=f"可以联系的委员{timezone.localdate():%Y%m%d}.xlsx", content_type=XLSX)


@opens_to(permission="boards.circulate")
@require_POST
def wake(request: HttpRequest) -> HttpResponse:
    """Remind those chosen, or everybody on the list with one press."""
    chosen = numbers(request.POST.getlist("pick")) or [one.id for one in _quiet(request)]
    count = actions.wake(act_of(request), None, members=chosen)
    tell(request, f"已提醒 {count} 位委员，每位都收到通知；最近提醒过的没有再打扰。")
    return redirect("boards:width")
