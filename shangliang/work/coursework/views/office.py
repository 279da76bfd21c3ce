"""Homework for the office and those above it: what was set, how far it has come, who is late."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import may
from shangliang.commons.committees.scope import here, setting
from shangliang.commons.ledger.queries import told
from shangliang.commons.ui.paging import kept, pager
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, opens_to, viewer_of
from shangliang.commons.ui.typed import the_day
from shangliang.foundation.clocks import due
from shangliang.foundation.errors import Invalid, NotNow

from .. import actions, exports, forms, panels, queries
from ..rules import State, Target, Way

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE = 50
VIEWS = (("", "全部", "all"), ("missing", "没完成", "missing"), ("review", "待审", "review"), ("done", "已完成", "done"), ("late", "晚交", "late"), ("excused", "免做", "excused"))


def year_asked(request: HttpRequest) -> int:
    """The year a page is about; this one where none is named or it makes no sense."""
    this, asked = timezone.localdate().year, number(request.GET.get("year"))
    return asked if asked and this - 10 <= asked <= this + 1 else this


def _years(year: int, name: str) -> list[dict[str, Any]]:
    this = timezone.localdate().year
    return [{"label": f"{one} 年", "href": f"{reverse(name)}?year={one}", "active": one == year} for one in (this, this - 1, this - 2)]


@opens_to(permission="coursework.read")
def homeworks(request: HttpRequest) -> HttpResponse:
    """What was set for a year, with how far it has come."""
    viewer, today, year = viewer_of(request), timezone.localdate(), year_asked(request)
    rows = [panels.line(row, today) for row in queries.homeworks(year, today)]
    late = queries.overdue(year, today)
    return render(
        request, "coursework/list.html",
        {
            "rows": rows, "year": year, "years": _years(year, "coursework:list"), "may_set": bool(may(viewer, "coursework.set")), "late": len(late),
            "waits": list(queries.to_review()[:20]), "waiting": queries.to_review().count(), "may_review": bool(may(viewer, "coursework.review")), "today": today,
        },
    )


@opens_to(permission="coursework.set")
def new(request: HttpRequest) -> HttpResponse:
    """Set one; everything typed stays when something is wrong."""
    today, wrong = timezone.localdate(), None
    if request.method == "POST":
        try:
            made = actions.set_homework(act_of(request), None, wanted=forms.wanted(request.POST, today))
        except Invalid as refused:
            wrong = refused
        else:
            tell(request, f"已布置“{made.title}”，委员会收到通知。")
            return redirect("coursework:homework", made.pk)
    return render(request, "coursework/new.html", _form(request, today, wrong), status=wrong.status if wrong else 200)


def _form(request: HttpRequest, today: date, wrong: Invalid | None) -> dict[str, Any]:
    said, sent = request.POST, request.method == "POST"
    figures = sorted(queries.countable().values(), key=lambda one: (one.group, one.label))
    usual = due(today, setting("coursework.due"), here().calendar)
    errors = wrong.fields if wrong else {}
    return {
        "wrong": wrong, "errors": errors, "labels": [(f"f_{name}", text) for name, text in errors.items()], "said": said, "ways": Way.choices(), "targets": Target.choices(),
        "figures": [(one.code, one.label, one.group, one.what) for one in figures], "chosen": {name: said.getlist(name) for name in ("sectors", "organs", "members")}, "sent": sent, "year": said.get("year") or today.year,
        "first": said.get("first") or f"{today.year}-01-01", "due_on": said.get("due_on") if sent else usual.isoformat(), "today": today,
    } | queries.choices(today)  # fmt: skip


@opens_to(permission="coursework.read")
def homework(request: HttpRequest, pk: int) -> HttpResponse:
    """One coursework: who has done it, sectors and organs, what can be done about it."""
    return _page(request, pk)


def _page(request: HttpRequest, pk: int, wrong: Invalid | None = None, about: str = "") -> HttpResponse:
    viewer, today, found = viewer_of(request), timezone.localdate(), queries.find(pk)
    wanted = queries.Filter(text=request.GET.get("q", "").strip()[:40], view=request.GET.get("view", ""), sector=number(request.GET.get("sector")), organ=number(request.GET.get("organ")))
    counts = queries.counts_now(found) if found.is_counted else {}
    page = Paginator(queries.narrowed(found, wanted, today), PAGE).get_page(number(request.GET.get("page")) or 1)
    numbers = queries.numbers_of(found, today)
    sectors, bodies = queries.progress(queries.pieces_of(found))
    tabs = [{"label": label, "href": kept(request.GET, view=code, page=""), "count": numbers[name], "active": wanted.view == code} for code, label, name in VIEWS]
    return render(
        request, "coursework/homework.html",
        {
            "one": found, "asked": panels.asked_for(found), "left": panels.until(found, today), "page": page, "tabs": [tab for tab in tabs if tab["count"] or tab["active"]],
            "rows": [_row(piece, counts, found) for piece in page], "numbers": numbers, "sectors": sectors, "bodies": bodies, "lacking": queries.lacking(found, today) if found.is_open else [],
            "can": {name: bool(may(viewer, f"coursework.{name}")) for name in ("set", "review", "settle")}, "wanted": wanted, "pager": pager(page, request.GET, "位"), "trail": told("coursework.homework", pk),
            "fields": [{"name": "sector", "label": "界别", "value": wanted.sector or "", "options": [(body.id, body.name) for body in sectors]},
                       {"name": "organ", "label": "专委会、小组", "value": wanted.organ or "", "options": [(body.id, body.name) for body in bodies]}],
            "wrong": wrong, "about": about, "sent": request.POST, "late": found.is_open and found.due_on < today, "query": request.GET.urlencode(), "today": today,
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


def _row(piece: Any, counts: dict[int, int], homework: Any) -> dict[str, Any]:
    state = State(piece.state)
    far = f"{counts.get(piece.member_id, 0)} / {homework.least}" if homework.is_counted else ""
    note = "　".join(filter(None, ("晚交" if piece.late else "", piece.reason if state in (State.RETURNED, State.EXCUSED) else "", f"{piece.presented_on:%-m 月 %-d 日}交流" if piece.presented_on else "")))
    return {"id": piece.pk, "name": piece.member.name, "sector": piece.member.sector.name, "office": piece.member.office or ("常委" if piece.member.standing else ""), "mark": panels.MARKS[state], "state": state.label, "far": far, "at": piece.done_at or piece.handed_at, "note": note}


@opens_to(permission="coursework.read")
def overdue(request: HttpRequest) -> HttpResponse:
    """Members with what they have not done in time, most first."""
    today, year = timezone.localdate(), year_asked(request)
    lines = [{"member": member, "pieces": pieces, "titles": "、".join(one.homework.title for one in pieces), "days": (today - pieces[0].homework.due_on).days} for member, pieces in queries.overdue(year, today)]
    return render(request, "coursework/overdue.html", {"lines": lines, "year": year, "years": _years(year, "coursework:overdue")})


@opens_to(permission="coursework.read")
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole list as a workbook."""
    found = queries.find(pk)
    book = exports.table(found.title, queries.pieces_of(found), queries.counts_now(found) if found.is_counted else None)
    return FileResponse(book, as_attachment=True, filename=f"{found.title}（{found.year}）{timezone.localdate():%Y%m%d}.xlsx", content_type=EXCEL)


