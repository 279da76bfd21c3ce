"""Writing and handing in, on PC and phone."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import setting
from shangliang.commons.files.queries import files_of
from shangliang.commons.ledger.acts import Act
from shangliang.commons.ledger.exchange import said_under
from shangliang.commons.people.queries import (
    choices_of,
    conveners,
    conveners_for,
    member_by_id,
    members_on,
    organ_by_id,
    units,
)
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, numbers, opens_to, viewer_of
from shangliang.commons.ui.wording import day
from shangliang.foundation.errors import Invalid, NotNow

from .. import actions, panels, queries
from ..rules import EDITABLE, CosignState, Kind, State, advice, missing
from .alike import very_alike

WRITERS = (Role.MEMBER, Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD)


@opens_to(*WRITERS)
def new(request: HttpRequest) -> HttpResponse:
    """Begin: in one's own name or in that of an organ one may speak for; staff enter a paper one for a member."""
    viewer = viewer_of(request)
    if request.method == "POST":
        author_id = viewer.member_id if viewer.role == Role.MEMBER else number(request.POST.get("author"))
        author = member_by_id(author_id, timezone.localdate())
        organ = organ_by_id(number(request.POST.get("organ")))
        if author is None:
            raise Invalid("请先选提案人。", fields={"author": "请选一位在任委员"})
        act = act_of(request)
        try:
            begun = actions.start(act, None, author=author, organ=organ, by_staff=viewer.role != Role.MEMBER).pk
        except NotNow:
            if (fact := said_under(act.uid)) is None:
                raise
            begun = fact.subject_id  # pressed twice: the draft of the first time
        return redirect("proposals:write", begun)
    if viewer.role == Role.MEMBER:
        return render(request, "proposals/new.html", {"organs": conveners_for(viewer.organ_ids), "drafts": _drafts(request)})
    people = choices_of(members_on(timezone.localdate()))
    organs = [(o.pk, o.name, o.kind_label) for o in conveners_for(None)]
    return render(request, "proposals/enter.html", {"people": people, "organs": organs})


def _drafts(request: HttpRequest) -> list[Any]:
    return [p for p in queries.mine(viewer_of(request)) if State(p.state) in EDITABLE]


@opens_to(*WRITERS)
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """The writing page. GET shows it; POST keeps the text and then hands it in, or says what is missing."""
    proposal = queries.own(viewer_of(request), pk)
    if State(proposal.state) not in EDITABLE | {State.COSIGNING}:
        return redirect("proposals:detail", pk)
    if request.method != "POST":
        return page(request, proposal)
    act = act_of(request)
    if State(proposal.state) in EDITABLE:
        try:
            actions.save(act, proposal, **typed(request))
        except Invalid as wrong:
            return page(request, proposal, typed=typed(request), errors=wrong.fields, status=422)
        except NotNow as elsewhere:
            return page(request, proposal, typed=typed(request), errors={"": elsewhere.message + "要以这里的为准，再按一次即可。"}, status=409)
    return _then(request, act, pk, request.POST.get("then", "submit"))


def _then(request: HttpRequest, act: Act, pk: int, then: str) -> HttpResponse:
    """What follows when the text is kept: leave it for later, ask the convener, or hand it in."""
    if then == "later":
        tell(request, "已存为草稿，可以随时接着写。")
        return redirect("proposals:mine" if viewer_of(request).role == Role.MEMBER else "proposals:list")
    proposal = queries.own(viewer_of(request), pk)
    try:
        if then == "approval":
            asked = actions.ask_approval(act, proposal)
            tell(request, f"已请{asked.organ.name}召集人同意，同意后就能提交。")
            return redirect("proposals:write", pk)
        if not request.POST.get("seen_alike") and (likes := very_alike(viewer_of(request), proposal)):
            return page(request, proposal, likes=likes, status=422)
        actions.submit(act, proposal)
    except Invalid as wrong:
        return page(request, queries.own(viewer_of(request), pk), problems=wrong.data.get("missing", [wrong.message]), status=422)
    except NotNow as early:
        return page(request, queries.own(viewer_of(request), pk), errors={"": early.message}, status=409)
    return redirect("proposals:receipt", pk)


@opens_to(*WRITERS)
@require_POST
def autosave(request: HttpRequest, pk: int) -> JsonResponse:
    """Keep what was typed so far; answers with the time and what is still missing."""
    act = act_of(request)
    typed_now = typed(request)
    proposal = actions.save(act, queries.own(viewer_of(request), pk), **typed_now)
    return JsonResponse({"saved_at": f"{timezone.localtime(act.at):%H:%M}", "seen": proposal.saved_at.isoformat(), "standing": _standing(proposal, typed_now)})


def _standing(proposal: Any, kept: dict[str, Any]) -> str:
    """In one line above the button: what is still missing, what would make it better, or that it may go."""
    asks = kept["recommendations"]
    if lacking := _missing(kept["title"], kept["grounds"], asks):
        return f"还差 {len(lacking)} 项：{lacking[0]}"
    if said := advice(kept["title"], asks, len(kept["grounds"]) + sum(map(len, asks)), usual=setting("proposals.length.usual")):
        return f"{said[0]}。不影响提交。"
    return "写齐了，请召集人同意后就能提交。" if _unapproved(proposal) else "可以提交了。"


def _unapproved(proposal: Any) -> bool:
    """Whether a collective proposal lacks its convener's consent; staff enter what was sealed on paper, and whoever speaks for the body need ask nobody."""
    return proposal.kind == Kind.COLLECTIVE and not proposal.approved_at and not proposal.entered_by_staff and State(proposal.state) != State.SENT_BACK


@opens_to(*WRITERS)
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """What a proposer takes home: serial number, time, what happens next."""
    return render(request, "proposals/receipt.html", {"proposal": queries.own(viewer_of(request), pk)})


