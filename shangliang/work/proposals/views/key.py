"""Key proposals: the session's list with candidates, and one with its leaders, plan, events and result."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import COMMITTEE_WIDE, Role, may
from shangliang.commons.committees.scope import here, setting
from shangliang.commons.people.queries import special_committees
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.commons.ui.typed import maybe_day
from shangliang.foundation.errors import Invalid
from shangliang.practices.handling.queries import current
from shangliang.practices.handling.queries.matters import answering

from .. import actions, exports, panels, queries
from ..access import REVIEWERS
from ..rules import Duty, KeyState, State, Weight, off_the_mark

RECORDERS = (*REVIEWERS, Role.OFFICE_STAFF)
SIDES = (("", "综合"), ("quality", "质量得分"), ("organ", "机构提出"), ("cluster", "同类集中"))
LEADERS = 3  # lines offered for leaders
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _session(today: date) -> Any:
    return here().session_on(today)


@opens_to(*COMMITTEE_WIDE)
def key_list(request: HttpRequest) -> HttpResponse:
    """The proposals of the present session in a leader's charge, key or ordinary; who might become key; how much each leader has."""
    viewer, today = viewer_of(request), timezone.localdate()
    session, state = _session(today), request.GET.get("state", "")
    session_id, weight = session.pk if session else None, _weight(request)
    reviewer, is_key, by = viewer.role in REVIEWERS, weight == Weight.KEY, request.GET.get("by", "")
    offers = bool(reviewer and session_id and state in {"", KeyState.NOMINATED} and is_key)
    return render(
        request, "proposals/keys.html",
        {
            "session": session, "state": state, "counts": queries.key_counts(session_id, weight), "weight": weight, "is_key": is_key,
            "states": KeyState.choices() if is_key else [(one, KeyState(one).label) for one in (KeyState.CHOSEN, KeyState.CONCLUDED)],
            "rows": [panels.key_row(one, today) for one in queries.key_list(session_id, state, weight)],
            "candidates": queries.candidates(session_id, by) if offers else [], "sides": SIDES if offers else (), "by": by, "reviewer": reviewer,
            "charges": [(one, off_the_mark(one.key, setting("proposals.key.least"), setting("proposals.key.most"))) for one in queries.charges(session_id)],
            "levels": queries.level_counts(session_id) if is_key else [], "late": queries.late_nodes(session_id, today) if is_key else [], "today": today,
            "mark": f"{setting('proposals.key.least')}–{setting('proposals.key.most')}",
        },
    )


def _weight(request: HttpRequest) -> Weight:
    return Weight.ORDINARY if request.GET.get("weight") == Weight.ORDINARY else Weight.KEY


@opens_to(*COMMITTEE_WIDE)
def export(request: HttpRequest) -> HttpResponse:
    """The session's key (or ordinary) supervised proposals with leaders, events and results, as .xlsx."""
    today, weight = timezone.localdate(), _weight(request)
    session = _session(today)
    file = exports.keys(panels.key_row(one) for one in queries.key_list(session.pk if session else None, request.GET.get("state", ""), weight))
    return FileResponse(file, as_attachment=True, filename=f"{weight.label}提案督办{today:%Y%m%d}.xlsx", content_type=XLSX)


@opens_to(*COMMITTEE_WIDE)
def key(request: HttpRequest, pk: int) -> HttpResponse:
    """One proposal as a key proposal."""
    return _page(request, queries.seen(viewer_of(request), pk))


def _page(request: HttpRequest, proposal: Any, wrong: Invalid | None = None, step: str = "") -> HttpResponse:
    viewer, today = viewer_of(request), timezone.localdate()
    found = queries.key_of(proposal.pk)
    if found is not None:
        found.proposal = proposal
    state = KeyState(found.state) if found else None
    return render(
        request, "proposals/key.html",
        {
            "proposal": proposal, "key": found, "row": panels.key_row(found) if found else None, "nodes": panels.node_steps(found, today) if found else [], "open_nodes": [(one.code, f"{one.label}（{panels.said_day(one.due_on)}前）") for one in panels.by_hand(found)] if found else [], "state": state, "today": today, "wrong": wrong, "step": step,
            "errors": wrong.fields if wrong else {}, "sent": request.POST, "levels": [(one, one) for one in setting("proposals.key.levels")],
            "forms": [(one, one) for one in setting("proposals.key.forms")],
            "nominates": bool(may(viewer, "proposals.key_nominate", proposal)) and state in {None, KeyState.DROPPED}, "is_key": found is None or found.weight == Weight.KEY,
            "supervises": bool(may(viewer, "proposals.supervise", proposal)) and state in {None, KeyState.DROPPED},
            "releases": bool(may(viewer, "proposals.supervise", proposal)) and state is KeyState.CHOSEN and found is not None and found.weight == Weight.ORDINARY,
            "chooses": bool(may(viewer, "proposals.key_choose", proposal)) and state is KeyState.NOMINATED,
            "answered": proposal.state in {State.REPLIED, State.CLOSED},
            "oversees": bool(may(viewer, "proposals.key_oversee", proposal)) and state is KeyState.CHOSEN,
            "owners": [(part.unit_id, str(part.unit)) for part in _answering(proposal)], "chairs": queries.chairs(), "organ_choices": [(one.pk, one.name) for one in special_committees()], "lines": range(1, LEADERS + 1), "duties": Duty.choices(),
        },
        status=wrong.status if wrong else 200,
    )


