"""依申请公开 at the desk: what waits by its day, one application, its extension and its answer."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.committees.scope import setting
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to
from shangliang.foundation.errors import Invalid

from .. import actions, queries
from ..access import REVIEWERS
from ..rules.applying import ApplicationState, Outcome


@opens_to(*REVIEWERS)
def applications(request: HttpRequest) -> HttpResponse:
    """Applications that wait, or that were answered."""
    state = ApplicationState.ANSWERED if request.GET.get("tab") == ApplicationState.ANSWERED else ApplicationState.WAITING
    today = timezone.localdate()
    rows = [{"one": one, "left": (one.due_on - today).days} for one in queries.applications(state)]
    tabs = [{"label": one.label, "href": f"?tab={one.value}", "active": one == state} for one in ApplicationState]
    return render(request, "proposals/applications.html", {"rows": rows, "tabs": tabs, "waiting": state == ApplicationState.WAITING, "outcomes": dict(Outcome.choices())})


@opens_to(*REVIEWERS)
def application(request: HttpRequest, pk: int) -> HttpResponse:
    """One application with who applied."""
    return _page(request, pk)


def _page(request: HttpRequest, pk: int, wrong: Invalid | None = None) -> HttpResponse:
    found = queries.application_of(pk)
    context = {
        "one": found, "left": (found.due_on - timezone.localdate()).days, "waits": found.state == ApplicationState.WAITING, "outcomes": Outcome.choices(), "label": dict(Outcome.choices()).get(found.outcome, ""),
        "wrong": wrong, "errors": wrong.fields if wrong else {}, "sent": request.POST, "more": setting("proposals.open.extend_days").label,
    }  # fmt: skip
    return render(request, "proposals/application.html", context, status=wrong.status if wrong else 200)


def _do(request: HttpRequest, pk: int, do: Any, said: str) -> HttpResponse:
    try:
        do(act_of(request), queries.application_of(pk))
    except Invalid as wrong:
        return _page(request, pk, wrong)
    tell(request, said)
    return redirect("proposals:application", pk)


@opens_to(*REVIEWERS)
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer it."""
    typed = {name: request.POST.get(name, "") for name in ("outcome", "answer")}
    return _do(request, pk, lambda act, one: actions.answer_application(act, one, **typed), "已答复，申请人凭回执号就能看到；留了邮箱的，本地启用了邮件就会收到一封提醒，其他的请另行告知。")


@opens_to(*REVIEWERS)
@require_POST
def extend(request: HttpRequest, pk: int) -> HttpResponse:
    """Take more time."""
    return _do(request, pk, lambda act, one: actions.extend_application(act, one, reason=request.POST.get("reason", "")), "已延期，申请人凭回执号能看到新的期限和理由。")