@opens_to(Role.MEMBER)
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """A member's own proposals: drafts first, then how far each has come."""
    today, found = timezone.localdate(), list(queries.mine(viewer_of(request)))
    unsent = EDITABLE | {State.COSIGNING}
    drafts = [(panels.row(p, today), p.saved_at) for p in found if State(p.state) in unsent]
    sent = [panels.row(p, today) for p in found if State(p.state) not in unsent]
    topics, groups = queries.joined_in(viewer_of(request))
    ways = [{"title": "培育议题", "href": reverse("proposals:topics"), "note": f"请你参加 {topics} 个"}] if topics else []
    ways += [{"title": "联合跟踪", "href": reverse("proposals:groups"), "note": f"你在 {groups} 个组里"}] if groups else []
    return render(request, "proposals/mine.html", {"drafts": drafts, "sent": sent, "ways": ways})


@opens_to(*WRITERS)
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw away an unsent draft."""
    actions.discard(act_of(request), queries.own(viewer_of(request), pk))
    tell(request, "草稿已删除。")
    return redirect("proposals:mine" if viewer_of(request).role == Role.MEMBER else "proposals:list")


@opens_to(*WRITERS)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a handed-in proposal back, with a reason."""
    proposal = queries.seen(viewer_of(request), pk)
    if request.method == "POST":
        actions.withdraw(act_of(request), proposal, reason=request.POST.get("reason", ""))
        tell(request, f"已撤回“{proposal.title}”，编号不会再给别的提案。")
        return redirect("proposals:detail", pk)
    return render(request, "proposals/withdraw.html", {"proposal": proposal})


def typed(request: HttpRequest) -> dict[str, Any]:
    """What a writing form holds, as `save` takes it."""
    data = request.POST
    return {
        "title": data.get("title", ""), "grounds": data.get("grounds", ""), "recommendations": data.getlist("recommendations"),
        "category": data.get("category", ""), "may_publish": data.get("may_publish", "yes") == "yes",
        "secret_reason": data.get("secret_reason", ""), "contact": data.get("contact", ""), "wishes": queries.units_still(numbers(data.getlist("wishes"))),
        "seen": _moment(data.get("seen", "")),
    }


def _moment(text: str) -> datetime | None:
    """When the text was saved that a page was made from; None where the page did not say, or it is no moment."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _missing(title: str, grounds: str, asks: list[str]) -> list[str]:
    return missing(title, grounds, [a for a in asks if a.strip()], least=setting("proposals.length.least"), most=setting("proposals.length.most"))


def page(
    request: HttpRequest, proposal: Any, *, typed: dict[str, Any] | None = None, errors: dict[str, str] | None = None,
    problems: list[str] | None = None, likes: list[dict[str, Any]] | None = None, status: int = 200,
) -> HttpResponse:
    """The writing page, with what is kept or what was typed, and what is wrong with it."""
    kept = typed or {
        "title": proposal.title, "grounds": proposal.grounds, "recommendations": [r.text for r in proposal.recommendations.all()],
        "category": proposal.category, "may_publish": proposal.may_publish, "secret_reason": proposal.secret_reason,
        "contact": proposal.contact, "wishes": queries.wishes(proposal),
    }
    waiting = [row.member.name for row in proposal.proposers.all() if row.state == CosignState.INVITED]
    return render(
        request, "proposals/write.html",
        {
            "proposal": proposal, "kept": kept, "errors": errors or {}, "problems": problems or [], "likes": likes or [],
            "standing": _waiting_for(proposal, waiting) or _standing(proposal, kept), "waiting": waiting, "asking": _asking(request, proposal),
            "categories": [(c, c) for c in setting("proposals.categories")], "units": [(u.pk, u.name, u.duties) for u in units()],
            "wished": [str(u.pk) for u in kept["wishes"]], "least": setting("proposals.length.least"), "most": setting("proposals.length.most"),
            "people": _cosigners(proposal), "editable": State(proposal.state) in EDITABLE, "collective": proposal.kind == Kind.COLLECTIVE,
            "asks": panels.asks(proposal, None), "files": files_of(proposal), "autosave": reverse("proposals:autosave", args=[proposal.pk]),
        },
        status=status,
    )


def _waiting_for(proposal: Any, waiting: list[str]) -> str:
    """Whose answer it waits for, while it waits."""
    if State(proposal.state) != State.COSIGNING:
        return ""
    if waiting:
        return f"在等{'、'.join(waiting[:3])}{f' 等 {len(waiting)} 位' if len(waiting) > 3 else ''}答复，{day(proposal.cosign_until)}到期后不再等"
    return f"在等{proposal.organ.name}召集人同意" if _unapproved(proposal) else ""


def _asking(request: HttpRequest, proposal: Any) -> list[str]:
    """The conveners who have to agree before it can be handed in; none where the writer is one of them, or nobody need be asked."""
    if not _unapproved(proposal):
        return []
    heads = conveners(proposal.organ_id)
    return [] if viewer_of(request).member_id in [head.pk for head in heads] else [head.name for head in heads] or ["召集人"]


def _cosigners(proposal: Any) -> list[dict[str, str]]:
    words = {CosignState.ACCEPTED: ("is-done", "circle-check"), CosignState.INVITED: ("", "clock"), CosignState.DECLINED: ("", "circle-x"), CosignState.EXPIRED: ("", "clock-off")}
    rows = [p for p in proposal.proposers.all() if p.member_id != proposal.author_id]
    return [
        {"name": p.member.name, "sector": str(p.member.sector), "word": CosignState(p.state).label, "tone": words[CosignState(p.state)][0], "icon": words[CosignState(p.state)][1]}
        for p in rows
    ]
