"""回头看: the list, picking what is looked at again, one look-back with its result, one matter in it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST

from shangliang.commons.access import COMMITTEE_WIDE, UNIT, Role, may
from shangliang.commons.committees.scope import here
from shangliang.commons.files import actions as files
from shangliang.commons.files.queries import files_of
from shangliang.commons.people.queries import units
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.commons.ui.typed import maybe_day
from shangliang.foundation.clocks import due
from shangliang.foundation.errors import Invalid, NotFound

from .. import actions, forms, panels, queries
from ..access import PROPOSAL
from ..exports import looking as results
from ..kinds import kinds
from ..rules.again import Finding, FollowUp
from .choosing import conditions, wanted_of
from .unit import XLSX

PER_PAGE = 50
PREVIEW = 300
READERS = (*UNIT, *COMMITTEE_WIDE, Role.MEMBER)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@opens_to(*READERS)
def look_backs(request: HttpRequest) -> HttpResponse:
    """All look-backs; for a unit or a member their own matters in them."""
    viewer, today = viewer_of(request), timezone.localdate()
    if viewer.role in COMMITTEE_WIDE:
        rows = queries.look_backs()
        return render(request, "handling/look_backs.html", {"rows": rows, "opens": viewer.role in PROPOSAL})
    page = Paginator(queries.mine_in_look_back(viewer), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "handling/look_back_mine.html", {"page": page, "rows": [panels.rechecked(one, today) for one in page], "of_unit": viewer.role in UNIT})


@opens_to(*PROPOSAL)
def look_back_new(request: HttpRequest) -> HttpResponse:
    """Choose by what matters are picked, see which they are, and begin."""
    today, wrong = timezone.localdate(), None
    given = request.POST if request.method == "POST" else request.GET
    kind = kinds.get(given["kind"]) if given.get("kind", "") in kinds else next(iter(kinds))
    wanted = wanted_of(given, kind)
    chosen = any((wanted.grades, wanted.unit_id, wanted.year, wanted.months, wanted.owing, *wanted.facets.values()))
    if request.method == "POST":
        try:
            return _begun(request, kind, wanted, today)
        except Invalid as refused:
            wrong = refused
    found = queries.pickable(wanted, today)
    listed = list(found[:PREVIEW]) if chosen or wrong else []
    return render(
        request, "handling/look_back_new.html",
        {
            "kind": kind, "wanted": wanted, "chosen": chosen, "total": found.count() if chosen else 0, "rows": listed, "facets": kind.facets(), "sent": request.POST,
            "grades": [(code, f"{code} 类　{row['label']}") for code, row in queries.classes_of(kind.code).items()], "units": [(unit.pk, unit.name) for unit in units()],
            "years": [(year, f"{year} 年答复") for year in queries.years_answered(kind.code)], "said": conditions(wanted, kind), "wrong": wrong,
            "errors": wrong.fields if wrong else {}, "due": due(today, queries.says(kind.code, "recheck"), here().calendar), "most": PREVIEW, "year": today.year,
            "ticked": set(forms.ids(request.POST, "pick")) if wrong else {part.pk for part in listed},
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


def _begun(request: HttpRequest, kind: Any, wanted: Any, today: date) -> HttpResponse:
    """Begin with those that were ticked among what fits."""
    ticked = set(forms.ids(request.POST, "pick"))
    parts = [part for part in queries.pickable(wanted, today)[:PREVIEW] if part.pk in ticked]
    if missing := len(ticked) - len(parts):
        raise Invalid(f"有 {missing} 件刚才起了变化，不能再列入。请看下面的新清单，重新选。", fields={"pick": "清单有变化"})
    made = actions.open_look_back(
        act_of(request), None, kind=kind.code, name=forms.text(request.POST, "name"), parts=parts, picked_by=conditions(wanted, kind),
        due_on=maybe_day(request.POST, "due_on"), note=forms.text(request.POST, "note"),
    )
    tell(request, f"“{made.name}”已开展，{len(parts)} 件，已请承办单位说明落实情况。")
    return redirect("handling:look_back", made.pk)


@opens_to(*COMMITTEE_WIDE)
def look_back(request: HttpRequest, pk: int) -> HttpResponse:
    """One look-back: how far it is, what was found, what still waits."""
    return _look_back(request, queries.seen_look_back(viewer_of(request), pk))


def _look_back(request: HttpRequest, one: Any, wrong: Invalid | None = None) -> HttpResponse:
    viewer, today, standing = viewer_of(request), timezone.localdate(), request.GET.get("standing", "")
    counts = queries.standing_of(one)
    page = Paginator(queries.rechecks_of(one, standing=standing), PER_PAGE).get_page(request.GET.get("page"))
    tabs = [("", "全部", counts["all"]), *((code, label, counts[code]) for code, label in _standings() if counts[code])]
    going = one.state == "open"
    return render(
        request, "handling/look_back.html",
        {
            "one": one, "result": panels.result_of(counts), "counts": counts, "tabs": tabs, "standing": standing, "page": page, "today": today, "wrong": wrong,
            "rows": [panels.rechecked(row, today) for row in page], "errors": wrong.fields if wrong else {}, "sent": request.POST,
            "concludes": going and bool(may(viewer, "handling.conclude_look_back", one)), "reminds": going and viewer.role in PROPOSAL,
            "waiting": counts["all"] - counts["settled"], "office": results.government(),
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


def _standings() -> list[tuple[str, str]]:
    return [("asked", "等说明"), ("reported", "等核实"), ("found", "等处理"), *((one.value, one.label) for one in Finding)]


@opens_to(*COMMITTEE_WIDE)
@require_GET
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The matters of a look-back and what was found, as .xlsx."""
    one = queries.seen_look_back(viewer_of(request), pk)
    rows = queries.rechecks_of(one, standing=request.GET.get("standing", ""))
    return FileResponse(results.recheck_table(queries.recheck_rows(rows)), as_attachment=True, filename=f"{one.name}.xlsx", content_type=XLSX)


