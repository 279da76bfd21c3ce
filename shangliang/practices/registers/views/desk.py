"""The desk of those who confirm: what waits, one by one or many at once."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, numbers, opens_to, viewer_of
from shangliang.foundation.errors import Invalid

from .. import actions, forms, panels, queries
from ..access import DESKS, known_registers
from ..kinds import Declared

MOST = 200


@opens_to(*DESKS)
def desk(request: HttpRequest) -> HttpResponse:
    """All that waits for this role's confirmation, the oldest first."""
    return _desk(request)


def _desk(request: HttpRequest, wrong: Invalid | None = None, about: int = 0) -> HttpResponse:
    waiting, registers = queries.to_confirm(viewer_of(request)), known_registers()
    shown = [entry for entry in waiting[:MOST] if entry.register in registers]
    rows = [_row(entry, registers[entry.register].declared) for entry in shown]
    return render(
        request, "registers/desk.html", {"rows": rows, "total": waiting.count(), "wrong": wrong, "about": about, "sent": request.POST},
        status=wrong.status if wrong else 200,
    )


def _row(entry: Any, register: Declared) -> dict[str, Any]:
    row = panels.line(entry, register, panels.columns(register))
    said = "　".join(f"{label}：{text}" for label, text in row.cells if text)
    return {"row": row, "said": said, "who": entry.entered_label, "at": entry.entered_at}


@opens_to(*DESKS)
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm one entry."""
    entry = actions.confirm(act_of(request), queries.find(viewer_of(request), pk))
    tell(request, f"已确认“{entry.title}”。")
    return _onward(request)


@opens_to(*DESKS)
@require_POST
def confirm_many(request: HttpRequest) -> HttpResponse:
    """Confirm all chosen entries, all or none."""
    chosen = list(queries.to_confirm(viewer_of(request)).filter(pk__in=numbers(request.POST.getlist("pick"))[:MOST]))
    count = actions.confirm_many(act_of(request), None, entries=chosen)
    tell(request, f"已确认 {count} 条，记入台账。")
    return redirect("registers:desk")


@opens_to(*DESKS)
@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one back with what to change."""
    try:
        entry = actions.send_back(act_of(request), queries.find(viewer_of(request), pk), reason=forms.text(request.POST, "reason"))
    except Invalid as wrong:
        return _desk(request, wrong, pk)
    tell(request, f"已退回“{entry.title}”，对方会收到通知。")
    return _onward(request)


def _onward(request: HttpRequest) -> HttpResponse:
    """To what waits next; to the register when nothing does."""
    return redirect("registers:desk" if queries.to_confirm(viewer_of(request)).exists() else "registers:overview")
