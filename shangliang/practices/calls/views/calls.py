"""The list of calls, one call with everything about it, and its form."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import Role, may, require
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, opens_to, viewer_of
from shangliang.foundation.clocks import Span
from shangliang.foundation.errors import Invalid

from .. import actions, forms, panels, queries
from ..access import INSIDE, OBJECTORS, RUNNERS, SEES, is_reviewer, runs
from ..kinds import By, Way, kinds
from ..rules import CallState, NominationState, closed_to_nominations

S, N = CallState, NominationState
LISTED = (N.SHORTLISTED, N.AWARDED)


@opens_to(*SEES)
def call_list(request: HttpRequest) -> HttpResponse:
    """The calls: a table for the committee's people, cards for members."""
    viewer, today = viewer_of(request), timezone.localdate()
    group = request.GET.get("group", "going")
    group = group if group in queries.GROUPS else "going"
    counts = queries.state_counts(viewer)
    calls = list(queries.call_list(viewer, group)[:100])
    context: dict[str, Any] = {
        "group": group, "rows": [panels.call_row(one, today) for one in calls], "today": today, "counts": counts,
        "tabs": [{"label": label, "href": f"?group={name}", "count": counts[name], "active": name == group} for name, (label, _) in queries.GROUPS.items()],
        "kinds": [(kind.code, kind.label) for kind in kinds if viewer.role in kind.runners], "year": today.year,
        "judging": [one for one in calls if one.state == S.REVIEWING and is_reviewer(viewer, one)],
    }  # fmt: skip
    if viewer.role == Role.MEMBER:
        context |= {
            "open": [panels.call_row(one, today) for one in calls if not closed_to_nominations(one, today) and may(viewer, "calls.nominate", one)],
            "public": [panels.call_row(one, today) for one in calls if one.state == S.PUBLIC], "mine": [panels.nomination_row(one) for one in queries.mine(viewer)[:20]],
            "published": [panels.call_row(one, today) for one in queries.call_list(viewer, "published")[:10]],
        }  # fmt: skip
        return render(request, "calls/list_member.html", context)
    return render(request, "calls/list.html", context)


@opens_to(*RUNNERS)
@require_POST
def new(request: HttpRequest) -> HttpResponse:
    """Begin a call of a kind."""
    made = actions.draft(act_of(request), None, kind=forms.text(request.POST, "kind"), year=number(request.POST.get("year")))
    tell(request, f"已起草“{made.title}”。写好通知和截止日期再发出。")
    return redirect("calls:edit", made.pk)


@opens_to(*SEES)
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """One call, the same page for everybody who may see it, with their own buttons."""
    return page(request, queries.find_call(viewer_of(request), pk))


def page(request: HttpRequest, found: Any, wrong: Invalid | None = None, step: str = "") -> HttpResponse:
    """The page of a call, with what is wrong beside the form that was sent."""
    viewer, today = viewer_of(request), timezone.localdate()
    lead, inside = runs(viewer, found), viewer.role in INSIDE
    ones = queries.nominations_of(found, viewer)
    judged = lead or inside and found.state != S.REVIEWING  # while others still judge, nobody is swayed by what some said
    standing = queries.standings(found) if judged else {}
    places = queries.places(ones, standing)
    rows = [panels.nomination_row(one, standing.get(one.pk), places.get(one.pk)) for one in ones]
    rows.sort(key=lambda row: (ORDER.index(row["key"]), row["place"] or 10**6, row["pk"]))
    objections = list(queries.objections_of(found)) if lead else []
    unanswered = sum(one.state == "open" for one in objections)
    kind = kinds.get(found.kind)
    return render(
        request, "calls/call.html",
        {
            "call": found, "kind": kind, "row": panels.call_row(found, today), "steps": panels.call_steps(found), "next": panels.NEXT[S(found.state)] if lead else "",
            "lead": lead, "inside": inside, "rows": rows, "listed": [row for row in rows if row["key"] in LISTED], "ways": panels.ways(viewer, found, today, unanswered),
            "by": "、".join(By(one).label for one in found.by), "span": Span.parse(found.publicity_days).label, "closed": closed_to_nominations(found, today),
            "nominates": bool(may(viewer, "calls.nominate", found)), "reviewing": is_reviewer(viewer, found) and found.state == S.REVIEWING,
            "reviewers": queries.reviewers_of(found) if inside else [], "people": queries.people_to_review(today) if lead else [], "objections": objections,
            "public": viewer.role in OBJECTORS and found.state == S.PUBLIC and found.public_until is not None and today <= found.public_until, "votes": found.way == Way.VOTES,
            "wrong": wrong, "errors": wrong.fields if wrong else {}, "step": step, "sent": request.POST, "today": today, "unanswered": unanswered,
            "choices": [(row["pk"], row["name"]) for row in rows if row["key"] == N.SHORTLISTED], "on_show": found.state in (S.PUBLIC, S.DECIDED, S.PUBLISHED),
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


ORDER = [N.AWARDED, N.SHORTLISTED, N.ELIGIBLE, N.PROPOSED, N.PASSED, N.INELIGIBLE, N.REVOKED, N.WITHDRAWN]


@opens_to(*RUNNERS)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of a call; what was typed stays beside what is wrong."""
    found = queries.find_call(viewer_of(request), pk)
    require(viewer_of(request), "calls.run", found)
    wrong = None
    if request.method == "POST":
        try:
            actions.save(act_of(request), found, values=forms.call_values(request.POST, found.criteria))
            tell(request, "已保存。" if found.state == S.DRAFT else "已保存，改了什么记入台账。")
            return redirect("calls:call", pk)
        except Invalid as refused:
            wrong = refused
    typed = request.POST if wrong else {
        "title": found.title, "award": found.award, "announcement": found.announcement, "closes_on": found.closes_on.isoformat() if found.closes_on else "",
        "conditions": "\n".join(found.conditions), "criteria": "\n".join(f"{one['label']} {one['weight']}" for one in found.criteria), "per_body": found.per_body,
        "awards": found.awards, "way": found.way, "publicity_days": Span.parse(found.publicity_days).label, "rounds": found.rounds,
    }  # fmt: skip
    kind = kinds.get(found.kind)
    return render(
        request, "calls/edit.html",
        {
            "call": found, "kind": kind, "typed": typed, "wrong": wrong, "errors": wrong.fields if wrong else {}, "ways": Way.choices(),
            "by": [(one.value, one.label) for one in kind.by], "chosen": request.POST.getlist("by") if wrong else found.by, "today": timezone.localdate(),
            "reviews": "reviews" in request.POST if wrong else found.reviews, "publicity": "publicity" in request.POST if wrong else found.publicity,
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


@opens_to(*SEES)
def deeds(request: HttpRequest) -> HttpResponse:
    """The deeds of those who were honoured, as far as they are shown."""
    year = number(request.GET.get("year"))
    return render(request, "calls/deeds.html", {"awards": list(queries.shown_deeds(year)[:60])})