@opens_to(*COMMITTEE_WIDE)
@require_GET
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The result of a look-back as a letter to the government office, as .docx."""
    one = queries.seen_look_back(viewer_of(request), pk)
    content = results.look_back_report(one, panels.result_of(queries.standing_of(one)), list(queries.recheck_rows(queries.rechecks_of(one))))
    return HttpResponse(content, content_type=DOCX, headers={"Content-Disposition": content_disposition_header(True, f"{one.name}情况报告.docx") or "attachment"})


@opens_to(*PROPOSAL)
@require_POST
def conclude(request: HttpRequest, pk: int) -> HttpResponse:
    """End a look-back and send its result on."""
    one = queries.seen_look_back(viewer_of(request), pk)
    try:
        done = actions.conclude_look_back(act_of(request), one, summary=forms.text(request.POST, "summary"), sent_to=forms.text(request.POST, "sent_to"))
    except Invalid as wrong:
        return _look_back(request, one, wrong)
    tell(request, f"“{done.name}”已办结，结果已送{done.sent_to}，交办机关登录后能看到。")
    return redirect("handling:look_back", pk)


@opens_to(*PROPOSAL)
@require_POST
def remind(request: HttpRequest) -> HttpResponse:
    """Ask the units of the chosen matters again."""
    chosen = queries.rechecks_with(forms.ids(request.POST, "pick"))
    if not chosen and request.POST.getlist("pick"):
        raise NotFound()
    count = actions.remind_rechecks(act_of(request), None, rechecks=chosen, note=forms.text(request.POST, "note"))
    tell(request, f"已催报 {count} 件，涉及 {len({one.part.unit_id for one in chosen})} 个单位，记入台账。")
    return redirect("handling:look_back", chosen[0].look_back_id)


@opens_to(*READERS)
def recheck(request: HttpRequest, pk: int) -> HttpResponse:
    """One matter in a look-back: what was answered, how it stands, what was found, and what this viewer can do."""
    return _recheck(request, queries.seen_recheck(viewer_of(request), pk))


def _recheck(request: HttpRequest, one: Any, wrong: Invalid | None = None, step: str = "") -> HttpResponse:
    viewer, today = viewer_of(request), timezone.localdate()
    matter = one.part.matter
    promises = queries.promises_of(matter.subject_type, matter.subject_id)
    readable = queries.visible_promises(viewer, [promise.pk for promise in promises])
    others = queries.rechecks_about(matter.subject_type, matter.subject_id)
    may_read = queries.visible_rechecks(viewer, [other.pk for other in others])
    return render(
        request, "handling/recheck.html",
        {
            "one": one, "row": panels.rechecked(one, today), "ways": panels.recheck_ways(viewer, one), "wrong": wrong, "errors": wrong.fields if wrong else {}, "step": step,
            "sent": request.POST, "history": panels.promise_trace(queries.history_of_recheck(one)), "files": files_of(one, "handling.recheck_evidence"),
            "on_site": files_of(one, "handling.recheck_on_site"), "today": today, "by_member": viewer.role == Role.MEMBER, "findings": Finding.choices(),
            "follow_ups": FollowUp.choices(), "link": _page_of(viewer, matter, one), "rows": [panels.promised(promise, today) for promise in promises], "readable": readable, "looked": [], "may_open": set(),
            "earlier": [panels.rechecked(other, today) for other in others if other.pk != one.pk and other.pk in may_read], "letter": panels.letter(one.part), "inside": viewer.role in COMMITTEE_WIDE,
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


def _page_of(viewer: Any, matter: Any, one: Any) -> str:
    """The page of the matter for this viewer: the thing's own, or a unit's part."""
    return reverse("handling:part", args=[one.part_id]) if viewer.role in UNIT else kinds.get(matter.kind).link(matter.subject_id)


def _do(request: HttpRequest, pk: int, step: str, do: Callable[[Any], str]) -> HttpResponse:
    one = queries.seen_recheck(viewer_of(request), pk)
    try:
        tell(request, do(one))
    except Invalid as wrong:
        return _recheck(request, one, wrong, step)
    return redirect("handling:recheck", pk)


@opens_to(*UNIT)
@require_POST
def recheck_report(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit says how the matter stands, with evidence."""

    def do(one: Any) -> str:
        act = act_of(request)
        actions.report_recheck(act, one, present=forms.text(request.POST, "present"))
        if uploads := request.FILES.getlist("files"):
            files.attach(act, one, purpose="handling.recheck_evidence", uploads=uploads)
        return "已说明落实情况，提案人会来核实，结果会通知你。"

    return _do(request, pk, "report", do)


