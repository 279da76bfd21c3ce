"""The reply's page: written point by point with autosave, sent up, sent back, issued."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import UNIT, Role, may, require
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.foundation.errors import Invalid, NotNow, Refused

from .. import actions, forms, panels, queries
from ..kinds import Brief, kinds
from ..panels.replies import typed
from ..rules import Disclosure, Outcome, ReplyState, State, why_not


@opens_to(*UNIT)
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a reply, or read the one that was sent up or issued."""
    return _page(request, queries.seen_part(viewer_of(request), pk))


def _page(request: HttpRequest, part: Any, wrong: Refused | None = None) -> HttpResponse:
    viewer, matter, brief = viewer_of(request), part.matter, _brief(part.matter)
    require(viewer, "handling.draft_reply", part)
    if getattr(part, "reply", None) is None and (why := why_not("draft", part)):
        raise NotNow(why)
    draft = panels.draft(part, brief)
    if wrong is not None and "answer-1" in request.POST:
        draft = typed(draft, request.POST)
    checking = draft.state == ReplyState.CHECKING
    fields = getattr(wrong, "fields", {})
    contact_required = queries.says(matter.kind, "contact_required")
    return render(
        request, "handling/reply.html",
        {
            "part": part, "matter": matter, "draft": draft, "brief": brief, "name": panels.named(matter), "checking": checking, "letter": panels.letter(part),
            "editable": State(part.state) is State.HANDLING and (not checking or viewer.role == Role.UNIT_HEAD),
            "signing": checking and bool(may(viewer, "handling.issue_reply", part)), "may_issue": bool(may(viewer, "handling.issue_reply", part)), "grades": panels.grades(matter.kind), "disclosures": Disclosure.choices(),
            "outcomes": Outcome.choices(), "errors": list(fields.items()), "fields": fields, "wrong": None if fields else wrong, "left": (part.due_on - timezone.localdate()).days,
            "hint": why_not("send_up", part, contacts=len(part.contacts.all()) if contact_required else None, unmet=queries.unmet(part)), "opinions": panels.opinions(matter),
            "contacts": panels.contacts(part), "docs": _letters(part, brief), "year": timezone.localdate().year, "files": panels.enclosures(matter).get(part.pk, []),
        },
        status=wrong.status if wrong else 200,
    )


def _letters(part: Any, brief: Brief) -> list[dict[str, str]]:
    """The letters as they go out, one for each proposer, to look at and to download, and the sheet it began with."""
    made = [
        {
            "icon": "file-text", "title": f"致{person.name}", "note": person.detail, "href": f"{reverse('handling:preview', args=[part.pk])}?to={n}", "verb": "下载",
            "verb_href": reverse("handling:letter", args=[part.pk, n]),
        }
        for n, person in enumerate(brief.people)
    ]
    return [*made, {"icon": "file-text", "title": "交办单", "note": "", "href": reverse("handling:sheet", args=[part.matter_id]), "verb": "下载"}]


def _brief(matter: Any) -> Brief:
    return kinds.get(matter.kind).brief(matter.subject_id)


@opens_to(*UNIT)
@require_POST
def save_reply(request: HttpRequest, pk: int) -> HttpResponse:
    """Autosave: keep what was written and say when; a script asks."""
    kept = actions.draft_reply(act_of(request), queries.seen_part(viewer_of(request), pk), **forms.reply(request.POST))
    return JsonResponse({"saved_at": f"{timezone.localtime(kept.drafted_at):%H:%M}", "revision": kept.revision})


def _saved(request: HttpRequest, pk: int) -> Any:
    """The part, after what the form carries was kept."""
    part = queries.seen_part(viewer_of(request), pk)
    if "answer-1" in request.POST:
        actions.draft_reply(act_of(request), part, **forms.reply(request.POST))
    return part


@opens_to(*UNIT)
@require_POST
def send_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the reply before the head."""
    try:
        actions.send_up(act_of(request), _saved(request, pk))
    except Invalid as wrong:
        return _page(request, queries.seen_part(viewer_of(request), pk), wrong)
    tell(request, "答复已送负责人签发，签发后自动送提案人。")
    return redirect("handling:part", pk)


@opens_to(*UNIT)
@require_POST
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign the reply: it goes out."""
    try:
        actions.issue_reply(act_of(request), _saved(request, pk))
    except Invalid as wrong:
        return _page(request, queries.seen_part(viewer_of(request), pk), wrong)
    tell(request, "答复已签发，提案人会收到，并请他们评价。", link=reverse("handling:part", args=[pk]), verb="看答复")
    return redirect("handling:part", pk)


@opens_to(*UNIT)
@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the reply to the clerk, saying what to change."""
    try:
        actions.send_back(act_of(request), queries.seen_part(viewer_of(request), pk), reason=forms.text(request.POST, "reason"))
    except Invalid as wrong:
        return _page(request, queries.seen_part(viewer_of(request), pk), wrong)
    tell(request, "已退回经办人修改，退改意见在稿子上方。")
    return redirect("handling:part", pk)
