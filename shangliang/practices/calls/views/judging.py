"""Reviewing, on the phone first: everything before a reviewer, and saying what one thinks."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import require
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.foundation.errors import Invalid

from .. import actions, forms, panels, queries
from ..access import JUDGES
from ..kinds import Way, kinds
from ..rules import CallState
from .nominating import page


@opens_to(*JUDGES)
def review_list(request: HttpRequest, pk: int) -> HttpResponse:
    """What is before this reviewer in the present round, and what they have said."""
    viewer, today = viewer_of(request), timezone.localdate()
    call = queries.find_call(viewer, pk)
    require(viewer, "calls.review", call)
    judged = queries.to_review(call, viewer, today) if call.state == CallState.REVIEWING else []
    rows = [{"row": panels.nomination_row(one.nomination), "review": one.review, "conflict": one.conflict} for one in judged]
    left = [one for one in rows if not one["review"] and not one["conflict"]]
    return render(
        request, "calls/review.html",
        {"call": call, "kind": kinds.get(call.kind), "left": left, "done": [one for one in rows if one["review"]], "aside": [one for one in rows if one["conflict"] and not one["review"]],
         "votes": call.way == Way.VOTES, "going": call.state == CallState.REVIEWING},
    )  # fmt: skip


@opens_to(*JUDGES)
@require_POST
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Give points or a vote, stand aside, or take it back."""
    viewer, data, act = viewer_of(request), request.POST, act_of(request)
    one = queries.find_nomination(viewer, pk)
    require(viewer, "calls.review", one)
    try:
        tell(request, _said(act, one, data))
    except Invalid as wrong:
        return page(request, one, wrong, "recuse" if data.get("how") == "recuse" else "review")
    following = next((other for other in queries.to_review(one.call, viewer, timezone.localdate()) if not other.review and not other.conflict), None)
    return redirect("calls:nomination", following.nomination.pk) if following and data.get("how") == "review" else redirect("calls:review", one.call_id)


def _said(act: Any, one: Any, data: Any) -> str:
    how = data.get("how")
    if how == "recuse":
        actions.recuse(act, one, reason=forms.text(data, "reason"))
        return f"已记为回避“{one.name}”。"
    if how == "back":
        actions.take_review_back(act, one)
        return f"已撤回对“{one.name}”的评审。"
    made = actions.review(act, one, scores=forms.scores(data), vote=forms.vote(data), remark=forms.text(data, "remark"))
    return f"已评审“{one.name}”" + (f"，{made.total.normalize():f} 分。" if made.total is not None else "。")
