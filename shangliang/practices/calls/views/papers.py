"""Downloads: the public notice, one certificate or all of a call, the table of nominations."""

from io import BytesIO
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils import timezone

from shangliang.commons.access import may
from shangliang.commons.ui.requests import opens_to, viewer_of
from shangliang.foundation.errors import NotAllowed, NotNow

from .. import exports, panels, queries
from ..access import INSIDE, SEES
from ..rules import CallState, NominationState

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _docx(data: bytes, name: str) -> HttpResponse:
    return FileResponse(BytesIO(data), as_attachment=True, filename=f"{name}.docx", content_type=DOCX)


@opens_to(*INSIDE)
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """The public notice of the list."""
    viewer = viewer_of(request)
    call = queries.find_call(viewer, pk)
    names = [one.name for one in queries.nominations_of(call, viewer) if one.state in (NominationState.SHORTLISTED, NominationState.AWARDED)]
    if not names:
        raise NotNow("名单还没有拟定，没有可以公示的。", code="no_list")
    return _docx(exports.notice(call, panels.notice_text(call, names)), f"{call.title}公示")


@opens_to(*INSIDE)
def certificates(request: HttpRequest, pk: int) -> HttpResponse:
    """All certificates of a call as one document."""
    viewer = viewer_of(request)
    call = queries.find_call(viewer, pk)
    given = [one for one in queries.nominations_of(call, viewer) if one.state == NominationState.AWARDED]
    if call.state != CallState.PUBLISHED or not given:
        raise NotNow("还没有公布表彰，没有证书。", code="no_certificate")
    return _docx(exports.certificate_file(sorted(given, key=lambda one: one.number)), f"{call.title}证书")


@opens_to(*SEES)
def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """One certificate, for the committee's people and for whoever was honoured."""
    viewer = viewer_of(request)
    one = queries.find_nomination(viewer, pk)
    if viewer.role not in INSIDE and not _theirs(viewer, one):
        raise NotAllowed("证书由本人和工作人员下载。", code="certificate")
    return _docx(exports.certificate_file([one]), f"证书{one.number}")


def _theirs(viewer: Any, one: Any) -> bool:
    """Whether it was this member, their organ, or their own thing that was honoured."""
    members, organs = queries.whose([one])[one.pk]
    return viewer.member_id in members or bool(organs & viewer.organ_ids)


@opens_to(*INSIDE)
def table(request: HttpRequest, pk: int) -> HttpResponse:
    """All nominations with their reviews, as .xlsx; whoever leads the call sees the reviews."""
    viewer = viewer_of(request)
    call = queries.find_call(viewer, pk)
    ones = queries.nominations_of(call, viewer)
    standing = queries.standings(call) if may(viewer, "calls.run", call) else {}
    places = queries.places(ones, standing)
    rows = [panels.nomination_row(one, standing.get(one.pk), places.get(one.pk)) for one in ones]
    rows.sort(key=lambda row: (row["place"] or 10**6, row["pk"]))
    return FileResponse(exports.table(call, rows), as_attachment=True, filename=f"{call.title}{timezone.localdate():%Y%m%d}.xlsx", content_type=XLSX)
