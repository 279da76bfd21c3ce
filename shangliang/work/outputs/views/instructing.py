"""Instructions: recorded, handed over, met about, fed back and settled."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import UNIT, Role
from shangliang.commons.committees.scope import setting
from shangliang.commons.files.queries import files_of
from shangliang.commons.ledger.queries import told
from shangliang.commons.people.queries import choices_of, members_on, units
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, opens_to, viewer_of
from shangliang.commons.ui.typed import maybe_day, the_day
from shangliang.foundation.errors import Invalid
from shangliang.practices.handling.panels import letter as reply_of
from shangliang.practices.handling.panels import units as unit_lines
from shangliang.practices.handling.queries import matter_of

from .. import actions, forms, panels, queries
from ..access import INSTRUCTION, READERS
from ..rules import Instructing, State


@opens_to(permission="outputs.instruct")
def new(request: HttpRequest) -> HttpResponse:
    """Record an instruction on one of our outputs or on something else."""
    viewer, today, wrong = viewer_of(request), timezone.localdate(), None
    which = number(request.POST.get("output") or request.GET.get("output"))
    output = queries.output(viewer, which) if which else None
    if request.method == "POST":
        try:
            made = actions.record_instruction(act_of(request), None, written=forms.instructed(request.POST, output, today), uploads=request.FILES.getlist("files"))
        except Invalid as refused:
            wrong = refused
        else:
            tell(request, "已登记。要办的请交办；只是肯定、已阅的，请记为阅知。")
            return redirect("outputs:instruction", made.pk)
    return render(
        request, "outputs/instruction_new.html",
        {
            "output": output, "said": request.POST, "chosen": request.POST.getlist("authors"), "wrong": wrong, "errors": wrong.fields if wrong else {},
            "labels": [(f"f_{name}", note) for name, note in (wrong.fields if wrong else {}).items()], "levels": [(one, one) for one in setting("outputs.levels")],
            "abouts": [(one, one) for one in setting("outputs.instructed")], "today": today,
            "outputs": [(one.pk, one.title, one.number) for one in queries.outputs(viewer, queries.Filter(state=State.SENT))[:300]],
            "members": choices_of(members_on(today)),
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


@opens_to(*READERS, *UNIT, Role.MEMBER)
def instruction(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of an instruction."""
    return _page(request, pk)


def _page(request: HttpRequest, pk: int, wrong: Invalid | None = None, about: str = "") -> HttpResponse:
    viewer, today = viewer_of(request), timezone.localdate()
    found = queries.instruction(viewer, pk)
    matter = matter_of(INSTRUCTION, pk)
    letters = [said for part in matter.parts if (said := reply_of(part))] if matter else []
    can = panels.instruction_may(viewer, found)
    return render(
        request, "outputs/instruction.html",
        {
            "one": found, "state": Instructing(found.state), "mark": panels.TOLD[Instructing(found.state)], "steps": panels.instruction_steps(found), "can": can, "files": files_of(found),
            "matter": matter, "letters": letters, "unit_lines": unit_lines(matter, today) if matter else [], "meetings": found.meetings.order_by("day", "pk"), "trail": told("outputs.instruction", pk),
            "authors": queries.authors_of(found), "units": [(one.pk, one.name, one.duties) for one in units()] if any(can.values()) else [],
            "answering": [(part.unit_id, part.unit.name) for part in matter.parts if part.role != "assist"] if matter else [], "wrong": wrong, "about": about,
            "errors": wrong.fields if wrong else {}, "sent": request.POST, "today": today, "own": viewer.role == Role.MEMBER, "of_unit": viewer.role in UNIT,
            "part": next((part.pk for part in matter.parts if part.unit_id == viewer.unit_id), None) if matter else None, "back": _back(viewer.role), "reply": _said(letters),
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


def _back(role: Role) -> str:
    return reverse("outputs:mine") if role == Role.MEMBER else reverse("handling:inbox") if role in UNIT else reverse("outputs:instructions")


def _said(letters: list[dict[str, Any]]) -> str:
    """What the units said, to begin the feedback with."""
    return "\n".join(f"{one['unit']}：{ask['answer']['text']}" for one in letters for ask in one["asks"] if ask["answer"]["text"])[:3000]


def _done(request: HttpRequest, pk: int, about: str, change: Callable[[Any], Any], said: str) -> HttpResponse:
    try:
        change(queries.instruction(viewer_of(request), pk))
    except Invalid as wrong:
        return _page(request, pk, wrong, about)
    tell(request, said)
    return redirect("outputs:instruction", pk)


@opens_to(permission="outputs.instruct")
@require_POST
def hand(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand it to units."""
    data = request.POST
    return _done(
        request, pk, "hand",
        lambda one: actions.hand_instruction(
            act_of(request), one, lead=forms.unit(data, "lead"), assist=forms.several_units(data, "assist"), due_on=maybe_day(data, "due_on"), note=forms.text(data, "note")
        ),
        "已交办，单位的待办件里能看到，按期催办。",
    )  # fmt: skip


@opens_to(permission="outputs.instruct")
@require_POST
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """It asks for nothing."""
    return _done(request, pk, "note", lambda one: actions.note(act_of(request), one, reason=forms.text(request.POST, "reason")), "已记为阅知，照样计入批示。")


@opens_to(permission="outputs.instruct")
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """It was recorded by mistake."""
    return _done(request, pk, "revoke", lambda one: actions.revoke(act_of(request), one, reason=forms.text(request.POST, "reason")), "已撤销登记，不再计数。")


@opens_to(permission="outputs.instruct")
@require_POST
def meet(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a co-ordination meeting with what was promised."""
    data = request.POST
    return _done(
        request, pk, "meet",
        lambda one: actions.meet(
            act_of(request), one, day=the_day(data, "day"), hosts=forms.text(data, "hosts"), place=forms.text(data, "place"), content=forms.text(data, "content"), promised=forms.promised(data)
        ),
        "已登记协调会，商定的事按期催办。",
    )  # fmt: skip


@opens_to(permission="outputs.instruct")
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Fed back to the leader and the authors; off the list."""
    data = request.POST
    return _done(
        request, pk, "settle",
        lambda one: actions.settle_instruction(act_of(request), one, result=forms.text(data, "result"), told_on=the_day(data, "told_on"), told_how=forms.text(data, "told_how")),
        "已办结销号，作者会收到通知。",
    )  # fmt: skip
