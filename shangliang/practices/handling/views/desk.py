"""The desk of those who hand over: requests to decide, who is late, who has not signed; reminding and reassigning."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.documents.sending import sent
from shangliang.commons.people.queries import units
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.commons.ui.typed import maybe_day
from shangliang.commons.ui.wording import day
from shangliang.foundation.errors import Invalid, NotNow

from .. import actions, exports, forms, panels, queries
from ..access import OFFICES, RUNNERS
from ..kinds import kinds
from ..queries.reminding import last_reminder
from ..rules import Role
from .unit import XLSX


@opens_to(*OFFICES)
def desk(request: HttpRequest) -> HttpResponse:
    """All that waits for this office."""
    return _desk(request)


def _desk(request: HttpRequest, wrong: Invalid | None = None, about: int = 0) -> HttpResponse:
    viewer, today = viewer_of(request), timezone.localdate()
    overdue, unsigned = queries.overdue_by_unit(today, viewer), queries.unsigned_by_unit(today, viewer)
    returns, extensions = queries.waiting_returns(viewer), queries.waiting_extensions(viewer)
    return render(
        request, "handling/desk.html",
        {
            "today": today, "returns": returns, "extensions": extensions, "overdue": _grouped(overdue), "unsigned": _grouped(unsigned),
            "orphans": queries.without_lead(viewer), "units": [(unit.pk, unit.name, unit.duties) for unit in units()],
            "late": sum(len(unit.parts) for unit in overdue), "heading": _heading(len(returns) + len(extensions), queries.owing(overdue)),
            "wrong": wrong, "about": about, "kept": request.POST if wrong else {}, "named": panels.named,
        },
        status=wrong.status if wrong else 200,
    )


def _heading(asked: int, late: str) -> str:
    said = [f"{asked} 件申请等你答复"] if asked else []
    said += [f"单位超期欠 {late}"] if late else []
    return "，".join(said) or "没有等你处理的件"


def _grouped(late: list[Any]) -> list[tuple[Any, list[dict[str, Any]]]]:
    return [(unit.unit, [panels.owed(one) for one in unit.parts]) for unit in late]


@opens_to(*OFFICES)
@require_POST
def decide_return(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a return request."""
    data, part = request.POST, queries.seen_part(viewer_of(request), pk)
    try:
        accept = _answer(data)
        goes_on = actions.decide_return(act_of(request), part, accept=accept, to=forms.unit(data, "to") if accept else None, note=forms.text(data, "note"))
    except Invalid as wrong:
        return _desk(request, wrong, pk)
    if not accept:
        tell(request, f"已告知{part.unit}继续办理，期限照常计算。")
    elif goes_on.pk != part.pk:
        tell(request, f"已改交{goes_on.unit}办理，{day(goes_on.due_on)}前办结。")
    else:
        tell(request, f"已同意{part.unit}退办。请另选单位。")
    return redirect("handling:desk")


