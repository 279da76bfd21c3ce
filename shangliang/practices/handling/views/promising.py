"""承诺事项: the list of what was promised, one promise with its evidence, and what is done with it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import COMMITTEE_WIDE, UNIT, Role, Viewer
from shangliang.commons.figures.opening import address, open_to
from shangliang.commons.files import actions as files
from shangliang.commons.files.queries import files_of
from shangliang.commons.people.queries import units
from shangliang.commons.subjects import subjects
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.commons.ui.typed import the_day
from shangliang.foundation.errors import Invalid, NotFound
from shangliang.foundation.periods import Period

from .. import actions, exports, forms, panels, queries
from ..access import PROPOSAL, RUNNERS
from ..kinds import kinds
from .unit import XLSX

PER_PAGE, MOST_RECORDS = 50, 12
READERS = (*UNIT, *COMMITTEE_WIDE, Role.MEMBER)


def _wanted(request: HttpRequest) -> dict[str, Any]:
    """How a list is narrowed."""
    given = request.GET
    return {
        "standing": given.get("standing", "") if given.get("standing") in queries.Standing.values() else "", "text": forms.text(given, "q").strip()[:60],
        "unit_id": forms.number(given, "unit"), "year": forms.number(given, "year"),
    }  # fmt: skip


@opens_to(*READERS)
def promises(request: HttpRequest) -> HttpResponse:
    """All promises this viewer may see: what is owed, what waits for a word, what was kept."""
    viewer, today, wanted = viewer_of(request), timezone.localdate(), _wanted(request)
    every = queries.seen_promises(viewer)
    base = queries.narrowed(every, today, **{**wanted, "standing": ""})
    page = Paginator(queries.narrowed(every, today, **wanted), PER_PAGE).get_page(request.GET.get("page"))
    kept = {name: value for name, value in (("q", wanted["text"]), ("unit", wanted["unit_id"]), ("year", wanted["year"])) if value}
    return render(
        request, "handling/promises.html",
        {
            "wanted": wanted, "counts": queries.counts_of(base, today), "page": page, "rows": [panels.promised(one, today) for one in page], "today": today,
            "ways": queries.Standing.choices(), "query": urlencode(kept), "inside": viewer.role in COMMITTEE_WIDE, "may_remind": viewer.role in PROPOSAL,
            "units": [(unit.pk, unit.name) for unit in units()] if viewer.role in COMMITTEE_WIDE else [],
            "years": [(year, f"{year} 年到期") for year in range(today.year + 1, today.year - 4, -1)],
            "records": _records(viewer, _stretch(wanted["year"], today)) if viewer.role in COMMITTEE_WIDE else [],
        },
    )


def _stretch(year: int | None, today: date) -> Period[date]:
    """A year as far as it has gone, or all the time so far."""
    if not year:
        return Period(None, today + timedelta(days=1))
    first = date(year, 1, 1)
    return Period.days(first, max(first, min(today, date(year, 12, 31))))


def _records(viewer: Viewer, period: Period[date]) -> list[dict[str, Any]]:
    """The units that owe most, each number with the page that opens its records."""
    opens = open_to(viewer)

    def shown(one: Any, name: str, text: str) -> dict[str, str]:
        return {"text": text, "href": address(f"handling.{queries.RECORD[name]}", period, by="unit", part=str(one.unit_id)) if opens else ""}

    return [
        {
            "unit": one.unit, "unit_id": one.unit_id, "on_time": one.on_time, "made": shown(one, "made", f"{one.made} 项"), "kept": shown(one, "kept", f"{one.kept} 项"),
            "late": shown(one, "late", f"{one.late} 项" if one.late else "—"), "due": one.due, "share": one.kept,
        }
        for one in queries.record_by_unit(period)[:MOST_RECORDS]
    ]  # fmt: skip


@opens_to(*READERS)
def export(request: HttpRequest) -> HttpResponse:
    """The promises of the list as it is narrowed, as .xlsx."""
    today = timezone.localdate()
    found = queries.narrowed(queries.seen_promises(viewer_of(request)), today, **_wanted(request))
    file = exports.promise_table(queries.promise_rows(found, today))
    return FileResponse(file, as_attachment=True, filename=f"承诺事项{today:%Y%m%d}.xlsx", content_type=XLSX)


@opens_to(*COMMITTEE_WIDE)
def records(request: HttpRequest) -> HttpResponse:
    """How each unit kept its word, as .xlsx."""
    today = timezone.localdate()
    file = exports.record_table(queries.record_by_unit(_stretch(_wanted(request)["year"], today)))
    return FileResponse(file, as_attachment=True, filename=f"各单位落实情况{today:%Y%m%d}.xlsx", content_type=XLSX)


@opens_to(*READERS)
def promise(request: HttpRequest, pk: int) -> HttpResponse:
    """One promise: what was asked, what was promised and until when, what became of it."""
    return _page(request, queries.seen_promise(viewer_of(request), pk))


def _page(request: HttpRequest, one: Any, wrong: Invalid | None = None, step: str = "") -> HttpResponse:
    viewer, today = viewer_of(request), timezone.localdate()
    matter = one.assignment.matter
    row, history = panels.promised(one, today), queries.history_of_promise(one)
    return render(
        request, "handling/promise.html",
        {
            "promise": one, "row": row, "ways": panels.ways(viewer, one), "today": today, "wrong": wrong, "errors": wrong.fields if wrong else {}, "step": step,
            "sent": request.POST, "history": panels.promise_trace(history), "chased": sum(fact.kind == "handling.promise_reminded" for fact in history), "files": files_of(one), "mine": panels.unit_side(viewer),
            "link": None if viewer.role in UNIT else kinds.get(matter.kind).link(matter.subject_id), "moves": queries.says(matter.kind, "promise_moves"),
            "by_member": viewer.role == Role.MEMBER,
        },
        status=wrong.status if wrong else 200,
    )


def _do(request: HttpRequest, pk: int, step: str, do: Callable[[Any], str]) -> HttpResponse:
    """Do one thing with a promise; what is wrong is shown on its page with what was typed."""
    one = queries.seen_promise(viewer_of(request), pk)
    try:
        tell(request, do(one))
    except Invalid as wrong:
        return _page(request, one, wrong, step)
    return redirect("handling:promise", pk)


@opens_to()
def about(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """What was promised about one thing, as a piece of its own page, for whoever may see the thing."""
    viewer, today = viewer_of(request), timezone.localdate()
    if kind not in kinds or pk not in subjects.get(kinds.get(kind).subject_type).visible(viewer, [pk]):
        raise NotFound()
    found = queries.promises_of(kinds.get(kind).subject_type, pk)
    readable = queries.visible_promises(viewer, [one.pk for one in found])
    looked = queries.rechecks_about(kinds.get(kind).subject_type, pk)
    return render(
        request, "handling/_promised.html",
        {
            "rows": [panels.promised(one, today) for one in found], "readable": readable, "looked": [panels.rechecked(one, today) for one in looked],
            "may_open": queries.visible_rechecks(viewer, [one.pk for one in looked]),
        },
    )  # fmt: skip


@opens_to(*UNIT)
@require_POST
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit reports that its word is kept, with photos or papers as evidence."""

    def do(one: Any) -> str:
        act = act_of(request)
        uploads = request.FILES.getlist("files")
        if uploads:
            files.attach(act, one, purpose="handling.evidence", uploads=uploads)
        actions.report_promise(act, one, outcome=forms.text(request.POST, "outcome"))
        return "已报告兑现，提案人会来核实，结果会通知你。"

    return _do(request, pk, "report", do)


