"""The member's rating: the reply point by point, then what they think of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from shangliang.commons.access import Role, may
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.foundation.errors import Invalid

from .. import actions, forms, panels, queries
from ..kinds import kinds
from ..rules import MatterState, Satisfaction, why_matter_not

THEN = {
    Satisfaction.SATISFIED: "这件可以办结。",
    Satisfaction.MOSTLY: "可以办结；哪里还不够，请在下面写一句，会转告承办单位。",
    Satisfaction.DISSATISFIED: "承办单位要在{redo}内重新办理并再次答复，请写明为什么。",
}


@opens_to(Role.MEMBER)
def waiting(request: HttpRequest) -> HttpResponse:
    """Replies that wait for this member's word."""
    viewer, today = viewer_of(request), timezone.localdate()
    found = [(matter, panels.named(matter), (matter.rate_until - today).days) for matter in queries.awaiting_rating(viewer.member_id)]
    return render(request, "handling/to_rate.html", {"found": found})


@opens_to(Role.MEMBER)
def rate(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the reply and rate the handling, once and in person."""
    viewer = viewer_of(request)
    matter = queries.seen_matter(viewer, pk)
    latest = queries.current(matter.subject_type, matter.subject_id)
    if request.method == "GET" and latest and latest.round > matter.round and latest.state == MatterState.REPLIED and viewer.member_id in latest.raters:
        return redirect("handling:rate", latest.pk)  # an old link leads to the round that waits for a word now
    questions = queries.says(matter.kind, "rating_form")
    mine = next((rating for rating in matter.verdicts if rating.member_id == viewer.member_id), None)
    wrong: Invalid | None = None
    if request.method == "POST":
        try:
            if request.POST.get("overall") not in Satisfaction.values():
                raise Invalid("还没有选满意不满意。", fields={"overall": "请选一项"})
            actions.rate(act_of(request), matter, overall=request.POST["overall"], form=forms.answers_to(questions, request.POST), remarks=forms.text(request.POST, "remarks"))
        except Invalid as refused:
            wrong = refused
        else:
            tell(request, "谢谢，你的评价已记下。" + ("承办单位会重新办理。" if request.POST["overall"] == Satisfaction.DISSATISFIED else ""))
            kind = kinds.get(matter.kind)
            return redirect(kind.after_rating(viewer, matter.subject_id) or kind.link(matter.subject_id))
    return _page(request, matter, mine, questions, wrong)


def _why_not(viewer: Any, matter: Any) -> str:
    """Why this member has nothing to rate now; "" where they have."""
    verdict = may(viewer, "handling.rate", matter)
    return (why_matter_not("rate", matter, today=timezone.localdate()) or "") if verdict else verdict.reason


def _page(request: HttpRequest, matter: Any, mine: Any, questions: Any, wrong: Invalid | None) -> HttpResponse:
    viewer = viewer_of(request)
    redo = queries.says(matter.kind, "redo").label
    options = [
        {"value": word.value, "title": word.label, "then": THEN[word].format(redo=redo), "checked": request.POST.get("overall") == word.value}
        for word in Satisfaction
    ]
    return render(
        request, "handling/rate.html",
        {
            "matter": matter, "late": bool(matter.rate_until and matter.rate_until < timezone.localdate()), "name": panels.named(matter), "letters": [letter for part in matter.parts if (letter := panels.letter(part))], "options": options, "enclosures": panels.enclosures(matter),
            "questions": questions, "mine": mine, "my_word": Satisfaction(mine.overall).label if mine else "", "refused": _why_not(viewer, matter), "ended": matter.state == MatterState.CLOSED,
            "wrong": wrong, "errors": wrong.fields if wrong else {}, "sent": request.POST, "link": kinds.get(matter.kind).link(matter.subject_id),
            "nth": matter.raters.index(viewer.member_id) if viewer.member_id in matter.raters else 0,
        },
        status=wrong.status if wrong else 200,
    )
