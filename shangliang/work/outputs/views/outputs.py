"""One output: drafted, reviewed, signed, sent, its receipts, and its page."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import Role, may
from shangliang.commons.committees.scope import setting
from shangliang.commons.files.queries import files_of
from shangliang.commons.ledger.queries import told
from shangliang.commons.people.queries import choices_of, conveners_for, members_on, units
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.commons.ui.typed import the_day
from shangliang.foundation.errors import Invalid

from .. import actions, forms, panels, queries
from ..access import READERS
from ..actions.sending import refuse as refuse_to_sign
from ..rules import State, recipient

SPARE = 3


def _form(request: HttpRequest, output: Any, wrong: Invalid | None) -> HttpResponse:
    """The form of an output: what was typed stays, else what was kept, with some spare rows for suggestions."""
    today, data, sent = timezone.localdate(), request.POST, request.method == "POST"
    if sent:
        rows = [{"text": one.text, "field": one.field, "unit": one.unit.pk if one.unit else "", "livelihood": one.livelihood} for one in forms.asks(data)]
        chosen = data.getlist("authors")
        said: Any = {name: data.get(name, "") for name in ("kind", "title", "text", "source", "adopted_by", "organ")}
    else:
        rows = list(output.asks) if output else []
        chosen = [one.member_id for one in output.authors.all()] if output else []
        said = {name: getattr(output, name) for name in ("kind", "title", "text", "source", "adopted_by")} | {"organ": output.organ_id} if output else {}
    rows += [{"text": "", "field": "", "unit": "", "livelihood": False}] * SPARE
    errors = wrong.fields if wrong else {}
    return render(
        request, "outputs/write.html",
        {
            "one": output, "said": said, "rows": rows[:40], "chosen": chosen, "wrong": wrong, "errors": errors, "labels": [(f"f_{name}", note) for name, note in errors.items()],
            "types": [(one, one) for one in setting("outputs.types")], "fields": [(one, one) for one in setting("outputs.fields")],
            "organs": [(one.pk, one.name) for one in conveners_for(None)], "units": [(one.pk, one.name) for one in units()],
            "members": choices_of(members_on(today)),
            "files": files_of(output) if output else [],
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


@opens_to(permission="outputs.write")
def new(request: HttpRequest) -> HttpResponse:
    """Begin an output."""
    wrong = None
    if request.method == "POST":
        try:
            made = actions.start(act_of(request), None, content=forms.content(request.POST, timezone.localdate()), uploads=request.FILES.getlist("files"))
        except Invalid as refused:
            wrong = refused
        else:
            tell(request, f"已存为草稿：{len(made.asks)} 条建议。写好后请送审。")
            return redirect("outputs:edit" if "more" in request.POST else "outputs:output", made.pk)
    return _form(request, None, wrong)


@opens_to(permission="outputs.write")
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on with a draft."""
    found, wrong = queries.output(viewer_of(request), pk), None
    if request.method == "POST":
        try:
            actions.write(act_of(request), found, content=forms.content(request.POST, timezone.localdate()), uploads=request.FILES.getlist("files"))
        except Invalid as refused:
            wrong = refused
        else:
            tell(request, "已保存。")
            return redirect("outputs:edit" if "more" in request.POST else "outputs:output", pk)
    elif found.state != State.DRAFT:
        return redirect("outputs:output", pk)
    return _form(request, found, wrong)