def _do(request: HttpRequest, pk: int, step: str, do: Callable[[Any], str]) -> HttpResponse:
    proposal = queries.seen(viewer_of(request), pk)
    try:
        tell(request, do(proposal))
    except Invalid as wrong:
        return _page(request, proposal, wrong, step)
    return redirect("proposals:key", pk)


@opens_to(*REVIEWERS)
@require_POST
def nominate(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it on the list."""

    def do(proposal: Any) -> str:
        actions.nominate(act_of(request), proposal, reason=request.POST.get("reason", ""))
        return "已提名为重点提案，等主席会议确定。"

    return _do(request, pk, "nominate", do)


@opens_to(*REVIEWERS)
@require_POST
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what the chairs' council decided."""

    def do(proposal: Any) -> str:
        data = request.POST
        chosen = actions.choose(
            act_of(request), proposal, level=data.get("level", ""), decision=data.get("decision", ""), day=maybe_day(data, "day"), leaders=_leaders(data),
            organ=next((organ for organ in special_committees() if str(organ.pk) == data.get("organ")), None), plan=data.get("plan", ""),
        )
        return f"已确定为重点提案，{chosen.level or '督办'}。领导登录后在首页能看到。"

    return _do(request, pk, "choose", do)


def _leaders(data: Any) -> list[actions.Leader]:
    """The leaders typed or chosen, line by line; a chair who signs in here is told by their id."""
    users = {str(pk): name for pk, name in queries.chairs()}
    found = []
    for n in range(1, LEADERS + 1):
        chosen, typed = data.get(f"leader-{n}", ""), data.get(f"name-{n}", "").strip()
        if chosen in users or typed:
            duty = Duty(data.get(f"duty-{n}")) if data.get(f"duty-{n}") in Duty.values() else Duty.OVERSEES
            user = queries.user_named(int(chosen)) if chosen in users else None
            post = data.get(f"post-{n}", "").strip() or (queries.post_of(user.pk) if user else "")
            found.append(actions.Leader(typed or users[chosen], post, duty, user))
    return found


def _promised(data: Any, proposal: Any) -> list[actions.Commitment]:
    """What units promised at a meeting, line by line: what, by whom, until when."""
    owners, found = {str(part.unit_id): part.unit for part in _answering(proposal)}, []
    for n in range(1, LEADERS + 1):
        if what := data.get(f"what-{n}", "").strip():
            found.append(actions.Commitment(what, maybe_day(data, f"until-{n}"), owners.get(data.get(f"unit-{n}", "")), n))
    return found


def _answering(proposal: Any) -> list[Any]:
    """The parts of the units that answer for a proposal now."""
    matter = current("proposals.proposal", proposal.pk)
    return answering(matter) if matter else []


@opens_to(*REVIEWERS)
@require_POST
def pass_over(request: HttpRequest, pk: int) -> HttpResponse:
    """The council chose others."""

    def do(proposal: Any) -> str:
        actions.pass_over(act_of(request), proposal, reason=request.POST.get("reason", ""))
        return "已记为没有选上，可以再次提名。"

    return _do(request, pk, "pass_over", do)


@opens_to(*RECORDERS)
@require_POST
def oversee(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a meeting or a visit."""

    def do(proposal: Any) -> str:
        data = request.POST
        made = actions.oversee(
            act_of(request), proposal, form=data.get("form", ""), day=maybe_day(data, "day"), content=data.get("content", ""), leaders=data.get("leaders", ""),
            people=data.get("people", ""), commitments=data.get("commitments", "").splitlines(), promised=_promised(data, proposal),
        )
        return f"已登记 {made.day:%-m 月 %-d 日}的{made.form}。"

    return _do(request, pk, "oversee", do)


@opens_to(*RECORDERS)
@require_POST
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Put down that a node is done."""

    def do(proposal: Any) -> str:
        data = request.POST
        done = actions.key_step(act_of(request), proposal, code=data.get("code", ""), day=maybe_day(data, "step_day"), note=data.get("step_note", ""))
        return f"“{done.label}”已登记完成。"

    return _do(request, pk, "step", do)


@opens_to(*RECORDERS)
@require_POST
def conclude(request: HttpRequest, pk: int) -> HttpResponse:
    """End the overseeing with its result."""

    def do(proposal: Any) -> str:
        actions.conclude(act_of(request), proposal, result=request.POST.get("result", ""))
        return "督办已办结，结果记入台账。"

    return _do(request, pk, "conclude", do)
