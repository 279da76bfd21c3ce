"""Working at a report: the text with its figures, the evidence of one, deciding, changing the words, adding what is missing."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from shangliang.commons.access import may
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, opens_to, viewer_of
from shangliang.foundation.errors import Invalid

from .. import actions, panels, queries
from ..access import READERS, REMARKERS, WRITERS
from ..rules.checking import contradictions
from ..rules.states import ChipState, ReportKind, State

MOST_OPEN = 40


FEW = 6
"""Figures of one kind of work shown at once; the rest is folded."""


@opens_to(*READERS)
@require_GET
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The text with its figures left, the evidence of the chosen one right."""
    return _page(request, pk)


def _page(request: HttpRequest, pk: int, wrong: Invalid | None = None, chosen: int | None = None) -> HttpResponse:
    viewer = viewer_of(request)
    found = queries.seen(viewer, pk)
    version = queries.version_of(found, number(request.GET.get("v")))
    chips, figures = queries.chips_of(version), queries.known(version.formulas if version.issued_at else None)
    writes = bool(may(viewer, "reports.write")) and found.state == State.DRAFT and version.number == queries.newest(found).number
    chosen = _chosen(request, chips, chosen)
    lines = panels.lines(version.text, chips, figures, checking=found.checking, chosen=chosen, named=queries.named_in(viewer, found))
    part = panels.part_of(lines, chosen) if chosen is not None and not request.GET.get("part") else number(request.GET.get("part")) or 1
    shown, part, parts = panels.parted(lines, part)
    wrongs = contradictions(queries.told(found, version, chips), figures)
    chip = chips[chosen] if chosen is not None else None
    context = {
        "report": found, "version": version, "kind": ReportKind(found.kind).label, "period": queries.period_of(found).label, "blocks": panels.blocks(shown), "part": part, "parts": parts,
        "tally": panels.tally(chips, figures), "chip": chip, "evidence": queries.evidence(found, chip, version=version) if chip else None,
        "previous": chosen - 1 if chosen else None, "next": chosen + 1 if chosen is not None and chosen + 1 < len(chips) else None if chosen is not None else 0 if chips else None,
        "next_open": _next_open(chips, chosen), "todo": _todo(chips, version, figures), "wrongs": wrongs, "figures": figures, "panels": panels,
        "writes": writes, "wrong": wrong, "errors": wrong.fields if wrong else {}, "sent": request.POST, "states": {state.value: state.label for state in ChipState},
        "draft": found.state == State.DRAFT, "issues": bool(may(viewer, "reports.issue")), "remarks": queries.remarks_of(found), "remarks_here": viewer.role in REMARKERS,
        "ever_issued": queries.ever_issued(found), "advised": writes and queries.door() is not None, "keeps": bool(may(viewer, "reports.keep")), "query": f"v={version.number}&" if request.GET.get("v") else "",
    }
    return render(request, "reports/report.html", context, status=wrong.status if wrong else 200)


def _chosen(request: HttpRequest, chips: list[Any], chosen: int | None) -> int | None:
    chosen = number(request.GET.get("chip")) if chosen is None else chosen
    return chosen if chosen is not None and chosen < len(chips) else None


def _next_open(chips: list[Any], chosen: int | None) -> int | None:
    """The next figure still to decide behind the chosen one, or else the first."""
    still = [chip.position for chip in chips if chip.state == ChipState.PROPOSED]
    return next((at for at in still if chosen is None or at > chosen), next((at for at in still if at != chosen), None))


def _todo(chips: list[Any], version: Any, figures: Any) -> list[dict[str, Any]]:
    still = [chip for chip in chips if chip.state == ChipState.PROPOSED and (chip.code not in figures or not chip.proposals or chip.proposals[0]["confidence"] < panels.SURE)]
    return [{"chip": chip, "where": panels.around(chip, version.text), "label": figures[chip.code].label if chip.code in figures else "", "reason": chip.reason} for chip in still[:MOST_OPEN]]


