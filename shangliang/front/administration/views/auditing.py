"""The ledger as a list that can be narrowed and taken away, and the record of signing in."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import Role
from shangliang.commons.ledger.declared import kinds
from shangliang.commons.ledger.queries import Wanted, kinds_recorded, whole
from shangliang.commons.ui.paging import kept, pager
from shangliang.commons.ui.requests import act_of, number, opens_to

from .. import actions, forms, queries
from ..exports import ledger_file
from ..facts_in_words import CHANNELS, ROOMS, details

AUDIT = (Role.AUDITOR, Role.ADMINISTRATOR)
PAGE = 50
LABELS = {"kind": "做了什么", "who": "谁", "text": "关于", "first": "从", "last": "到"}


def _wanted(ask: Any) -> Wanted:
    subject = ask.get("subject", "")
    type_, _, found = subject.rpartition(":")
    return Wanted(
        kind=ask.get("kind", ""), who=ask.get("who", "").strip()[:40], text=ask.get("q", "").strip()[:60], first=forms.optional_day(ask.get("first", "")),
        last=forms.optional_day(ask.get("last", "")), subject_type=type_ if number(found) is not None else "", subject_id=number(found),
    )


@opens_to(*AUDIT, permission="ledger.audit")
def ledger(request: HttpRequest) -> HttpResponse:
    """Everything that was recorded, the latest first."""
    wanted = _wanted(request.GET)
    page = Paginator(whole(wanted), PAGE).get_page(request.GET.get("page"))
    options = _options(kinds_recorded())
    context = {
        "rows": [_row(fact) for fact in page.object_list], "wanted": wanted, "pager": pager(page, request.GET, "条"), "total": page.paginator.count,
        "options": sorted(options, key=lambda option: option[1]), "conds": _conditions(request, wanted, dict(options)), "query": kept(request.GET, page=""),
    }
    return render(request, "front/ledger.html", context)


def _options(recorded: Iterable[str]) -> list[tuple[str, str]]:
    """What the list can be narrowed to; rooms that name a deed alike are told apart by what they are about."""
    said = [(kind, kinds.get(kind).label if kind in kinds else kind) for kind in recorded]
    times = Counter(label for _, label in said)
    return [(kind, f"{label}（{ROOMS.get(kind.partition('.')[0], kind)}）" if times[label] > 1 else label) for kind, label in said]


def _row(fact: Any) -> dict[str, Any]:
    return {
        "fact": fact, "what": kinds.get(fact.kind).label if fact.kind in kinds else fact.kind, "details": details(fact.kind, fact.data),
        "retracted": hasattr(fact, "retracted_by"), "channel": CHANNELS.get(fact.channel, fact.channel),
        "late": abs((fact.recorded_at - fact.happened_at).total_seconds()) > 3600,
    }


def _conditions(request: HttpRequest, wanted: Wanted, labels: dict[str, str]) -> list[dict[str, str]]:
    said = []
    for name, label in LABELS.items():
        value, field = getattr(wanted, name), "q" if name == "text" else name
        if value:
            said.append({"label": f"{label}：{labels.get(value, value) if name == 'kind' else value}", "href": kept(request.GET, **{field: ""}, page="")})
    if wanted.subject_id is not None:
        said.append({"label": "只看一件", "href": kept(request.GET, subject="", page="")})
    return said


@opens_to(*AUDIT, permission="ledger.audit")
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """The same list as a workbook; that it was taken away is recorded, and is the first line of the next one."""
    wanted = _wanted(request.POST)
    found = whole(wanted)
    conditions = "；".join(f"{LABELS[name]} {value}" for name, value in vars(replace(wanted)).items() if value and name in LABELS)
    actions.export_ledger(act_of(request), None, rows=found.count(), conditions=conditions)
    last = found.values_list("pk", flat=True).first()
    return ledger_file(_lines(found.filter(pk__lte=last) if last else found), timezone.localdate())


def _lines(found: Any) -> Iterator[dict[str, Any]]:
    for fact in found.iterator(chunk_size=500):
        row = _row(fact)
        yield {
            "happened": fact.happened_at, "recorded": fact.recorded_at, "who": fact.actor_label, "what": row["what"], "about": fact.subject_label,
            "details": "；".join(f"{label}：{text}" for label, text in row["details"]), "channel": row["channel"], "behalf": fact.on_behalf_of, "retracted": "已更正" if row["retracted"] else "",
        }


@opens_to(*AUDIT, permission="ledger.audit")
def sign_ins(request: HttpRequest) -> HttpResponse:
    """Who signed in and who failed to."""
    day, who = forms.optional_day(request.GET.get("day", "")), request.GET.get("who", "").strip()[:40]
    page = Paginator(queries.sign_ins(day, who), PAGE).get_page(request.GET.get("page"))
    return render(request, "front/sign_ins.html", {"page": page, "pager": pager(page, request.GET, "条"), "who": who, "day": day})
