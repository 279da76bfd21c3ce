"""A leader supervises an ordinary proposal: staff put it down, a chair takes it on from the phone."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from shangliang.commons.access import Role
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, opens_to, viewer_of
from shangliang.foundation.errors import Invalid

from .. import actions, queries
from ..access import REVIEWERS
from ..rules import Duty, why_not_supervised

CHARGERS = (*REVIEWERS, Role.CHAIR)


@opens_to(*CHARGERS)
def supervise(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the leader who supervises an ordinary proposal; a chair takes it on in their own name."""
    viewer = viewer_of(request)
    proposal = queries.seen(viewer, pk)
    chairs, wrong = queries.chairs(), None
    if request.method == "POST":
        try:
            key = actions.supervise(act_of(request), proposal, leader=_leader(request, chairs), note=request.POST.get("note", "").replace("\x00", ""))
            tell(request, f"已记为{key.leaders.first().name}领衔督办。督办活动和结果在这一页登记。")  # type: ignore[union-attr]
            return redirect("proposals:key", pk)
        except Invalid as refused:
            wrong = refused
    found = queries.key_of(pk)
    return render(
        request, "proposals/supervise.html",
        {
            "proposal": proposal, "chairs": chairs, "own": viewer.role == Role.CHAIR, "wrong": wrong, "errors": wrong.fields if wrong else {}, "sent": request.POST,
            "why": why_not_supervised(proposal.state, found.state if found else "", found.weight if found else "") or "",
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


def _leader(request: HttpRequest, chairs: list[tuple[int, str]]) -> actions.Leader | None:
    viewer = viewer_of(request)
    wanted = viewer.user_id if viewer.role == Role.CHAIR else number(request.POST.get("leader"))
    names = dict(chairs)
    return actions.Leader(names[wanted], request.POST.get("post", "").strip(), Duty.OVERSEES, queries.user_named(wanted)) if wanted in names else None


@opens_to(*CHARGERS)
@require_POST
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """No longer supervised by a leader."""
    proposal: Any = queries.seen(viewer_of(request), pk)
    actions.release(act_of(request), proposal, reason=request.POST.get("reason", ""))
    tell(request, "已取消领衔督办，理由记入台账。")
    return redirect("proposals:key", pk)