@opens_to(permission="coursework.settle")
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Count anew now instead of tomorrow morning."""
    try:
        done, undone = actions.settle(act_of(request), queries.find(pk))
    except NotNow as nothing:
        tell(request, nothing.message)
    else:
        tell(request, f"按台账重算：{done} 位完成" + (f"，{undone} 位不再算完成。" if undone else "。"))
    return redirect("coursework:homework", pk)


@opens_to(permission="coursework.set")
@require_POST
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    """Remind by hand everybody who has not done it."""
    count = actions.remind(act_of(request), queries.find(pk))
    tell(request, f"已提醒 {count} 位委员。")
    return redirect("coursework:homework", pk)


@opens_to(permission="coursework.set")
@require_POST
def hand_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Give it to those who came later."""
    count = actions.hand_out(act_of(request), queries.find(pk))
    tell(request, f"已补发给 {count} 位委员。")
    return redirect("coursework:homework", pk)


def _changed(request: HttpRequest, pk: int, about: str, change: Callable[[Any], Any], said: str) -> HttpResponse:
    try:
        change(queries.find(pk))
    except Invalid as wrong:
        return _page(request, pk, wrong, about)
    tell(request, said)
    return redirect("coursework:homework", pk)


@opens_to(permission="coursework.set")
@require_POST
def move_due(request: HttpRequest, pk: int) -> HttpResponse:
    """Give another day."""
    return _changed(request, pk, "due", lambda one: actions.move_due(act_of(request), one, due_on=the_day(request.POST, "due_on"), reason=forms.text(request.POST, "reason")), "期限已调整，提醒按新的期限。")


@opens_to(permission="coursework.set")
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back."""
    return _changed(request, pk, "cancel", lambda one: actions.cancel(act_of(request), one, reason=forms.text(request.POST, "reason")), "已撤销，没做的不用做了；做了的照样算。")
