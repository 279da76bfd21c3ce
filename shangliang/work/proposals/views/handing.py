"""Handing over: one by one or as the batch of a handover meeting, and taking back."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import HANDOVER, may
from shangliang.commons.committees.scope import setting
from shangliang.commons.people.queries import units
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, numbers, opens_to, viewer_of
from shangliang.commons.ui.wording import day
from shangliang.foundation.errors import Invalid, Refused
from shangliang.foundation.words import nth
from shangliang.practices.handling.rules import Role as HandlingRole

from .. import actions, panels, queries
from ..access import REVIEWERS
from ..rules import Layer
from .review import chosen_units

BATCH = 500


@opens_to(*REVIEWERS, *HANDOVER)
def desk(request: HttpRequest) -> HttpResponse:
    """All that is filed and waits to be handed over, with the planned units and whose part it is to do so."""
    viewer, today = viewer_of(request), timezone.localdate()
    rows, batched = [], queries.batched_now()
    for proposal in queries.to_hand_over(viewer):
        planned = sorted((c for c in proposal.choices.all() if c.layer == Layer.REVIEW), key=lambda c: HandlingRole.values().index(c.role))
        verdict = may(viewer, "proposals.hand_over", proposal)
        rows.append({"row": panels.row(proposal, today), "units": [(c.unit.name, HandlingRole(c.role).label) for c in planned], "why": "" if verdict else verdict.reason, "batch": batched.get(proposal.pk)})
    rows.sort(key=lambda r: bool(r["why"]))  # one's own first, each part by number
    own = [r for r in rows if not r["why"]]
    ready = [r for r in own if r["units"] and not r["batch"]]
    parties = [one["party"] for one in setting("proposals.handing.parties")]
    return render(request, "proposals/handing.html", {"rows": rows, "own": len(own), "ready": len(ready), "parties": parties, "batches": queries.batches(live=True), "suggested": f"{day(timezone.localdate())}交办"})


@opens_to(*REVIEWERS, *HANDOVER)
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose units and hand one proposal over."""
    proposal = queries.seen(viewer_of(request), pk)
    wrong = None
    if request.method == "POST":
        try:
            done = actions.hand_over(act_of(request), proposal, units=chosen_units(request.POST), due_on=_day(request.POST), note=request.POST.get("note", ""))
        except Invalid as refused:
            wrong = refused
        else:
            tell(request, f"{nth(done.number)}已交办给{done.lead_unit}，{day(done.due_on)}前答复。")
            return redirect("proposals:handing")
    planned = {role: [str(c.unit_id) for c in proposal.choices.all() if c.layer == Layer.REVIEW and c.role == role] for role in HandlingRole.values()}
    if wrong:
        planned = {role: request.POST.getlist(role) for role in HandlingRole.values()}
    return render(
        request, "proposals/hand_over.html",
        {"proposal": proposal, "planned": planned, "units": [(u.pk, u.name, u.duties) for u in units()], "wrong": wrong, "wishes": queries.wishes(proposal), "typed": request.POST},
        status=wrong.status if wrong else 200,
    )


@opens_to(*REVIEWERS, *HANDOVER)
@require_POST
def batch(request: HttpRequest) -> HttpResponse:
    """Hand over a whole list as planned; what cannot be handed over is told and left."""
    if setting("proposals.handing.parties"):
        return _ask(request)
    viewer, act, done, held = viewer_of(request), act_of(request), 0, []
    for pk in numbers(request.POST.getlist("pick"))[:BATCH]:
        try:
            actions.hand_over(act, queries.seen(viewer, pk), due_on=_day(request.POST))
            done += 1
        except Refused as why:
            held.append(f"{nth(queries.find(pk).number)}：{why.message}")
    if not done and not held:
        raise Invalid("请先勾选要交办的提案。")
    tell(request, f"已交办 {done} 件，单位会收到通知。" + (f"{len(held)} 件没有交办：" + "；".join(held[:3]) if held else ""))
    return redirect("proposals:handing")


def _ask(request: HttpRequest) -> HttpResponse:
    """Put a whole list before the parties whose consent the committee wants."""
    viewer = viewer_of(request)
    chosen = [queries.seen(viewer, pk) for pk in numbers(request.POST.getlist("pick"))[:BATCH]]
    made = actions.ask_parties(act_of(request), None, proposals=chosen, name=request.POST.get("name", ""), due_on=_day(request.POST), note=request.POST.get("note", ""))
    tell(request, f"已送{made.route[0]['party']}，依次请 {len(made.route)} 方同意，都同意后交办。")
    return redirect("proposals:batch", made.pk)


@opens_to(*REVIEWERS, *HANDOVER)
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a hand-over back, with a reason, before anybody replied."""
    proposal = queries.seen(viewer_of(request), pk)
    if request.method == "POST":
        reason = request.POST.get("reason", "").strip()
        if not reason:
            raise Invalid("请写明撤回理由，单位会看到。", fields={"reason": "理由不能空着"})
        actions.take_back(act_of(request), proposal, reason=reason)
        tell(request, f"{nth(proposal.number)}已撤回交办，可以重新交办。")
        return redirect("proposals:hand_over", pk)
    return render(request, "proposals/take_back.html", {"proposal": proposal})


@opens_to(*REVIEWERS)
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a case."""
    proposal = actions.close(act_of(request), queries.seen(viewer_of(request), pk))
    tell(request, f"{nth(proposal.number)}已办结。")
    return redirect("proposals:detail", pk)


def _day(data: Any) -> date | None:
    text = data.get("due_on", "").strip()
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Invalid("日期写法不对，请从日历里选。", fields={"due_on": "请从日历里选日期"}) from None
    if not timezone.localdate() <= day <= date(timezone.localdate().year + 3, 12, 31):
        raise Invalid("答复期限要在今天以后、三年以内。", fields={"due_on": "请选今天以后的日期"})
    return day