@opens_to(*READERS, Role.MEMBER)
def output(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of an output."""
    return page(request, pk)


def page(request: HttpRequest, pk: int, wrong: Invalid | None = None, about: str = "") -> HttpResponse:
    """An output with all that became of it; `about` names the form that was refused."""
    viewer, found = viewer_of(request), queries.output(viewer_of(request), pk)
    suggestions = list(found.suggestions.select_related("unit", "output").prefetch_related("conversions").order_by("position"))
    dispatches = list(found.dispatches.order_by("pk"))
    can, own = panels.may_do(viewer, found), viewer.role == Role.MEMBER
    errors = wrong.fields if wrong else {}
    return render(
        request, "outputs/output.html",
        {
            "one": found, "state": State(found.state), "mark": panels.MARKS[State(found.state)], "steps": panels.output_steps(found, suggestions), "can": can, "own": own,
            "suggestions": [panels.suggestion_line(one) for one in suggestions], "drafted": [{**ask, "n": n} for n, ask in enumerate(found.asks, 1)], "dispatches": dispatches,
            "got": panels.receipts(dispatches), "authors": [one.member for one in found.authors.select_related("member")], "files": files_of(found),
            "told": [panels.instruction_line(one, timezone.localdate()) for one in found.instructions.exclude(state="revoked").order_by("day", "pk")],
            "conversions": found.conversions.filter(undone_at__isnull=True).select_related("suggestion").order_by("day", "pk"), "follow_ups": found.follow_ups.select_related("unit").order_by("months", "pk"),
            "trail": told("outputs.output", pk), "wrong": wrong, "about": about, "errors": errors, "sent": request.POST, "today": timezone.localdate(),
            "recipients": [(line, "　".join(recipient(line))) for line in setting("outputs.recipients")], "units": [(one.pk, one.name) for one in units()] if can["hand"] else [],
            "to_hand": sum(one.state == "waiting" and one.unit_id is not None for one in suggestions), "kinds": [(one, one) for one in setting("outputs.conversions")],
            "back": reverse("outputs:mine") if own else reverse("outputs:list"), "why_not_review": _why_not(viewer, found),
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


def _why_not(viewer: Any, found: Any) -> str:
    """Why somebody who reviews may not review this one."""
    if found.state != State.REVIEW or viewer.role not in (Role.OFFICE_STAFF, Role.PROPOSAL_HEAD):
        return ""
    return getattr(may(viewer, "outputs.review", found), "reason", "")


def _done(request: HttpRequest, pk: int, about: str, change: Callable[[Any], Any], said: str | Callable[[Any], str]) -> HttpResponse:
    """One step: done and told, or the page again with what is missing."""
    try:
        result = change(queries.output(viewer_of(request), pk))
    except Invalid as wrong:
        return page(request, pk, wrong, about)
    tell(request, said(result) if callable(said) else said)
    return redirect("outputs:output", pk)


@opens_to(permission="outputs.write")
@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand in for review."""
    return _done(request, pk, "submit", lambda one: actions.submit(act_of(request), one), "已送审，审核的人会收到通知。")


@opens_to(Role.OFFICE_STAFF, Role.PROPOSAL_HEAD)
@require_POST
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """It is in order."""
    return _done(request, pk, "review", lambda one: actions.review(act_of(request), one, note=forms.text(request.POST, "note")), "已审核，送领导签发。")


@opens_to(Role.OFFICE_STAFF, Role.PROPOSAL_HEAD)
@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The reviewer gives it back."""
    return _done(request, pk, "send_back", lambda one: actions.send_back(act_of(request), one, reason=forms.text(request.POST, "reason")), "已退回修改。")


@opens_to(permission="outputs.sign")
@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """The leader signs."""
    return _done(request, pk, "sign", lambda one: actions.sign(act_of(request), one), lambda one: f"已签发，编号 {one.number}。办公室会收到通知去报送。")


@opens_to(permission="outputs.sign")
@require_POST
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """The leader gives it back."""
    return _done(request, pk, "refuse", lambda one: refuse_to_sign(act_of(request), one, reason=forms.text(request.POST, "reason")), "已退回修改。")


@opens_to(permission="outputs.send")
@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it up."""
    chosen = request.POST.getlist("recipients")
    return _done(request, pk, "send", lambda one: actions.send(act_of(request), one, recipients=chosen), lambda one: f"已报送 {len(set(chosen))} 家，{len(one.asks)} 条建议从今天起一条一条跟。")


@opens_to(permission="outputs.write")
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """It will not be sent."""
    return _done(request, pk, "drop", lambda one: actions.drop(act_of(request), one, reason=forms.text(request.POST, "drop_reason")), "已记为不再报送。")


@opens_to(permission="outputs.write")
@require_POST
def receive(request: HttpRequest, pk: int) -> HttpResponse:
    """Note a receipt."""
    found = queries.dispatch(viewer_of(request), pk)
    return _done(
        request, found.output_id, f"receive-{pk}", lambda _: actions.receive(act_of(request), found, day=the_day(request.POST, "day"), receiver=forms.text(request.POST, "receiver")),
        f"已登记{found.recipient}的回执。",
    )  # fmt: skip
