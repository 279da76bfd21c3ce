"""The review desk: the queue by stage, one proposal at a time, and every decision reversible until handed over."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.committees.scope import setting
from shangliang.commons.people.queries import units
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, numbers, opens_to, viewer_of
from shangliang.foundation.errors import Invalid, Refused
from shangliang.foundation.words import nth
from shangliang.practices.handling.rules import Role as HandlingRole

from .. import actions, panels, queries
from ..access import REVIEWERS
from ..rules import Decision, Layer, State, decided


@opens_to(*REVIEWERS)
def desk(request: HttpRequest) -> HttpResponse:
    """What waits at each stage, first come first; and the last decisions, to be taken back if need be."""
    viewer, today = viewer_of(request), timezone.localdate()
    counts = queries.stage_counts(viewer)
    names = setting("proposals.review.stage_names")[: setting("proposals.review.stages")]
    stage = _stage(request, counts)
    waiting = list(queries.queue(viewer, stage)[:200])
    tabs = [
        {"label": name, "count": counts.get(n, 0), "href": f"?stage={n}", "active": n == stage} for n, name in enumerate(names, 1)
    ]
    return render(
        request, "proposals/desk.html",
        {
            "tabs": tabs, "rows": [panels.row(p, today) for p in waiting], "submitted": {p.pk: p.submitted_at for p in waiting}, "stage": stage,
            "lately": [(panels.row(p, today), _standing(p, names)) for p in queries.decided_lately(viewer)], "total": sum(counts.values()),
        },
    )


def _standing(proposal: Any, names: list[str]) -> str:
    """What was decided last, as the list of late decisions says it."""
    state = State(proposal.state)
    return f"通过，送{names[proposal.stage - 1]}" if state == State.SUBMITTED and proposal.stage <= len(names) else state.label


def _stage(request: HttpRequest, counts: dict[int, int]) -> int:
    asked = request.GET.get("stage", "")
    return int(asked) if asked in {"1", "2", "3"} else min((n for n, count in counts.items() if count), default=1)


@opens_to(*REVIEWERS)
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """One proposal before the reviewer: text, checklist, suggestions, and the four decisions with their consequences."""
    proposal = queries.seen(viewer_of(request), pk)
    if State(proposal.state) != State.SUBMITTED:
        return redirect("proposals:detail", pk)
    return _page(request, proposal)


def _page(request: HttpRequest, proposal: Any, *, wrong: Refused | None = None) -> HttpResponse:
    planned = {role: [str(c.unit_id) for c in proposal.choices.all() if c.layer == Layer.REVIEW and c.role == role] for role in HandlingRole.values()}
    last = proposal.stage >= setting("proposals.review.stages")
    names = setting("proposals.review.stage_names")
    return render(
        request, "proposals/review.html",
        {
            "asks": panels.asks(proposal, None), "proposal": proposal, "paper": panels.paper(proposal), "row": panels.row(proposal, timezone.localdate()), "stage_name": names[proposal.stage - 1], "last": last,
            "next_name": "" if last else names[proposal.stage], "categories": [(c, c) for c in setting("proposals.categories")],
            "units": [(u.pk, u.name, u.duties) for u in units()], "planned": planned, "reasons": [(r, r) for r in setting("proposals.decline.reasons")],
            "checklist": [(c, c) for c in setting("proposals.review.checklist")], "wishes": queries.wishes(proposal), "wrong": wrong,
            "typed": request.POST, "reviews": [(r, decided(r.decision, r.stage, names, setting("proposals.review.stages"))) for r in proposal.reviews.all()],
            "chosen": {name: request.POST.getlist(name) for name in ("reasons", "checklist", "lead", "assist", "separate")},
        },
        status=wrong.status if wrong else 200,
    )


@opens_to(*REVIEWERS)
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Carry a decision out and go on to the next one waiting at this stage."""
    viewer, act, data = viewer_of(request), act_of(request), request.POST
    proposal, stage = queries.seen(viewer, pk), number(data.get("stage")) or 0
    try:
        word = _carry_out(act, proposal, stage, data)
    except Invalid as wrong:
        return _page(request, proposal, wrong=wrong)
    undo = reverse("proposals:reopen", args=[pk])
    tell(request, f"“{proposal.title}”：{word}可以撤回。", undo=undo)
    following = queries.queue(viewer, stage).exclude(pk=pk).first()
    return redirect("proposals:review", following.pk) if following else redirect("proposals:desk")


def _carry_out(act: Any, proposal: Any, stage: int, data: Any) -> str:
    decision = data.get("decision", "")
    note, checklist = data.get("note", ""), data.getlist("checklist")
    if decision == Decision.DECLINE:
        actions.decline(act, proposal, stage=stage, reasons=data.getlist("reasons"), note=note)
        return f"{Decision.DECLINE.label}。转别的路办之前"
    if decision == Decision.SEND_BACK:
        actions.send_back(act, proposal, stage=stage, note=note)
        return f"{Decision.SEND_BACK.label}。提案人再交之前"
    if decision != Decision.FILE:
        raise Invalid("请先选一个决定。", fields={"decision": "立案、不予立案或退回修改，选一个"})
    wanted = chosen_units(data)
    if data.get("category") and data["category"] != proposal.category:
        proposal = actions.categorise(act, proposal, category=data["category"])
    if wanted:
        proposal = actions.plan_units(act, proposal, units=wanted)
    done = actions.file(act, proposal, stage=stage, note=note, checklist=checklist)
    return f"立案，{nth(done.number)}。交办前" if State(done.state) == State.FILED else "已送下一级审查。下一级决定前"


def chosen_units(data: Any) -> list[tuple[Any, HandlingRole]]:
    """The units a form names: one lead with assisting ones, or separate ones; nothing chosen gives nothing."""
    said = []
    for role in (HandlingRole.LEAD, HandlingRole.SEPARATE, HandlingRole.ASSIST):
        said += [(unit, role) for unit in queries.units_named(numbers(data.getlist(role.value)))]
    return said


@opens_to(*REVIEWERS)
@require_POST
def batch(request: HttpRequest) -> HttpResponse:
    """Agree to several at once; each on its own, so that one that is not ready holds none of the others up."""
    viewer, act, done, held = viewer_of(request), act_of(request), [], []
    for pk in numbers(request.POST.getlist("pick"))[:200]:
        try:
            done.append(actions.file(act, queries.seen(viewer, pk), stage=number(request.POST.get("stage")) or 1))
        except Refused as why:
            held.append(f"{queries.find(pk).title}：{why.message}")
    if not done and not held:
        raise Invalid("请先勾选要通过的提案。")
    tell(request, f"通过 {len(done)} 件。" + (f"{len(held)} 件没有通过：" + "；".join(held[:3]) if held else ""))
    return redirect("proposals:desk")


@opens_to(*REVIEWERS)
@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the last decision back."""
    proposal = queries.seen(viewer_of(request), pk)
    done = actions.reopen_review(act_of(request), proposal, reason=request.POST.get("reason", ""))
    names = setting("proposals.review.stage_names")
    tell(request, f"“{proposal.title}”已回到{names[done.stage - 1] if done.stage <= len(names) else '审查'}。")
    return redirect("proposals:review", pk)
