"""All reports, and beginning one: from a file, a pasted text, or an earlier report."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, opens_to, viewer_of
from shangliang.foundation.errors import Invalid

from .. import actions, intake, queries
from ..access import READERS, WRITERS
from ..rules.states import ReportKind, State, following, usual


@opens_to(*READERS)
@require_GET
def report_list(request: HttpRequest) -> HttpResponse:
    """All reports, the latest first."""
    found = queries.all_reports(viewer_of(request))
    kinds = {kind.value: kind.label for kind in ReportKind}
    writes = viewer_of(request).role in WRITERS
    return render(request, "reports/list.html", {"reports": found, "kinds": kinds, "issued": State.ISSUED.value, "writes": writes})


@opens_to(*WRITERS)
def new(request: HttpRequest) -> HttpResponse:
    """Begin a report; with ?from= over the next period of an earlier one, whose decisions are taken over."""
    ask = request.POST if request.method == "POST" else request.GET
    before = queries.seen(viewer_of(request), found) if (found := number(ask.get("from"))) else None
    if request.method != "POST":
        return _page(request, _offered(before, timezone.localdate()), before)
    typed = {name: ask.get(name, "") for name in ("title", "kind", "first", "last", "as_of", "text", "use")}
    try:
        text, source = _text(request, typed["text"])
        if not text.strip() and before is None:
            raise Invalid("请选一份文件，或把文字粘贴进来。", fields={"text": "请粘贴文字或选文件"})
        report = actions.start(
            act_of(request), before, title=typed["title"], kind=_kind(typed["kind"]), first=_day(typed, "first", "开始日"), last=_day(typed, "last", "结束日"),
            as_of=_day(typed, "as_of", "截至日") if typed["as_of"] else None, text=text, checking=typed["use"] == "check", source=source,
        )
    except Invalid as wrong:
        return _page(request, typed, before, wrong)
    tell(request, "数字已找出并填上，请逐个确认。")
    return redirect("reports:report", report.pk)


def _offered(before: Any, today: date) -> dict[str, str]:
    kind = ReportKind(before.kind) if before else ReportKind.HALF
    first, last = following(kind, before.first, before.last) if before else usual(kind, today)
    title = before.title.replace(str(before.first.year), str(first.year)) if before else ""
    return {"title": title, "kind": kind.value, "first": first.isoformat(), "last": last.isoformat(), "as_of": "", "text": "", "use": "fill"}


def _text(request: HttpRequest, pasted: str) -> tuple[str, str]:
    """The text of the chosen file, or the pasted one; and where it is from."""
    file = request.FILES.get("file")
    if file is None:
        return pasted, ""
    if file.size is not None and file.size > intake.MOST_BYTES:
        raise Invalid(f"这份文件超过了 {intake.MOST_BYTES // 1048576} MB。请去掉里面的图片，或只粘贴文字。", fields={"file": "文件太大"})
    name = file.name or ""
    return intake.read(file.read(), name), name


def _kind(text: str) -> ReportKind:
    if text not in ReportKind.values():
        raise Invalid("请选总结的种类。", fields={"kind": "请选一种"})
    return ReportKind(text)


def _day(typed: dict[str, str], name: str, label: str) -> date:
    try:
        found = date.fromisoformat(typed[name])
    except ValueError:
        raise Invalid(f"请填{label}。", fields={name: "请填日期"}) from None
    if not 1949 <= found.year <= 2200:
        raise Invalid(f"{label}的年份不对。", fields={name: "请核对年份"})
    return found


def _page(request: HttpRequest, kept: dict[str, str], before: Any, wrong: Invalid | None = None) -> HttpResponse:
    context = {
        "kept": kept, "before": before, "wrong": wrong, "errors": wrong.fields if wrong else {}, "kinds": [(kind.value, kind.label) for kind in ReportKind],
        "back": reverse("reports:list"), "most_mb": intake.MOST_BYTES // 1048576,
    }
    return render(request, "reports/new.html", context, status=wrong.status if wrong else 200)
