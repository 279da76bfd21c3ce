"""The forms, which the administrator changes here: items with weights, grades with points, named or anonymous."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from shangliang.commons.access import Role
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to
from shangliang.foundation.errors import Invalid, NotFound

from .. import actions, forms, queries
from ..kinds import kinds
from ..rules import BUILT_IN, Need

SPARE = 2


@opens_to(Role.ADMINISTRATOR)
def form_list(request: HttpRequest) -> HttpResponse:
    """The form in force for each kind of poll."""
    return render(request, "polls/forms.html", {"forms": queries.forms_in_force()})


@opens_to(Role.ADMINISTRATOR)
def form(request: HttpRequest, code: str) -> HttpResponse:
    """One form: read and change it. A change makes a new version for polls opened from now on."""
    if code not in kinds:
        raise NotFound()
    now, version = queries.form_of(code)
    wrong: Invalid | None = None
    shown = {**now, "bands": "\n".join(f"{one['label']} {one['least']}" for one in now.get("bands", [])), "known": version, "scales": forms.scales_as_typed(now)}
    own = [(one["label"], one["label"]) for one in now.get("scales") or []]
    if request.method == "POST":
        try:
            made = actions.change_form(act_of(request), None, kind=code, known=forms.whole(request.POST, "known", blank=0), **forms.form(request.POST))
            tell(request, f"已存为第 {made.version} 版，以后开始的测评用它；正在进行的不受影响。")
            return redirect("polls:form", code)
        except Invalid as refused:
            wrong, shown = refused, forms.as_typed(request.POST)
    return render(
        request, "polls/form.html",
        {
            "kind": kinds.get(code), "form": shown, "version": version, "items": _spare(shown["items"]), "grades": _spare(shown["grades"]),
            "needs": Need.choices(), "scales": [*BUILT_IN, *own], "wrong": wrong, "errors": wrong.fields if wrong else {}, "versions": queries.versions_of(code),
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


def _spare(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows and as many empty ones that there are always some to write into."""
    empty = sum(not one["label"] for one in rows)
    return [*rows, *({} for _ in range(empty, SPARE))]
