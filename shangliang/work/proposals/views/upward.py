"""Proposals at the parent committee: the list with its form, one with what became of it."""

from datetime import date
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from shangliang.commons.access import COMMITTEE_WIDE, Role, may, require
from shangliang.commons.ledger.queries import told
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, numbers, opens_to, viewer_of
from shangliang.commons.ui.typed import maybe_day
from shangliang.foundation.errors import Invalid

from .. import actions
from ..actions.upward import SUBJECT
from ..exports import upward as exports
from ..queries import upward as queries
from ..rules import UPWARD_OPEN, UpwardState, UpwardWay

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MARKS = {"submitted": "waiting", "filed": "filed", "declined": "declined", "handling": "doing", "replied": "replied", "closed": "closed"}


def _rows(request: HttpRequest) -> Any:
    return queries.listed(request.GET.get("state", ""), number(request.GET.get("year")))


@opens_to(*COMMITTEE_WIDE)
def listed(request: HttpRequest) -> HttpResponse:
    """All that went up; reviewers register another one here."""
    if request.method == "POST":
        try:
            require(viewer_of(request), "proposals.upward")
            made = _handed(request)
        except Invalid as wrong:
            return _list(request, wrong)
        tell(request, f"已登记提交{made.to}的提案。")
        return redirect("proposals:upward_one", made.pk)
    return _list(request)


def _list(request: HttpRequest, wrong: Invalid | None = None) -> HttpResponse:
    viewer, today = viewer_of(request), timezone.localdate()
    writes, state = bool(may(viewer, "proposals.upward")), request.GET.get("state", "")
    return render(
        request, "proposals/upward.html",
        {
            "rows": list(_rows(request)[:300]), "counts": queries.counts(), "state": state, "states": UpwardState.choices(), "words": dict(UpwardState.choices()), "marks": MARKS,
            "ways": UpwardWay.choices(), "writes": writes, "wrong": wrong, "errors": wrong.fields if wrong else {}, "sent": request.POST, "today": today,
            "picked": [str(pk) for pk in numbers(request.POST.getlist("members"))], "members": _choices(today) if writes else [], "parent": queries.parent_name(),
        },
        status=wrong.status if wrong else 200,
    )


def _choices(today: date) -> list[tuple[str, str, str]]:
    return [(str(member.pk), member.name, str(member.sector)) for member in queries.choosable(today)]


def _handed(request: HttpRequest) -> Any:
    data = request.POST
    wanted = numbers(data.getlist("members"))
    known = {member.pk: member for member in queries.choosable(timezone.localdate())}
    return actions.hand_up(
        act_of(request), None, title=data.get("title", ""), to=data.get("to", ""), way=data.get("way", ""), day=maybe_day(data), session=data.get("session", ""),
        number=data.get("number", ""), text=data.get("text", ""), members=[known[pk] for pk in wanted if pk in known], origin=queries.filed_by_number(data.get("origin", "")),
    )


@opens_to(*COMMITTEE_WIDE, Role.MEMBER)
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them, with its history, also for the members who handed it in; reviewers keep what they heard of it."""
    viewer = viewer_of(request)
    upward = queries.seen(viewer, pk)
    wrong = None
    if request.method == "POST":
        data = request.POST
        try:
            actions.follow_up(act_of(request), upward, state=data.get("state", ""), day=maybe_day(data), number=data.get("number", ""), unit=data.get("unit", ""), note=data.get("note", ""))
            tell(request, f"已记下：{UpwardState(data['state']).label}。")
            return redirect("proposals:upward_one", pk)
        except Invalid as why:
            wrong = why
    return render(
        request, "proposals/upward_one.html",
        {
            "one": upward, "inside": viewer.role in COMMITTEE_WIDE, "mark": MARKS[upward.state], "word": UpwardState(upward.state).label, "way": UpwardWay(upward.way).label, "history": told(SUBJECT, pk), "today": timezone.localdate(),
            "follows": bool(may(viewer, "proposals.upward", upward)) and upward.state in UPWARD_OPEN, "sent": request.POST, "wrong": wrong, "errors": wrong.fields if wrong else {},
            "states": [(code, label) for code, label in UpwardState.choices() if code != UpwardState.SUBMITTED], "members": list(upward.behind.all()),
        },
        status=wrong.status if wrong else 200,
    )


@opens_to(*COMMITTEE_WIDE)
def export(request: HttpRequest) -> HttpResponse:
    """The list as .xlsx."""
    file = exports.upward(_rows(request)[:5000])
    return FileResponse(file, as_attachment=True, filename=f"上级提案{timezone.localdate():%Y%m%d}.xlsx", content_type=XLSX)