@opens_to(*WRITERS)
@require_POST
def decide(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """Say what one figure means, and go on to the next open one."""
    data, found = request.POST, queries.seen(viewer_of(request), pk)
    try:
        if data.get("state") not in ChipState.values():
            raise Invalid("请选怎样处理这一处。")
        chip = actions.decide(
            act_of(request), found, position=position, state=ChipState(data["state"]), code=data.get("code", ""), typed=data.get("typed", ""), source=data.get("source", "")
        )
    except Invalid as wrong:
        return _page(request, pk, wrong, position)
    onward = _next_open(queries.chips_of(queries.newest(found)), chip.position) if data.get("stay") != "yes" else None
    at = position if onward is None else onward
    return redirect(f"{reverse('reports:report', args=[pk])}?{urlencode({'chip': at})}#c{at}")


@opens_to(*WRITERS)
@require_GET
def choose(request: HttpRequest, pk: int) -> JsonResponse:
    """Figures found by some words, for search and choose, each with its value in this report."""
    found = queries.seen(viewer_of(request), pk)
    figures = queries.search(request.GET.get("q", "")[:60])
    amounts = queries.values(found, [figure.code for figure in figures])
    return JsonResponse([{"value": f.code, "label": f.label, "note": f"{f.group}　{panels.amount(f, amounts.get(f.code))}"} for f in figures], safe=False)


@opens_to(*WRITERS)
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm all figures that are as good as sure."""
    count = actions.confirm_sure(act_of(request), queries.seen(viewer_of(request), pk), least=panels.SURE)
    tell(request, f"已确认 {count} 个把握大的数字，其余请逐个看。")
    return redirect("reports:report", pk)


@opens_to(*WRITERS)
@require_POST
def refresh(request: HttpRequest, pk: int) -> HttpResponse:
    """Read all values anew."""
    changed = actions.refresh(act_of(request), queries.seen(viewer_of(request), pk))
    tell(request, f"已重新取数，{changed} 个数字有变动。" if changed else "已重新取数，都没有变动。")
    return redirect("reports:report", pk)


@opens_to(*WRITERS)
def text(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the words of a report; they become its next version."""
    found = queries.seen(viewer_of(request), pk)
    version, wrong = queries.newest(found), None
    if request.method == "POST":
        try:
            made = actions.revise(act_of(request), found, text=request.POST.get("text", ""), note=request.POST.get("note", ""), seen=number(request.POST.get("seen")) or 0)
            tell(request, f"已存为第 {made.number} 稿，前一稿保留着。")
            return redirect("reports:report", pk)
        except Invalid as refused:
            wrong = refused
    context = {
        "report": found, "version": version, "wrong": wrong, "errors": wrong.fields if wrong else {}, "text": request.POST.get("text", version.text),
        "note": request.POST.get("note", ""), "draft": found.state == State.DRAFT,
    }
    return render(request, "reports/text.html", context, status=wrong.status if wrong else 200)


@opens_to(*READERS)
def omitted(request: HttpRequest, pk: int) -> HttpResponse:
    """What the committee did and the text does not tell; a sentence about it can be added."""
    found = queries.seen(viewer_of(request), pk)
    if request.method == "POST":
        made = actions.insert(act_of(request), found, code=request.POST.get("code", ""), words=request.POST.get("words", ""))
        tell(request, f"已写进第 {made.number} 稿，可在“改文字”里挪到合适的地方。")
        return redirect("reports:omitted", pk)
    version = queries.newest(found)
    text = request.GET.get("q", "").strip()[:60]
    groups = queries.omitted(found, queries.chips_of(version), text)
    context = {
        "report": found, "groups": groups, "total": sum(len(one.lines) for one in groups), "silent": sum(one.silent for one in groups), "q": text, "few": FEW, "panels": panels, "period": queries.period_of(found).label,
        "writes": viewer_of(request).role in WRITERS and found.state == State.DRAFT, "today": timezone.localdate(),
    }
    return render(request, "reports/omitted.html", context)
