"""One piece of coursework: the member does it, the office reviews it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import Role, may
from shangliang.commons.files import actions as files
from shangliang.commons.files.queries import files_of
from shangliang.commons.ledger.queries import told
from shangliang.commons.ui.panels import panels_for
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.commons.ui.typed import the_day
from shangliang.foundation.errors import Invalid, NotFound

from .. import actions, forms, panels, queries
from ..access import READERS
from ..rules import LIFE, LONGEST, State
from .office import year_asked


@opens_to(Role.MEMBER)
def mine(request: HttpRequest) -> HttpResponse:
    """One's homework of a year."""
    viewer, today, year = viewer_of(request), timezone.localdate(), year_asked(request)
    if viewer.member_id is None:
        raise NotFound("你现在的身份没有对应的委员席位，没有作业。")
    lines = panels.owns(viewer.member_id, year, today)
    years = [{"label": f"{one} 年", "href": f"{reverse('coursework:mine')}?year={one}", "active": one == year} for one in (today.year, today.year - 1)]
    return render(request, "coursework/mine.html", {"lines": lines, "year": year, "years": years, "left": sum(one.mark in ("waiting", "returned") for one in lines)})


@opens_to(*READERS, Role.MEMBER)
def piece(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of a piece."""
    return _page(request, pk)


def _page(request: HttpRequest, pk: int, wrong: Invalid | None = None, about: str = "") -> HttpResponse:
    viewer, today = viewer_of(request), timezone.localdate()
    found = queries.piece(viewer, pk)
    task, state = found.homework, State(found.state)
    known = {"handed": not task.is_counted, "cancelled": not task.is_open}
    open_ = {step.name for step in LIFE.open(state, found, **known)}
    own, review = viewer.role == Role.MEMBER, bool(may(viewer, "coursework.review"))
    can = {name: name in open_ and (own if name == "hand_in" else review) for name in ("hand_in", "accept", "send_back", "excuse", "restore")}
    can["present"] = review and task.presents and state is State.DONE and found.presented_on is None
    return render(
        request, "coursework/piece.html",
        {
            "one": found, "task": task, "asked": panels.asked_for(task), "left": panels.until(task, today), "mark": panels.MARKS[state], "state": state, "own": own, "can": can,
            "count": queries.counts_now(task).get(found.member_id, 0) if task.is_counted else None, "files": files_of(found), "trail": told("coursework.piece", pk),
            "wrong": wrong, "about": about, "sent": request.POST, "text": request.POST.get("text", found.text), "most": LONGEST, "today": today,
            "panels": panels_for("people.report", viewer, found.member_id) if not task.is_counted and task.year == today.year else [], "files_lost": bool(wrong and request.FILES),
            "late_now": task.due_on < today, "back": reverse("coursework:mine") if own else reverse("coursework:homework", args=[task.pk]),
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


@opens_to(Role.MEMBER)
@require_POST
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand it in."""
    try:
        done = actions.hand_in(act_of(request), queries.piece(viewer_of(request), pk), text=request.POST.get("text", ""), uploads=request.FILES.getlist("files"))
    except Invalid as wrong:
        return _page(request, pk, wrong, "hand_in")
    tell(request, "已交" + ("，过了期限，记为晚交" if done.late else "") + "。审过会通知你；审之前还可以改了再交。")
    return redirect("coursework:piece", pk)


@opens_to(Role.MEMBER)
@require_POST
def detach(request: HttpRequest, pk: int, file: int) -> HttpResponse:
    """Take a file away while nobody has accepted the piece."""
    found = queries.piece(viewer_of(request), pk)
    LIFE.go("hand_in", found.state, found, handed=not found.homework.is_counted, cancelled=not found.homework.is_open)
    paper = next((one for one in files_of(found) if one.pk == file), None)
    if paper is None:
        raise NotFound("没有这个附件，可能已经拿掉了。")
    gone = files.remove(act_of(request), paper)
    tell(request, f"已移除“{gone.name}”。")
    return redirect("coursework:piece", pk)


def _reviewed(request: HttpRequest, pk: int, about: str, change: Callable[[Any], Any], said: str) -> HttpResponse:
    try:
        change(queries.piece(viewer_of(request), pk))
    except Invalid as wrong:
        return _page(request, pk, wrong, about)
    tell(request, said)
    after = queries.to_review().first() if about == "accept" else None
    return redirect("coursework:piece", after.pk if after else pk)


@opens_to(permission="coursework.review")
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """It is in order; on to what waits next."""
    return _reviewed(request, pk, "accept", lambda one: actions.accept(act_of(request), one), "已通过，计入这位委员的履职。")


@opens_to(permission="coursework.review")
@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Give it back with what to change."""
    return _reviewed(request, pk, "send_back", lambda one: actions.send_back(act_of(request), one, reason=request.POST.get("reason", "")), "已退回，委员会收到通知。")


@opens_to(permission="coursework.review")
@require_POST
def excuse(request: HttpRequest, pk: int) -> HttpResponse:
    """This member need not do it."""
    return _reviewed(request, pk, "excuse", lambda one: actions.excuse(act_of(request), one, reason=request.POST.get("reason", "")), "已免做，不计入完成率。")


@opens_to(permission="coursework.review")
@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an excuse back."""
    return _reviewed(request, pk, "restore", lambda one: actions.restore(act_of(request), one), "已恢复，要照常完成。")


@opens_to(permission="coursework.review")
@require_POST
def present(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that it was presented before a meeting."""
    return _reviewed(request, pk, "present", lambda one: actions.present(act_of(request), one, on=the_day(request.POST, "on"), meeting=forms.text(request.POST, "meeting")), "已记入台账。")
