"""What a unit does with its part: sign in, ask return, ask for time, log contacts, give an opinion."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import UNIT
from shangliang.commons.files import actions as files
from shangliang.commons.people.queries import units
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.commons.ui.typed import the_day
from shangliang.commons.ui.wording import day
from shangliang.foundation.errors import Invalid

from .. import actions, forms, panels, queries
from ..kinds import kinds
from ..rules import Method


@opens_to(*UNIT)
@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign for a part."""
    part = actions.sign_in(act_of(request), queries.seen_part(viewer_of(request), pk))
    tell(request, f"已签收“{part.matter.label}”，{day(part.due_on)}前办结。")
    return redirect("handling:part", pk)


def _form(request: HttpRequest, pk: int, template: str, do: Callable[[Any], str], **more: Callable[[Any], Any]) -> HttpResponse:
    """One form about a part: shown, and when sent either done (`do` gives the receipt) or shown again with what is wrong."""
    part = queries.seen_part(viewer_of(request), pk)
    wrong: Invalid | None = None
    if request.method == "POST":
        try:
            tell(request, do(part))
            return redirect("handling:part", pk)
        except Invalid as refused:
            wrong = refused
    context = {"part": part, "matter": part.matter, "name": panels.named(part.matter), "wrong": wrong, "errors": wrong.fields if wrong else {}, "sent": request.POST}
    context |= {name: make(part) for name, make in more.items()}
    return render(request, template, context, status=wrong.status if wrong else 200)


def choices(part: Any) -> list[tuple[int, str, str]]:
    """The units one may choose from, but the part's own."""
    return [(unit.pk, unit.name, unit.duties) for unit in units() if unit.pk != part.unit_id]


@opens_to(*UNIT)
def ask_return(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that another unit should handle it."""

    def do(part: Any) -> str:
        actions.ask_return(act_of(request), part, reason=forms.text(request.POST, "reason"), proposed=forms.unit(request.POST, "proposed"))
        return "退办申请已送交办机关，答复会通知你。答复之前期限照常计算。"

    return _form(request, pk, "handling/return.html", do, units=choices)


@opens_to(*UNIT)
def ask_extension(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for more time."""

    def do(part: Any) -> str:
        asked = actions.ask_extension(act_of(request), part, until=the_day(request.POST, "until"), reason=forms.text(request.POST, "reason"))
        return f"延期到 {asked.until:%-m 月 %-d 日}的申请已送交办机关，答复会通知你。"

    return _form(
        request, pk, "handling/extension.html", do,
        last=lambda part: queries.latest(part.matter.kind, timezone.localdate(part.handed_at), part.due_on),
    )


@opens_to(*UNIT)
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Log that one spoke with the proposer; made for the phone, since it happens on the way back."""

    def do(part: Any) -> str:
        data = request.POST
        if data.get("method") not in Method.values():
            raise Invalid("还没有选沟通方式。", fields={"method": "请选一种"})
        act, uploads = act_of(request), request.FILES.getlist("files")
        with transaction.atomic():  # a file that is not taken leaves no contact behind, so that the form can be sent again
            made = actions.log_contact(
                act, part, day=the_day(data, "day"), method=data["method"], people=forms.text(data, "people"), content=forms.text(data, "content"),
                view=forms.text(data, "view"),
            )
            if uploads:
                files.attach(act, made, purpose="handling.contact_photo", uploads=uploads)
        return f"已登记 {made.day:%-m 月 %-d 日}的{Method(made.method).label}，可以拟答复了。"

    def names(part: Any) -> str:
        people = kinds.get(part.matter.kind).brief(part.matter.subject_id).people
        return "、".join(person.name for person in people[:3])

    return _form(request, pk, "handling/contact.html", do, people=names, methods=lambda part: Method.choices(), today=lambda part: timezone.localdate())


@opens_to(*UNIT)
def opinion(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the assisting unit's opinion."""

    def do(part: Any) -> str:
        actions.give_opinion(act_of(request), part, text=forms.text(request.POST, "text"))
        return "会办意见已送主办单位，你单位这件办完了。"

    return _form(request, pk, "handling/opinion.html", do, brief=lambda part: kinds.get(part.matter.kind).brief(part.matter.subject_id))
