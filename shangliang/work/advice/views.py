"""Doors of advice: a member's short form and list, the office's list, one with its answer."""

from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import COMMITTEE_WIDE, UNIT, Role, may
from shangliang.commons.committees.scope import setting
from shangliang.commons.ledger.queries import told
from shangliang.commons.people.queries import member_by_id, units
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, numbers, opens_to, viewer_of
from shangliang.commons.ui.typed import maybe_day
from shangliang.foundation.errors import Invalid, NotNow
from shangliang.practices.handling.panels import letter
from shangliang.practices.handling.panels import units as unit_lines
from shangliang.practices.handling.queries import matter_of
from shangliang.practices.handling.rules import Role as Part

from . import actions, exports, queries
from .access import DECIDERS, OFFICE, SUBJECT
from .rules import State

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MARKS = {State.SUBMITTED: "waiting", State.HANDLING: "doing", State.REPLIED: "replied", State.KEPT: "withdrawn"}


@opens_to(*COMMITTEE_WIDE, Role.MEMBER)
def listed(request: HttpRequest) -> HttpResponse:
    """The advice: a member's own, all for the committee's people."""
    viewer, state = viewer_of(request), request.GET.get("state", "")
    page = Paginator(queries.listed(viewer, state), 50).get_page(request.GET.get("page"))
    own = viewer.role == Role.MEMBER
    return render(
        request, "advice/mine.html" if own else "advice/list.html",
        {"page": page, "state": state, "states": State.choices(), "counts": queries.counts(viewer), "marks": MARKS, "words": dict(State.choices()), "hands": viewer.role in DECIDERS},
    )  # fmt: skip


@opens_to(*COMMITTEE_WIDE)
def export(request: HttpRequest) -> HttpResponse:
    """The list as .xlsx."""
    file = exports.suggestions(queries.listed(viewer_of(request), request.GET.get("state", ""))[:5000])
    return FileResponse(file, as_attachment=True, filename=f"委员建议{timezone.localdate():%Y%m%d}.xlsx", content_type=XLSX)


@opens_to(Role.MEMBER)
def new(request: HttpRequest) -> HttpResponse:
    """A member's short form."""
    viewer, wrong, data = viewer_of(request), None, request.POST
    if request.method == "POST":
        member = member_by_id(viewer.member_id, timezone.localdate())
        if member is None:
            raise NotNow("你现在没有委员席位，不能提建议。", code="no_seat")
        try:
            made = actions.submit(act_of(request), None, member=member, title=data.get("title", "").replace("\x00", ""), text=data.get("text", "").replace("\x00", ""))
            tell(request, f"建议已提交，编号 {made.serial}。转给哪个单位、怎样答复，都会通知你。")
            return redirect("advice:one", made.pk)
        except Invalid as refused:
            wrong = refused
    return render(
        request, "advice/new.html", {"most": setting("advice.length.most"), "wrong": wrong, "errors": wrong.fields if wrong else {}, "sent": data}, status=wrong.status if wrong else 200
    )


@opens_to(*COMMITTEE_WIDE, *UNIT, Role.MEMBER)
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One suggestion: its text, who answers it, the answer; the office hands it over here."""
    return _page(request, queries.seen(viewer_of(request), pk))


def _page(request: HttpRequest, found: Any, wrong: Invalid | None = None, step: str = "") -> HttpResponse:
    viewer = viewer_of(request)
    matter, waits = matter_of(SUBJECT, found.pk), found.state == State.SUBMITTED
    rates = matter is not None and found.state == State.REPLIED and not found.overall and viewer.member_id == found.member_id
    return render(
        request, "advice/one.html",
        {
            "one": found, "mark": MARKS[found.state], "word": State(found.state).label, "history": told(SUBJECT, found.pk), "wrong": wrong, "step": step, "errors": wrong.fields if wrong else {},
            "sent": request.POST, "hands": waits and bool(may(viewer, "advice.hand_over", found)), "keeps": waits and bool(may(viewer, "advice.keep", found)),
            "choices": [(unit.pk, unit.name, unit.duties) for unit in units()], "units": unit_lines(matter, timezone.localdate()) if matter else [], "of_unit": viewer.role in UNIT,
            "part": next((part.pk for part in matter.parts if part.unit_id == viewer.unit_id), None) if matter else None,
            "letters": [said for part in matter.parts if (said := letter(part))] if matter else [], "matter": matter.pk if matter and rates else None,
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


@opens_to(*DECIDERS)
@require_POST
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand it to a unit."""
    found, data = queries.seen(viewer_of(request), pk), request.POST
    wanted = set(numbers(data.getlist("assist")))
    every = list(units())
    lead = [(unit, Part.LEAD) for unit in every if str(unit.pk) == data.get("unit")]
    try:
        done = actions.hand_over(
            act_of(request), found, units=[*lead, *((unit, Part.ASSIST) for unit in every if lead and unit.pk in wanted and unit != lead[0][0])], due_on=maybe_day(data, "due_on"), note=data.get("note", "").replace("\x00", "")
        )
    except Invalid as wrong:
        return _page(request, found, wrong, "hand_over")
    tell(request, f"已交{done.unit}办理，{done.due_on:%-m 月 %-d 日}前答复。")
    return redirect("advice:one", pk)


@opens_to(*OFFICE)
@require_POST
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep it for reference."""
    found = queries.seen(viewer_of(request), pk)
    try:
        actions.keep(act_of(request), found, reason=request.POST.get("reason", "").replace("\x00", ""))
    except Invalid as wrong:
        return _page(request, found, wrong, "keep")
    tell(request, "已留存参考，理由会告诉委员。")
    return redirect("advice:one", pk)
