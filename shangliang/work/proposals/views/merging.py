"""The merge workbench: two or more side by side, shared passages marked, a lead chosen; and undoing it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, numbers, opens_to, viewer_of
from shangliang.foundation.errors import Invalid

from .. import actions, panels, queries
from ..access import REVIEWERS

MOST = 12


@opens_to(*REVIEWERS)
def merge(request: HttpRequest) -> HttpResponse:
    """GET compares the picked proposals with the lead, one at a time; POST merges the picked ones into it."""
    viewer = viewer_of(request)
    picked = [queries.seen(viewer, pk) for pk in _picked(request)]
    lead = next((p for p in picked if str(p.pk) == request.GET.get("lead", request.POST.get("lead", ""))), picked[0])
    others = [p for p in picked if p.pk != lead.pk]
    if request.method == "POST":
        chosen = [p for p in others if str(p.pk) in request.POST.getlist("merge")]
        actions.merge(act_of(request), lead, others=chosen)
        tell(request, f"已把 {len(chosen)} 件并入“{lead.title}”，提案人的权利都在。交办前可以撤销。")
        return redirect("proposals:detail", lead.pk)
    shown = next((p for p in others if str(p.pk) == request.GET.get("with", "")), others[0])
    return render(
        request, "proposals/merge.html",
        {
            "lead": lead, "others": others, "shown": shown, "picked": picked, "pairing": panels.pairing(lead, shown),
            "sides": [_side(lead), _side(shown)], "tabs": [_tab(p, shown, picked, lead) for p in others],
            "leads": [(_address(picked, p), p) for p in others], "mergeable": [(str(p.pk), f"{p.number or p.serial} {p.title}") for p in others],
        },
    )


def _picked(request: HttpRequest) -> list[int]:
    source = request.POST if request.method == "POST" else request.GET
    ids = numbers(source.getlist("pick"))
    if len(ids) < 2:
        raise Invalid("请先勾选两件以上要比对的提案。")
    if len(ids) > MOST:
        raise Invalid(f"一次最多比对 {MOST} 件，请少选几件。")
    return ids


def _side(proposal) -> dict[str, str]:
    group = str(proposal.sector_then or "")
    return {"no": proposal.number or proposal.serial, "title": proposal.title, "note": f"{proposal.proposers_text}　{group}", "href": reverse("proposals:detail", args=[proposal.pk])}


def _address(picked, lead, shown=None) -> str:
    query = "&".join(f"pick={p.pk}" for p in picked) + f"&lead={lead.pk}" + (f"&with={shown.pk}" if shown else "")
    return f"{reverse('proposals:merge')}?{query}"


def _tab(proposal, shown, picked, lead) -> dict[str, object]:
    return {"label": proposal.number or f"流水 {proposal.serial}", "href": _address(picked, lead, proposal), "active": proposal.pk == shown.pk}


@opens_to(*REVIEWERS)
@require_POST
def unmerge(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a merged proposal back as it stood."""
    proposal = actions.unmerge(act_of(request), queries.seen(viewer_of(request), pk))
    tell(request, f"“{proposal.title}”已单独列出，状态和并案前一样。")
    return redirect("proposals:detail", pk)
