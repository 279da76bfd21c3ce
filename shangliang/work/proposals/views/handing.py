"""Handing over: one by one or as the batch of a handover meeting, and taking back."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import HANDOVER, Viewer, may
from shangliang.commons.committees.scope import setting
from shangliang.commons.people.queries import units
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, numbers, opens_to, viewer_of
from shangliang.commons.ui.typed import maybe_day
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
    parties = [one["party"] for one in setting("proposals.handing.parties")]
    for proposal in queries.to_hand_over(viewer):
        planned = sorted((c for c in proposal.choices.all() if c.layer == Layer.REVIEW), key=lambda c: HandlingRole.values().index(c.role))
        verdict = may(viewer, "proposals.hand_over", proposal)
        rows.append({"row": panels.row(proposal, today), "units": [(c.unit.name, HandlingRole(c.role).label) for c in planned], "why": "" if verdict else verdict.reason, "batch": batched.get(proposal.pk), "verb": _verb(viewer, planned, parties, batched.get(proposal.pk))})
    rows.sort(key=lambda r: bool(r["why"]))  # one's own first, each part by number
    own = [r for r in rows if not r["why"]]
    ready = [r for r in own if r["units"] and not r["batch"]]
    return render(request, "proposals/handing.html", {"rows": rows, "own": len(own), "ready": len(ready), "parties": parties, "batches": queries.batches(live=True), "refused": queries.sent_back() if parties else [], "suggested": f"{day(timezone.localdate())}交办"})


def _verb(viewer: Viewer, planned: Sequence[Any], parties: Sequence[str], batch: int | None) -> str:
    """What the button beside a proposal says; nothing where it waits for the parties, or where its units are planned by others."""
    if not parties:
        return "交办" if planned else "定单位"
    if batch or viewer.role not in REVIEWERS:
        return ""
    return "改单位" if planned else "定单位"


@opens_to(*REVIEWERS, *HANDOVER)
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose units and hand one proposal over."""
    proposal = queries.seen(viewer_of(request), pk)
    wrong, joint = None, bool(setting("proposals.handing.parties")) and not queries.consented(proposal)
    if request.method == "POST":
        try:
            if joint:
                return _plan(request, proposal)
            done = actions.hand_over(act_of(request), proposal, units=chosen_units(request.POST), due_on=_due(request.POST), note=request.POST.get("note", ""))
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
        {"proposal": proposal, "planned": planned, "units": [(u.pk, u.name, u.duties) for u in units()], "wrong": wrong, "wishes": queries.wishes(proposal), "typed": request.POST, "joint": joint},
        status=wrong.status if wrong else 200,
    )


def _plan(request: HttpRequest, proposal: Any) -> HttpResponse:
    """Where parties have to agree first, the units are only planned here; the batch carries them."""
    planned = actions.plan_units(act_of(request), proposal, units=chosen_units(request.POST))
    tell(request, f"{nth(planned.number)}拟交{planned.lead_unit}办理，在交办台勾选后送各方会签。")
    return redirect("proposals:handing")


@opens_to(*REVIEWERS, *HANDOVER)
@require_POST
def batch(request: HttpRequest) -> HttpResponse:
    """Hand over a whole list as planned; what cannot be handed over is told and left."""
    if setting("proposals.handing.parties"):
        return _ask(request)
    viewer, act, done, held = viewer_of(request), act_of(request), 0, []
    for pk in numbers(request.POST.getlist("pick"))[:BATCH]:
        try:
            actions.hand_over(act, queries.seen(viewer, pk), due_on=_due(request.POST))
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
    made = actions.ask_parties(act_of(request), None, proposals=chosen, name=request.POST.get("name", ""), due_on=_due(request.POST), note=request.POST.get("note", ""))
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


def _due(data: Any) -> date | None:
    """The day by which units are to reply, None for the committee's usual one."""
    chosen, today = maybe_day(data, "due_on"), timezone.localdate()
    if chosen and not today <= chosen <= date(today.year + 3, 12, 31):
        raise Invalid("答复期限要在今天以后、三年以内。", fields={"due_on": "请选今天以后的日期"})
    return chosen
