"""Suggestions one by one: handed out, settled, turned into something; a unit's sheet of them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import COMMITTEE_WIDE, UNIT, Role, may
from shangliang.commons.files.queries import files_of
from shangliang.commons.ledger.queries import told
from shangliang.commons.people.queries import units
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, opens_to, viewer_of
from shangliang.commons.ui.typed import maybe_day, the_day
from shangliang.foundation.errors import Invalid
from shangliang.practices.handling.panels import letter as reply_of
from shangliang.practices.handling.panels import units as unit_lines
from shangliang.practices.handling.queries import matter_of

from .. import actions, forms, panels, queries
from ..access import READERS, REFERRAL
from ..rules import ASKED, PROPOSED, Verdict
from .outputs import page as output_page


@opens_to(permission="outputs.send")
@require_POST
def hand(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand each unit what is meant for it."""
    try:
        made = actions.hand_suggestions(
            act_of(request), queries.output(viewer_of(request), pk), due_on=maybe_day(request.POST, "due_on"), note=forms.text(request.POST, "note")
        )
    except Invalid as wrong:
        return output_page(request, pk, wrong, "hand")
    tell(request, f"已交办 {len(made)} 个单位，从今天起计时、按期催办。")
    return redirect("outputs:output", pk)


@opens_to(*READERS, *UNIT, Role.MEMBER)
def suggestion(request: HttpRequest, pk: int) -> HttpResponse:
    """One suggestion from beginning to end."""
    return _page(request, pk)


def _page(request: HttpRequest, pk: int, wrong: Invalid | None = None, about: str = "") -> HttpResponse:
    viewer, found = viewer_of(request), queries.seen_suggestion(viewer_of(request), pk)
    matter = matter_of(REFERRAL, found.referral_id) if found.referral_id else None
    settles = bool(may(viewer, "outputs.settle")) and ASKED.why_not("settle", found.state) is None
    return render(
        request, "outputs/suggestion.html",
        {
            "one": found, "line": panels.suggestion_line(found), "units": unit_lines(matter, timezone.localdate()) if matter else [], "matter": matter if matter and viewer.role in {*UNIT, *COMMITTEE_WIDE} else None, "settles": settles, "wrong": wrong, "about": about,
            "errors": wrong.fields if wrong else {}, "sent": request.POST, "verdicts": Verdict.choices(), "proposed": found.verdict or (PROPOSED[found.outcome].value if found.outcome in PROPOSED else ""),
            "assigns": bool(may(viewer, "outputs.send")) and found.state == "waiting", "choices": [(one.pk, one.name, one.duties) for one in units()] if found.state == "waiting" else [],
            "trail": told("outputs.suggestion", pk), "back": _back(viewer, found), "of_unit": viewer.role in UNIT, "today": timezone.localdate(),
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


def _back(viewer: Any, found: Any) -> str:
    return reverse("outputs:referral", args=[found.referral_id]) if viewer.role in UNIT and found.referral_id else reverse("outputs:output", args=[found.output_id])


@opens_to(permission="outputs.send")
@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which unit it is meant for."""
    unit, found = forms.unit(request.POST, "unit"), queries.suggestion(viewer_of(request), pk)
    if unit is None:
        return _page(request, pk, Invalid("请选单位。", fields={"unit": "请选单位"}), "assign")
    actions.assign(act_of(request), found, unit=unit)
    tell(request, f"已记下由{unit}答复。请到成果页交办。")
    return redirect("outputs:output", found.output_id)


@opens_to(permission="outputs.settle")
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what became of it; on to what waits next."""
    data, found = request.POST, queries.suggestion(viewer_of(request), pk)
    try:
        actions.settle(act_of(request), found, verdict=forms.text(data, "verdict"), evidence=forms.text(data, "evidence"), reason=forms.text(data, "reason"))
    except Invalid as wrong:
        return _page(request, pk, wrong, "settle")
    tell(request, "已核定，作者会收到通知。")
    after = queries.desk(timezone.localdate()).to_settle.filter(output_id=found.output_id).first()
    return redirect("outputs:suggestion", after.pk) if after else redirect("outputs:output", found.output_id)


@opens_to(permission="outputs.settle")
@require_POST
def convert(request: HttpRequest, pk: int) -> HttpResponse:
    """Link it to what came of it."""
    data, viewer = request.POST, viewer_of(request)
    which = number(data.get("suggestion"))
    try:
        made = actions.convert(
            act_of(request), queries.output(viewer, pk), kind=forms.text(data, "kind"), title=forms.text(data, "title"), day=the_day(data, "day"), number=forms.text(data, "number"),
            body=forms.text(data, "body"), suggestion=queries.suggestion(viewer, which) if which else None, uploads=tuple(request.FILES.getlist("files")),
        )  # fmt: skip
    except Invalid as wrong:
        return output_page(request, pk, wrong, "convert")
    tell(request, f"已登记转化为{made.kind}“{made.title}”，作者会收到通知。")
    return redirect("outputs:output", pk)


@opens_to(*READERS, Role.MEMBER)
def conversion(request: HttpRequest, pk: int) -> HttpResponse:
    """A conversion is shown with its output."""
    return redirect("outputs:output", queries.conversion(viewer_of(request), pk).output_id)


@opens_to(permission="outputs.settle")
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Strike a conversion out."""
    found = queries.conversion(viewer_of(request), pk)
    try:
        actions.undo_conversion(act_of(request), found, reason=forms.text(request.POST, "reason"))
    except Invalid as wrong:
        return output_page(request, found.output_id, wrong, f"undo-{pk}")
    tell(request, "已撤销转化登记，不再计数。")
    return redirect("outputs:output", found.output_id)


@opens_to(*READERS, *UNIT, Role.MEMBER)
def referral(request: HttpRequest, pk: int) -> HttpResponse:
    """What was handed to one unit: its suggestions with what it answered; for others the output's own page."""
    viewer, found = viewer_of(request), queries.referral(viewer_of(request), pk)
    if viewer.role not in UNIT:
        return redirect("outputs:output", found.output_id)
    matter = matter_of(REFERRAL, pk)
    asked = found.suggestions.select_related("unit", "output").prefetch_related("conversions").order_by("position")
    return render(
        request, "outputs/referral.html",
        {
            "one": found, "lines": [panels.suggestion_line(one) for one in asked], "files": files_of(found.output), "letters": [said for part in matter.parts if (said := reply_of(part))] if matter else [],
            "part": next((part.pk for part in matter.parts if part.unit_id == viewer.unit_id), None) if matter else None, "units": unit_lines(matter, timezone.localdate()) if matter else [],
        },
    )  # fmt: skip
