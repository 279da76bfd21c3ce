"""联动交办 and 联合办理: one batch with what each party said, and what the bodies of the joint mechanism did together."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import COMMITTEE_WIDE, HANDOVER, Role, Viewer, may
from shangliang.commons.committees.scope import setting
from shangliang.commons.ledger.queries import told
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, numbers, opens_to, viewer_of
from shangliang.foundation.errors import Invalid
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.queries import overdue_by_unit
from shangliang.practices.handling.queries.desk import parts_of

from .. import actions, panels, queries
from ..access import REVIEWERS
from ..rules.joint import BatchState

DESK = (*REVIEWERS, *HANDOVER)
SPEAKERS = tuple(COMMITTEE_WIDE - {Role.AUDITOR})


@opens_to(*COMMITTEE_WIDE)
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """One batch: its parties with who said what when, and its proposals."""
    return _page(request, pk)


def _page(request: HttpRequest, pk: int, wrong: Invalid | None = None) -> HttpResponse:
    viewer, today, one = viewer_of(request), timezone.localdate(), queries.batch_of(pk)
    proposals = queries.in_batch(one)
    context = {
        "one": one, "steps": panels.batch_steps(one), "mark": panels.BATCH_MARKS[BatchState(one.state)], "rows": [panels.row(p, today) for p in proposals], "units": panels.planned_of(proposals),
        "speaks": one.state == BatchState.ASKING and bool(may(viewer, "proposals.joint_consent", one)), "hands": one.state == BatchState.AGREED and viewer.role in DESK,
        "drops": one.state in {BatchState.ASKING, BatchState.AGREED} and viewer.role in DESK, "history": told("proposals.batch", one.pk), "wrong": wrong, "errors": wrong.fields if wrong else {}, "sent": request.POST,
        "again": queries.to_ask_again(one) if one.state == BatchState.REFUSED and viewer.role in DESK else [], "refusal": next((said for said in one.consents.all() if not said.agreed), None),
    }  # fmt: skip
    return render(request, "proposals/batch.html", context, status=wrong.status if wrong else 200)


def _do(request: HttpRequest, pk: int, do: Callable[[Any], str]) -> HttpResponse:
    try:
        tell(request, do(queries.batch_of(pk)))
    except Invalid as wrong:
        return _page(request, pk, wrong)
    return redirect("proposals:batch", pk)


@opens_to(*SPEAKERS)
@require_POST
def consent(request: HttpRequest, pk: int) -> HttpResponse:
    """One party agrees, or does not and says why."""

    def do(one: Any) -> str:
        act, remark = act_of(request), request.POST.get("remark", "")
        if request.POST.get("answer") == "no":
            actions.refuse(act, one, reason=remark)
            return "已退回交办台，理由已告知。"
        done = actions.agree(act, one, remark=remark)
        return "各方都已同意，这一批已经交办，单位会收到通知。" if done.state == BatchState.HANDED else "已同意，都同意后就可以交办。"

    return _do(request, pk, do)


@opens_to(*DESK)
@require_POST
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand over what all have agreed to."""

    def do(one: Any) -> str:
        done = actions.hand_over_batch(act_of(request), one)
        return "已交办，单位会收到通知。" if done.state == BatchState.HANDED else "你这里的已交办，其余的由另一家交办。"

    return _do(request, pk, do)


@opens_to(*DESK)
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a batch back."""

    def do(one: Any) -> str:
        actions.drop_batch(act_of(request), one, reason=request.POST.get("reason", ""))
        return "已撤回，提案回到交办台。"

    return _do(request, pk, do)


@opens_to(*COMMITTEE_WIDE)
def joint(request: HttpRequest) -> HttpResponse:
    """What the bodies did together in the session, the same page for all of them: batches, reminders, looks, evaluations."""
    viewer, today = viewer_of(request), timezone.localdate()
    owing = overdue_by_unit(today, viewer if viewer.role in HANDOVER else None)
    ours = [(unit.unit, [_line(one) for one in unit.parts if one.part.matter.kind == "proposals"]) for unit in owing]
    late = [(unit, parts) for unit, parts in ours if parts][:20]
    context = {
        "bodies": [row["name"] for row in setting("proposals.joint.bodies")], "deeds": [panels.deed(one) for one in queries.joint_deeds(today)], "units": queries.handed_units(today),
        "batches": [{"one": one, "mark": panels.BATCH_MARKS[BatchState(one.state)]} for one in queries.batches(limit=10)], "late": late, "parties": [one["party"] for one in setting("proposals.handing.parties")],
        "reminds": bool(may(viewer, "proposals.joint_remind")), "appraises": _appraisal(viewer), "mine": list(queries.batches_for(viewer)),
    }  # fmt: skip
    return render(request, "proposals/joint.html", context)


@opens_to(*DESK)
@require_POST
def remind(request: HttpRequest) -> HttpResponse:
    """Remind units in the name of all the bodies; the letter of each names them."""
    bodies = [row["name"] for row in setting("proposals.joint.bodies")]
    parts = parts_of(numbers(request.POST.getlist("pick"))[:200])
    count = handling.remind_many(act_of(request), None, parts=parts, bodies=bodies, note=request.POST.get("note", ""))
    tell(request, f"已由{'、'.join(bodies)}联合催办 {count} 件，记入台账；催办函在各件的承办页下载。")
    return redirect("proposals:joint")


def _appraisal(viewer: Viewer) -> str:
    """Where this viewer reads or begins an appraisal; "" for who has no such page."""
    if viewer.role in REVIEWERS:
        return reverse("proposals:evaluation")
    return reverse("polls:list") if may(viewer, "polls.see") else ""


def _line(late: Any) -> dict[str, Any]:
    """A late part as the page lists it."""
    return {"id": late.part.pk, "label": str(late.part.matter), "left": late.left, "due": late.part.due_on, "reminded": late.reminded}
