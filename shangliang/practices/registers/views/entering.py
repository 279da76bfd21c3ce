"""Entering something, mending what was sent back, correcting what was recorded: one form, made from the register's fields."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from shangliang.commons.access import Denied, may
from shangliang.commons.committees.scope import here
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.commons.ui.typed import the_day, wanted_day
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow

from .. import actions, forms, panels, queries
from ..access import READERS, WORKERS, Known, files_own, known, may_record
from ..rules import LIFE, Standing, State

Typed = Mapping[str, Any]


@opens_to(*WORKERS)
def enter(request: HttpRequest, code: str) -> HttpResponse:
    """A new entry."""
    where = known(code)
    viewer = viewer_of(request)
    if isinstance(verdict := may_record(viewer, where), Denied):
        raise NotAllowed(verdict.reason, code="registers.enter")
    if where.state is not Standing.ON:
        raise NotNow(f"“{where.declared.label}”已经停用，不能再登记。", code="register_off")
    if request.method == "POST":
        try:
            entry = actions.enter(
                act_of(request), None, register=code, day=the_day(request.POST), values=forms.values(where.declared, request.POST),
                photos=request.FILES.getlist("photos"),
            )
        except Invalid as wrong:
            return _form(request, where, forms.values(where.declared, request.POST), wrong=wrong)
        tell(request, _entered(entry, where), link=reverse("registers:entry", args=[entry.pk]))
        if request.POST.get("go") == "more":
            return redirect("registers:enter", code)
        return redirect("registers:register", code) if viewer.role in READERS else redirect("registers:mine")
    own = viewer.member_id if files_own(viewer, where) else None
    first = next((one.code for one in where.declared.fields if one.kind == "members"), "")
    return _form(request, where, {first: [own]} if own and first else {})


def _entered(entry: Any, where: Known) -> str:
    if entry.state == State.WAITING:
        return f"已报送“{entry.title}”，确认后计入{where.declared.label}"
    term = here().term_on(timezone.localdate())
    early = term is not None and entry.day < term.starts_on
    return f"已登记“{entry.title}”" + ("。日期在本届之前，不计入本届的数" if early else "")


@opens_to(*WORKERS)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Mend what one reported, or correct what was recorded, whichever its state asks for."""
    viewer = viewer_of(request)
    entry = queries.find(viewer, pk)
    where = known(entry.register)
    step = "correct" if State(entry.state) is State.RECORDED else "mend"
    LIFE.go(step, entry.state)
    if isinstance(verdict := may(viewer, f"registers.{step}", entry), Denied):
        raise NotAllowed(verdict.reason, code=f"registers.{step}")
    if request.method == "POST":
        values, act = forms.values(where.declared, request.POST), act_of(request)
        try:
            if step == "correct":
                entry = actions.correct(act, entry, day=the_day(request.POST), values=values, reason=forms.text(request.POST, "reason"))
                tell(request, f"已更正“{entry.title}”，原来登记的留在经过里")
            else:
                entry = actions.mend(act, entry, day=the_day(request.POST), values=values)
                tell(request, f"已重新报送“{entry.title}”")
        except Invalid as wrong:
            return _form(request, where, values, wrong=wrong, entry=entry, step=step)
        return redirect("registers:entry", pk)
    return _form(request, where, entry.values, entry=entry, step=step)


def _form(request: HttpRequest, where: Known, values: Typed, *, wrong: Invalid | None = None, entry: Any = None, step: str = "") -> HttpResponse:
    today = timezone.localdate()
    errors = wrong.fields if wrong else {}
    said = request.POST.get("day") or (entry.day.isoformat() if entry else today.isoformat())
    day = wanted_day({"day": said}, "day") or today
    labels = [(f"f_v-{code}" if code in where.declared.by_code else f"f_{code}", text) for code, text in errors.items()]
    viewer = viewer_of(request)
    return render(
        request, "registers/form.html",
        {
            "where": where, "register": where.declared, "entry": entry, "step": step, "day": said, "today": today, "wrong": wrong, "labels": labels, "errors": errors,
            "inputs": panels.inputs(where.declared, values, errors, day=day, names=queries.Names()), "reason": request.POST.get("reason", ""),
            "waits": where.declared.confirmers and viewer.role not in where.confirmers or files_own(viewer, where), "photos_lost": bool(wrong and request.FILES), "confirmers": "、".join(role.label for role in where.confirmers),
            "back": reverse("registers:entry", args=[entry.pk]) if entry else reverse("registers:register", args=[where.code]) if viewer.role in READERS else reverse("registers:mine"),
        },
        status=wrong.status if wrong else 200,
    )