@opens_to(Role.MEMBER, *PROPOSAL)
@require_POST
def recheck_find(request: HttpRequest, pk: int) -> HttpResponse:
    """A proposer or the proposal committee says what they found."""

    def do(one: Any) -> str:
        act, data = act_of(request), request.POST
        if data.get("finding") not in Finding.values():
            raise Invalid("还没有选落实了没有。", fields={"finding": "请选一项"})
        actions.find_recheck(act, one, finding=data["finding"], remark=forms.text(data, "remark"), on_site=data.get("on_site") == "yes")
        if uploads := request.FILES.getlist("files"):
            files.attach(act, one, purpose="handling.recheck_on_site", uploads=uploads)
        return f"已记为“{Finding(data['finding']).label}”，会通知承办单位。"

    return _do(request, pk, "find", do)


@opens_to(*PROPOSAL)
@require_POST
def recheck_follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide about what was not found done."""

    def do(one: Any) -> str:
        data = request.POST
        if data.get("how") not in FollowUp.values():
            raise Invalid("还没有选怎样处理。", fields={"how": "请选一项"})
        done = actions.follow_up_recheck(act_of(request), one, how=data["how"], note=forms.text(data, "note"), until=maybe_day(data, "until"))
        return {"redo": "已交原承办单位重新办理，新一轮已经开始。", "promise": "已列为承诺事项，按日期跟踪到办成。"}.get(done.follow_up, "已记下说明，这件到此了结。")

    return _do(request, pk, "follow_up", do)
