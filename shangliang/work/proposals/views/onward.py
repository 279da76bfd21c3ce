"""Declined proposals: where each went, sending one on, and a member's letter with its answer."""

from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import COMMITTEE_WIDE, UNIT, Role, may, require
from shangliang.commons.committees.scope import here, setting
from shangliang.commons.people.queries import units
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.foundation.errors import Invalid, NotFound
from shangliang.practices.handling.panels import letter as reply_of
from shangliang.practices.handling.panels import units as unit_lines
from shangliang.practices.handling.queries import matter_of

from .. import actions, panels, queries
from ..access import REVIEWERS
from ..exports import onward as exports
from ..rules import OnwardTab, OnwardWay, why_not_onward

LETTER = "proposals.onward"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@opens_to(*COMMITTEE_WIDE)
def onwards(request: HttpRequest) -> HttpResponse:
    """All declined proposals of the session, and where each went."""
    session, tab = here().session_on(timezone.localdate()), request.GET.get("tab", "")
    session_id, sends = session.pk if session else None, viewer_of(request).role in REVIEWERS
    page = Paginator(queries.onward_list(session_id, tab), 50).get_page(request.GET.get("page"))
    return render(
        request, "proposals/onwards.html",
        {
            "page": page, "session": session, "tab": tab, "tabs": OnwardTab.choices(), "counts": queries.onward_counts(session_id),
            "rows": [panels.onward_row(one, sends) for one in page],
        },
    )  # fmt: skip


@opens_to(*COMMITTEE_WIDE)
def export(request: HttpRequest) -> HttpResponse:
    """The session's declined proposals and what became of each, as .xlsx."""
    session = here().session_on(timezone.localdate())
    rows = queries.onward_list(session.pk if session else None, request.GET.get("tab", ""))
    file = exports.onward(panels.onward_row(one) for one in rows[:5000])
    return FileResponse(file, as_attachment=True, filename=f"不予立案的去向{timezone.localdate():%Y%m%d}.xlsx", content_type=XLSX)


@opens_to(*COMMITTEE_WIDE)
def onward(request: HttpRequest, pk: int) -> HttpResponse:
    """A declined proposal: the way it goes on, who took it over, what came of it."""
    viewer = viewer_of(request)
    proposal, wrong = queries.seen(viewer, pk), None
    if request.method == "POST":
        try:
            tell(request, _done(request, proposal))
            return redirect("proposals:onward", pk) if request.POST.get("step") else redirect("proposals:detail", pk)
        except Invalid as refused:
            wrong = refused
    gone = queries.onward_of(pk)
    takes = gone is not None and gone.way == OnwardWay.INFORMATION and bool(may(viewer, "proposals.take_information", gone))
    return render(
        request, "proposals/onward.html",
        {
            "proposal": proposal, "ways": OnwardWay.choices(), "units": [(unit.pk, unit.name, unit.duties) for unit in units()], "wrong": wrong,
            "errors": wrong.fields if wrong else {}, "sent": request.POST, "gone": gone, "reviews": proposal.reviews.all(), "steps": panels.onward_steps(gone),
            "sends": bool(may(viewer, "proposals.send_onward", proposal)), "why": why_not_onward(proposal.state, gone is not None) or "",
            "takes": takes and gone.taken_at is None, "settles": takes and gone.taken_at is not None and not gone.outcome, "me": viewer.name,
            "outcomes": [(one, one) for one in setting("proposals.information.outcomes")], "asks": list(proposal.recommendations.all()),
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


def _done(request: HttpRequest, proposal: Any) -> str:
    step, data = request.POST.get("step", ""), request.POST
    if step not in {"take", "settle"}:
        require(viewer_of(request), "proposals.send_onward")
        return _sent(request, proposal)
    gone = queries.onward_of(proposal.pk)
    if gone is None:
        raise NotFound()
    if step == "take":
        return f"已记下由{actions.take_information(act_of(request), gone, taker=data.get('taker', '')).taker}接手，提案人会收到通知。"
    actions.settle_information(act_of(request), gone, outcome=data.get("outcome", ""), note=data.get("note", "").replace("\x00", ""))
    return f"已记下结果：{gone.outcome}，提案人会收到通知。"


def _sent(request: HttpRequest, proposal: Any) -> str:
    act, data = act_of(request), request.POST
    note = data.get("note", "").replace("\x00", "")
    if data.get("way") == OnwardWay.INFORMATION:
        actions.pass_on(act, proposal, note=note)
        return "已转作社情民意，提案人会收到通知。"
    if data.get("way") == OnwardWay.LETTER:
        unit = next((unit for unit in units() if str(unit.pk) == data.get("unit")), None)
        made = actions.make_letter(act, proposal, unit=unit, note=note)
        return f"已作为委员来信交{made.unit}，按期催办，答复后请提案人阅看。"
    if data.get("way") == OnwardWay.AGAIN:
        actions.give_back(act, proposal, note=note)
        return "已退回作者，改好的草稿备在作者的“建言”里。"
    raise Invalid("还没有选怎样转。", fields={"way": "请选一项"})


@opens_to(*COMMITTEE_WIDE, *UNIT, Role.MEMBER)
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """A member's letter: its text, the unit with its clock, the answer."""
    viewer = viewer_of(request)
    found = queries.letter_of(pk) if queries.visible_letters(viewer, [pk]) else None
    if found is None or found.way != OnwardWay.LETTER:
        raise NotFound()
    matter = matter_of(LETTER, pk)
    letters = [one for part in matter.parts if (one := reply_of(part))] if matter else []
    return render(
        request, "proposals/letter.html",
        {
            "letter": found, "proposal": found.proposal, "asks": list(found.proposal.recommendations.all()), "letters": letters,
            "units": unit_lines(matter, timezone.localdate()) if matter else [], "reads": bool(letters) and found.read_at is None and bool(may(viewer, "proposals.read_letter", found)),
            "of_unit": viewer.role in UNIT, "part": matter.parts[0].pk if matter else None,
        },
    )  # fmt: skip


@opens_to(Role.MEMBER)
@require_POST
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """The member has read the answer."""
    found = queries.letter_of(pk) if queries.visible_letters(viewer_of(request), [pk]) else None
    if found is None:
        raise NotFound()
    actions.read_letter(act_of(request), found)
    tell(request, "已记下你看过答复。不满意的，可以再写提案。")
    return redirect("proposals:letter", pk)