@opens_to(*OFFICES)
@require_POST
def decide_extension(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a request for more time."""
    data, part = request.POST, queries.seen_part(viewer_of(request), pk)
    try:
        grant = _answer(data)
        part = actions.decide_extension(act_of(request), part, grant=grant, until=maybe_day(data, "until") if grant else None, note=forms.text(data, "note"))
    except Invalid as wrong:
        return _desk(request, wrong, pk)
    tell(request, f"已同意{part.unit}延期到 {day(part.due_on)}。" if grant else f"已告知{part.unit}按原期限办理。")
    return redirect("handling:desk")


def _answer(data: Any) -> bool:
    if data.get("answer") not in {"yes", "no"}:
        raise Invalid("请选同意还是不同意。", fields={"answer": "请选一项"})
    return data["answer"] == "yes"


@opens_to(*OFFICES)
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    """Remind one unit, with a word of one's own where wanted; `?as=docx` or `?as=pdf` gives the letter of the last reminder."""
    part = queries.seen_part(viewer_of(request), pk)
    if request.GET.get("as"):
        return _reminder(request, part)
    if request.method == "POST":
        actions.remind(act_of(request), part, note=forms.text(request.POST, "note"))
        tell(request, f"已催办{part.unit}，记入台账。")
        return redirect("handling:part", pk)
    return render(request, "handling/remind.html", {"part": part, "name": panels.named(part.matter), "reminded": queries.reminders_of([pk]).get(pk)})


def _reminder(request: HttpRequest, part: Any) -> HttpResponse:
    """The letter that goes with the last reminder."""
    last = last_reminder(part.pk)
    if last is None:
        raise NotNow("这个单位还没有催办过，没有催办函。请先催办，再下载。", code="not_reminded")
    matter = part.matter
    brief = kinds.get(matter.kind).brief(matter.subject_id)
    made = exports.reminder(part, brief, last, viewer_of(request))
    return sent(request, made, f"{exports.file_name(matter, brief)}催办函（{part.unit.name}）")


@opens_to(*OFFICES)
@require_POST
def remind_many(request: HttpRequest) -> HttpResponse:
    """Remind all chosen units in one go."""
    chosen = queries.parts_of(forms.ids(request.POST, "pick"))
    count = actions.remind_many(act_of(request), None, parts=chosen, note=forms.text(request.POST, "note"))
    tell(request, f"已催办 {count} 件，涉及 {len({part.unit_id for part in chosen})} 个单位，记入台账。")
    return redirect("handling:desk")


@opens_to(*OFFICES)
def reassign(request: HttpRequest, pk: int) -> HttpResponse:
    """Change who handles a matter."""
    matter = queries.seen_matter(viewer_of(request), pk)
    present = [part for part in matter.parts if part.state in {"handed", "handling", "return_asked"}]
    wrong: Invalid | None = None
    if request.method == "POST":
        try:
            gone = set(forms.ids(request.POST, "remove"))
            lead = forms.unit(request.POST, "add_lead")
            add = [(lead, Role.LEAD)] if lead else []
            add += [(unit, role) for role in (Role.ASSIST, Role.SEPARATE) for unit in forms.several(request.POST, f"add_{role.value}")]
            actions.reassign(act_of(request), matter, add=add, remove=[p for p in present if p.pk in gone], reason=forms.text(request.POST, "reason"))
        except Invalid as refused:
            wrong = refused
        else:
            tell(request, "承办单位已调整，新单位从今天起计时。")
            return redirect("handling:matter", pk)
    return render(
        request, "handling/reassign.html",
        {
            "matter": matter, "name": panels.named(matter), "present": [(part, Role(part.role).label) for part in present], "wrong": wrong,
            "errors": wrong.fields if wrong else {}, "sent": request.POST, "units": [(unit.pk, unit.name, unit.duties) for unit in units()],
        },
        status=wrong.status if wrong else 200,
    )


@opens_to(*RUNNERS)
def redo(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a new round of a matter that was answered."""
    matter = queries.seen_matter(viewer_of(request), pk)
    wrong: Invalid | None = None
    if request.method == "POST":
        try:
            again = actions.redo(act_of(request), matter, reason=forms.text(request.POST, "reason"))
        except Invalid as refused:
            wrong = refused
        else:
            tell(request, f"已要求重新办理，{day(again.due_on)}前再答复。")
            return redirect("handling:matter", again.pk)
    context = {"matter": matter, "name": panels.named(matter), "errors": wrong.fields if wrong else {}, "letters": [x for p in matter.parts if (x := panels.letter(p))]}
    return render(request, "handling/redo.html", context, status=wrong.status if wrong else 200)


@opens_to(*OFFICES)
def export(request: HttpRequest) -> HttpResponse:
    """All open parts this office looks after, as .xlsx."""
    today = timezone.localdate()
    file = exports.desk_table(queries.desk_rows(viewer_of(request), today))
    return FileResponse(file, as_attachment=True, filename=f"在办清单{today:%Y%m%d}.xlsx", content_type=XLSX)
