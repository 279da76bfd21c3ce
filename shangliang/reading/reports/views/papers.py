"""Versions of a report and what changed between them, remarks, issuing, and the paper."""

import io

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from shangliang.commons.committees.scope import here
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, opens_to, viewer_of

from .. import actions, exports, panels, queries
from ..access import ISSUERS, READERS, REMARKERS, WRITERS
from ..rules.states import ChipState

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
UNSURE = "〔待核〕"  # behind a number in a draft that leaves the house


@opens_to(*READERS)
@require_GET
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """All versions, and the table of changes between two of them."""
    report = queries.seen(viewer_of(request), pk)
    newest = queries.newest(report)
    new = queries.version_of(report, number(request.GET.get("to")) or newest.number)
    old = queries.version_of(report, number(request.GET.get("from")) or max(1, new.number - 1))
    figures = queries.known()
    before, after = (panels.finished(v.text, queries.chips_of(v), figures, report.checking) for v in (old, new))
    context = {"report": report, "versions": list(report.versions.defer("text").order_by("-number")), "old": old, "new": new, "changes": panels.changes(before, after)}
    return render(request, "reports/versions.html", context)


@opens_to(*REMARKERS)
@require_POST
def remark(request: HttpRequest, pk: int) -> HttpResponse:
    """Say something about the report or one of its figures."""
    position = number(request.POST.get("position"))
    actions.remark(act_of(request), queries.seen(viewer_of(request), pk), text=request.POST.get("text", ""), position=position)
    tell(request, "意见已记下。")
    address = redirect("reports:report", pk)
    if position is not None:
        address["Location"] += f"?chip={position}#c{position}"
    return address


@opens_to(*ISSUERS)
@require_POST
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Issue the newest version; its figures are frozen."""
    version = actions.issue(act_of(request), queries.seen(viewer_of(request), pk))
    tell(request, f"第 {version.number} 稿已定稿，全部指标按取数时的台账存下，以后不会变。")
    return redirect("reports:report", pk)


@opens_to(*ISSUERS)
@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin another version of an issued report."""
    version = actions.reopen(act_of(request), queries.seen(viewer_of(request), pk), reason=request.POST.get("reason", ""))
    tell(request, f"已另起第 {version.number} 稿，定过稿的一稿照旧保留。")
    return redirect("reports:report", pk)


@opens_to(*WRITERS)
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a report that was never issued."""
    actions.drop(act_of(request), queries.seen(viewer_of(request), pk))
    tell(request, "已删去。")
    return redirect("reports:list")


@opens_to(*READERS)
@require_GET
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The report as an official paper, .docx; a number that nobody has confirmed is marked, and the paper called a draft."""
    report = queries.seen(viewer_of(request), pk)
    version = queries.version_of(report, number(request.GET.get("v")))
    chips = queries.chips_of(version)
    left = sum(chip.state == ChipState.PROPOSED for chip in chips)
    text = panels.finished(version.text, chips, queries.known(), report.checking, unsure=UNSURE)
    if left:
        text = f"（草稿：{left} 处数字还没有人确认，后面标着{UNSURE}，不能当正式文稿用。）\n{text}"
    data = exports.paper(report.title, text, here().committee.short_name, timezone.localdate(version.issued_at or version.made_at))
    return FileResponse(io.BytesIO(data), as_attachment=True, filename=f"{report.title}{'（草稿）' if left else ''}.docx", content_type=DOCX)