@opens_to(Role.MEMBER, *RUNNERS)
@require_POST
def verify(request: HttpRequest, pk: int) -> HttpResponse:
    """A proposer or the proposal committee has seen that it is done."""

    def do(one: Any) -> str:
        data = request.POST
        actions.verify_promise(act_of(request), one, remark=forms.text(data, "remark"), on_site=data.get("on_site") == "yes")
        return "已核实兑现，记入台账。"

    return _do(request, pk, "verify", do)


@opens_to(Role.MEMBER, *RUNNERS)
@require_POST
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """It was looked at and is not done."""

    def do(one: Any) -> str:
        actions.refuse_promise(act_of(request), one, reason=forms.text(request.POST, "reason"))
        return f"已告知{one.assignment.unit}还没有做到，请它继续办。"

    return _do(request, pk, "refuse", do)


@opens_to(*UNIT, *RUNNERS)
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Another day, with a reason."""

    def do(one: Any) -> str:
        until = the_day(request.POST, "until")
        moved = actions.move_promise(act_of(request), one, until=until or date.min, reason=forms.text(request.POST, "reason"))
        return f"承诺时间已调到 {moved.due_on:%Y 年 %-m 月 %-d 日}，提案人会收到通知。"

    return _do(request, pk, "move", do)


@opens_to(*RUNNERS)
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """It will not be done, and why."""

    def do(one: Any) -> str:
        actions.drop_promise(act_of(request), one, reason=forms.text(request.POST, "reason"))
        return "已记为不再兑现，提案人会收到通知。"

    return _do(request, pk, "drop", do)


@opens_to(*PROPOSAL)
@require_POST
def remind(request: HttpRequest) -> HttpResponse:
    """Remind the units of the promises chosen."""
    chosen = queries.promises_with(forms.ids(request.POST, "pick"))
    if not chosen and request.POST.getlist("pick"):
        raise NotFound()
    count = actions.remind_promises(act_of(request), None, promises=chosen, note=forms.text(request.POST, "note"))
    tell(request, f"已催办 {count} 项承诺，涉及 {len({one.assignment.unit_id for one in chosen})} 个单位，记入台账。")
    return redirect(request.POST.get("back") if request.POST.get("back", "").startswith("/handling/promises/") else "handling:promises")
