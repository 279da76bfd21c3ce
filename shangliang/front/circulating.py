"""What one practice made and another sends round: the results of a poll as a circular."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from shangliang.commons.access import Viewer, may
from shangliang.commons.ui.panels import Panel, panels
from shangliang.commons.ui.requests import opens_to, viewer_of
from shangliang.foundation.errors import NotNow
from shangliang.practices.circulars.access import DRAFTERS
from shangliang.practices.circulars.kinds import Column, Content
from shangliang.practices.circulars.views import hand_over
from shangliang.practices.polls import queries as polls
from shangliang.practices.polls.rules import State, verdict

COLUMNS = (Column("名次", True), Column("对象"), Column("收回", True), Column("得分", True), Column("结果"))


def content_of(poll: Any, origin: str = "") -> Content:
    """The results of a closed poll as a table, never a voter; raises NotNow while it runs or when nothing may be told."""
    if poll.state != State.CLOSED:
        raise NotNow("测评还没有截止，结果还会变。截止计票以后再做通报。", code="poll_open")
    told = [(target, result) for target, result in polls.results_of(poll) if result and result["shown"] and result["score"] is not None]
    if not told:
        raise NotNow("这次测评没有可以公布的结果。", code="nothing_told")
    rows = tuple(
        (str(1 + sum(other["score"] > result["score"] for _, other in told)), target.label, f"{result['cast']} / {result['invited']}", f"{result['score']:g}", verdict(poll.form, result))
        for target, result in told
    )
    before = [f"现将“{poll.title}”的结果通报如下。共测评 {len(told)} 个对象，得分相同的名次并列。"]
    return Content("polls.results", f"关于{poll.title}结果的通报", "各有关单位", before, COLUMNS, rows, ["请对照结果改进工作。对结果有疑问的，请与我们联系。"], origin=origin)


@opens_to(*DRAFTERS)
@require_http_methods(["GET", "POST"])
def circulate_poll(request: HttpRequest, pk: int) -> HttpResponse:
    """GET the paper, POST begins a circular."""
    return hand_over(request, content_of(polls.seen_poll(viewer_of(request), pk), reverse("polls:poll", args=[pk])))


def _of_poll(viewer: Viewer, pk: int) -> dict[str, Any] | None:
    poll = polls.poll_of(pk)
    if poll is None or poll.state != State.CLOSED or not may(viewer, "circulars.draft"):
        return None
    return {"href": reverse("front:circulate_poll", args=[pk])}


panels.add("front.circulate_poll", Panel("polls.poll", 10, "front/panel_circulate.html", _of_poll))
