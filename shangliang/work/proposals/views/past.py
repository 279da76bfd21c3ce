"""Past sessions: upload a list, say what its columns are, look at every line, keep all or none."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import here
from shangliang.commons.ui.held import hold, let_go, must_be_held
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, opens_to
from shangliang.commons.ui.typed import wanted_day
from shangliang.foundation.errors import Invalid

from .. import actions
from ..access import REVIEWERS
from ..actions.past_list import NewSession
from ..intake.past import TARGETS, Layout, PastRow, layout, read_lines
from ..queries import past

PURPOSE, SHOWN, MOST_TERMS = "past-proposals", 50, 99
IMPORTERS = (*REVIEWERS, Role.ADMINISTRATOR)


@opens_to(*IMPORTERS, permission="proposals.import")
def upload(request: HttpRequest) -> HttpResponse:
    """Choose a list; which sessions have been brought in already stands beside it."""
    wrong = None
    if request.method == "POST":
        try:
            file = hold(request, PURPOSE)
            layout(file.data, file.name)
            return redirect("proposals:import_map")
        except Invalid as refusal:
            wrong = refusal
    counts = past.imported_counts()
    sessions = [(session, counts[session.pk]) for session in here().sessions if session.pk in counts]
    return render(request, "proposals/past_upload.html", {"wrong": wrong, "sessions": sessions}, status=wrong.status if wrong else 200)


@opens_to(*IMPORTERS, permission="proposals.import")
def mapping(request: HttpRequest) -> HttpResponse:
    """What each column is, and which session it is; then every line with its problems; then all or none."""
    file = must_be_held(request, PURPOSE)
    laid = layout(file.data, file.name)
    if request.method != "POST":
        return _page(request, file.name, laid, laid.guess)
    chosen, step, wrong = _chosen(request, laid), request.POST.get("step", "look"), None
    lines = read_lines(laid, chosen, today=timezone.localdate())
    try:
        session_id, new = _session(request)
        if step == "keep" and "title" in chosen:
            session, count = actions.import_list(act_of(request), None, lines=lines, session_id=session_id, new=new, filename=file.name)
            let_go(request, PURPOSE)
            tell(request, f"已导入{session.short}提案 {count} 件，记入台账")
            return redirect(reverse("proposals:import_done") + "?" + urlencode({"session": session.pk}))
        past.check_lines(lines, past.session_by_id(session_id) if session_id else None)
    except Invalid as refusal:
        wrong = refusal
    return _page(request, file.name, laid, chosen, lines=lines, wrong=wrong)


def _chosen(request: HttpRequest, laid: Layout) -> dict[str, int]:
    """The mapping as it was sent: what → column, for columns that are there."""
    there = {column.number for column in laid.columns}
    said = {target.key: request.POST.get(f"column_{target.key}", "") for target in TARGETS}
    return {key: found for key, column in said.items() if (found := number(column)) in there}


def _session(request: HttpRequest) -> tuple[int | None, NewSession | None]:
    """The session that was chosen, or the earlier one that was described; Invalid says which field lacks."""
    if (chosen := number(request.POST.get("session"))) is not None:
        return chosen, None
    said = {name: request.POST.get(name, "").strip() for name in ("term", "number", "opens_on", "closes_on")}
    days = {name: wanted_day(said, name) for name in ("opens_on", "closes_on")}
    lacking = {name: "请填写" for name in ("term", "number") if not 0 < (number(said[name]) or 0) <= MOST_TERMS} | {name: "请写日期" for name, day in days.items() if day is None}
    if lacking:
        raise Invalid("请选一次会议；列表里没有的，写明届、次和开会的日子。", fields=lacking)
    opens_on, closes_on = days["opens_on"], days["closes_on"]
    assert opens_on is not None
    assert closes_on is not None
    return None, NewSession(int(said["term"]), int(said["number"]), opens_on, closes_on)


def _page(request: HttpRequest, name: str, laid: Layout, chosen: dict[str, int], *, lines: list[PastRow] | None = None, wrong: Invalid | None = None) -> HttpResponse:
    columns = [(column.number, f"{column.label}（{column.sample}）" if column.sample else column.label) for column in laid.columns]
    used = set(chosen.values())
    bad = [line for line in lines or [] if line.errors]
    warned = [line for line in lines or [] if line.warnings and not line.errors]
    shown = (bad or warned or (lines or [])[:10])[:SHOWN]
    typed = {name: request.POST.get(name, "") for name in ("session", "term", "number", "opens_on", "closes_on")}
    context: dict[str, Any] = {
        "name": name, "laid": laid, "targets": [(target, chosen.get(target.key, "")) for target in TARGETS], "columns": columns, "typed": typed,
        "unused": [column.label for column in laid.columns if column.number not in used], "sessions": [(s.pk, s.short) for s in reversed(here().sessions)],
        "lines": lines, "bad": bad, "warned": warned, "shown": shown, "wrong": wrong, "ready": bool(lines) and not bad and not wrong and "title" in chosen,
        "lacks_title": lines is not None and "title" not in chosen, "total": len(laid.rows),
    }  # fmt: skip
    return render(request, "proposals/past_map.html", context, status=422 if wrong else 200)


@opens_to(*IMPORTERS, permission="proposals.import")
def done(request: HttpRequest) -> HttpResponse:
    """What was brought in, and where it is now."""
    counts = past.imported_counts()
    chosen = number(request.GET.get("session"))
    session = past.session_by_id(chosen) if chosen is not None else None
    return render(request, "proposals/past_done.html", {"session": session, "count": counts.get(session.pk, 0) if session else 0})
