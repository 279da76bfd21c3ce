"""Follow-ups: a unit, or the office, says how it stands some months later."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import UNIT, Role, may
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.foundation.errors import Invalid

from .. import actions, forms, panels, queries
from ..access import READERS
from ..rules import Following


@opens_to(*UNIT)
def follow_ups(request: HttpRequest) -> HttpResponse:
    """A unit's own: what it is asked, and what it said."""
    today = timezone.localdate()
    found = queries.follow_ups_of(viewer_of(request))
    return render(request, "outputs/follow_ups.html", {"rows": [(one, (one.due_on - today).days) for one in found], "open": sum(one.state == Following.ASKED for one in found)})


@opens_to(*READERS, *UNIT, Role.MEMBER)
def follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Read what was asked and said, or say it."""
    viewer, wrong = viewer_of(request), None
    found = queries.follow_up(viewer, pk)
    if request.method == "POST":
        try:
            actions.report(act_of(request), found, text=forms.text(request.POST, "text"))
        except Invalid as refused:
            wrong = refused
        else:
            tell(request, "已说明，作者会收到通知。")
            return redirect("handling:inbox") if viewer.role in UNIT else redirect("outputs:output", found.output_id)
    asked = found.output.suggestions.filter(unit=found.unit).select_related("unit", "output").prefetch_related("conversions").order_by("position")
    return render(
        request, "outputs/follow_up.html",
        {
            "one": found, "lines": [panels.suggestion_line(one) for one in asked], "open": found.state == Following.ASKED, "writes": found.state == Following.ASKED and bool(may(viewer, "outputs.report", found)),
            "wrong": wrong, "errors": wrong.fields if wrong else {}, "sent": request.POST, "left": (found.due_on - timezone.localdate()).days, "of_unit": viewer.role in UNIT, "own": viewer.role == Role.MEMBER,
            "reminds": found.state == Following.ASKED and viewer.role == Role.OFFICE_STAFF,
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


@opens_to(permission="outputs.follow_up")
@require_POST
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    """Remind by hand."""
    found = queries.follow_up(viewer_of(request), pk)
    actions.remind(act_of(request), found)
    tell(request, f"已催报{found.unit or '办公室'}，记入台账。")
    return redirect("outputs:follow_up", pk)
