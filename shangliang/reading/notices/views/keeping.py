"""Which channels a committee uses, and what went out through them."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from shangliang.commons.access import Role
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of

from .. import actions, queries
from ..ports import channels as ways
from ..rules import How, State

PAGE = 50
TONES = {State.SENT: "is-done", State.FAILED: "is-over", State.UNKNOWN: "is-soon", State.TAKEN: "is-doing"}


@opens_to(Role.ADMINISTRATOR)
@require_GET
def channels(request: HttpRequest) -> HttpResponse:
    """Every way out there is, and whether the committee uses it."""
    held = {one.channel: one for one in queries.outlets(on=False)}
    rows = [(way, held.get(way.code), How(held[way.code].by_default).label if way.code in held else "") for way in ways]
    return render(request, "notices/channels.html", {"rows": rows})


@opens_to(Role.ADMINISTRATOR, Role.AUDITOR)
@require_GET
def deliveries(request: HttpRequest) -> HttpResponse:
    """The log: to whom, by what, with which result; addresses masked."""
    state = request.GET.get("state", "")
    page, counts = Paginator(queries.deliveries(state), PAGE).get_page(request.GET.get("page")), queries.delivery_counts()
    tabs = [{"label": "全部", "href": reverse("notices:deliveries"), "active": state not in State.values()}]
    tabs += [{"label": label, "href": f"?state={value}", "count": counts.get(value, 0), "active": value == state} for value, label in State.choices()]
    rows = [
        {
            "pk": one.pk, "name": one.addressee, "masked": one.masked, "channel": ways.get(one.channel).label if one.channel in ways else one.channel, "text": one.text, "tries": one.tries,
            "state": State(one.state).label, "tone": TONES.get(State(one.state), ""), "said": one.said, "at": one.ended_at or one.begun_at or one.not_before,
            "digest": one.digest_day, "again": State(one.state) in {State.FAILED, State.UNKNOWN} and viewer_of(request).role == Role.ADMINISTRATOR,
        }
        for one in page.object_list
    ]  # fmt: skip
    keep = f"&state={state}" if state else ""
    pager = (f"?page={page.previous_page_number()}{keep}" if page.has_previous() else "", f"?page={page.next_page_number()}{keep}" if page.has_next() else "")
    return render(request, "notices/deliveries.html", {"rows": rows, "tabs": tabs, "page": page, "pager": pager, "keeper": viewer_of(request).role == Role.ADMINISTRATOR})


@opens_to(Role.ADMINISTRATOR)
@require_POST
def send_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Once more, by somebody's decision."""
    one = actions.send_again(act_of(request), queries.delivery(pk))
    tell(request, f"给{one.addressee}的这条通知会在一分钟内重发。")
    return redirect("notices:deliveries")
