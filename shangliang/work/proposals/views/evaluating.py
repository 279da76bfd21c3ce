"""双向评价 and 民主评议 of a session: how far they are, what came out, and how they begin."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import STAFF, Role, may
from shangliang.commons.committees.scope import here
from shangliang.commons.people.queries import members_on, organs
from shangliang.commons.people.queries import units as all_units
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, numbers, opens_to, viewer_of
from shangliang.foundation.errors import Invalid, NotFound
from shangliang.practices.polls.forms import moment, text
from shangliang.practices.polls.panels import line
from shangliang.practices.polls.rules import verdict

from .. import actions, queries
from ..access import REVIEWERS
from ..shipped import APPRAISAL, LABELS, TWO_WAY

READERS = (*STAFF, Role.CHAIR, Role.AUDITOR)
SHOWN = 30


def _session(request: HttpRequest, given: str | None) -> Any:
    """The session asked for, else the present one; raises NotFound for one that is not there."""
    if given:
        found = next((one for one in here().sessions if one.pk == number(given)), None)
        if found is None:
            raise NotFound()
        return found
    session = here().session_on(timezone.localdate())
    if session is None:
        raise NotFound("还没有设置届次，请管理员在“设置”里加上。")
    return session


@opens_to(*READERS)
def evaluation(request: HttpRequest) -> HttpResponse:
    """A session's two-way evaluation."""
    return _page(request, _session(request, request.GET.get("session")))


def _page(request: HttpRequest, session: Any, wrong: Invalid | None = None) -> HttpResponse:
    found, now = queries.evaluation_progress(session.pk), timezone.now()
    polls = [line(found[kind], now) for kind in (*TWO_WAY, APPRAISAL) if kind in found]
    quality, units = queries.quality_results(session.pk), queries.unit_results(session.pk)
    rows = [
        {"unit": one.unit, "handling": one.handling, "appraisal": one.appraisal, "said": verdict(one.handled.poll.form, one.handling) if one.handling else "", "target": one.handled or one.appraised}
        for one in units
    ]
    sessions = [{"label": one.short, "href": f"?session={one.pk}", "active": one.pk == session.pk} for one in reversed(here().sessions)]
    return render(
        request, "proposals/evaluation.html",
        {
            "session": session, "sessions": sessions[:6], "polls": polls, "unit_rows": [row for row in rows if _told(row["handling"]) or _told(row["appraisal"])], "counted": sorted({one.poll.title: one.poll for row in units for one in (row.handled, row.appraised) if one}.values(), key=lambda poll: poll.closed_at), "untold": sum(not (_told(row["handling"]) or _told(row["appraisal"])) for row in rows), "quality": quality[:SHOWN], "judged": len(quality),
            "organises": bool(may(viewer_of(request), "proposals.evaluate", session)), "running": any(kind in found and found[kind].state == "open" for kind in TWO_WAY),
            "appraising": APPRAISAL in found and found[APPRAISAL].state == "open", "labels": [LABELS[kind] for kind in TWO_WAY], "wrong": wrong,
            "errors": wrong.fields if wrong else {}, "sent": request.POST, "later": timezone.localdate() + timedelta(days=30),
            "units": [(one.pk, one.name) for one in all_units()], "chosen": numbers(request.POST.getlist("units")),
            "bodies": [("", "全体委员")] + [(one.pk, one.name) for one in organs()],
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


def _told(result: dict[str, Any] | None) -> bool:
    return bool(result and result["score"] is not None)


@opens_to(*REVIEWERS)
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Begin the two-way evaluation of a session."""
    session = _session(request, request.POST.get("session"))
    try:
        count = actions.start_evaluation(act_of(request), session, closes_at=moment(request.POST, "closes"), title=text(request.POST, "title"))
    except Invalid as wrong:
        return _page(request, session, wrong)
    tell(request, f"双向评价已开始，发出 {count} 份评价表；以后答复、评价的提案会自动加进来。")
    return redirect(f"{request.path.removesuffix('start/')}?session={session.pk}")


@opens_to(*REVIEWERS)
@require_POST
def appraise(request: HttpRequest) -> HttpResponse:
    """Begin an appraisal ballot on units."""
    session, data = _session(request, request.POST.get("session")), request.POST
    try:
        chosen = list(all_units().filter(pk__in=numbers(data.getlist("units"))))
        voters = members_on(timezone.localdate())
        body = number(data.get("body"))
        if body is not None:
            voters = voters.filter(pk__in=queries.sitting_in(body))
        poll = actions.start_appraisal(act_of(request), session, title=text(data, "title"), closes_at=moment(data, "closes"), units=chosen, members=list(voters))
    except Invalid as wrong:
        return _page(request, session, wrong)
    tell(request, f"“{poll.title}”已开始，委员在手机首页就能投票。")
    return redirect("polls:poll", poll.pk)
