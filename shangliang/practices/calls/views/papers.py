"""Downloads: the public notice, one certificate or all of a call, the table of nominations."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils import timezone

from shangliang.commons.access import may
from shangliang.commons.documents.sending import sent
from shangliang.commons.ui.requests import opens_to, viewer_of
from shangliang.foundation.errors import NotAllowed, NotNow

from .. import exports, panels, queries
from ..access import INSIDE, SEES
from ..kinds import kinds
from ..rules import CallState, NominationState

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@opens_to(*INSIDE)
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """The public notice of the list."""
    viewer = viewer_of(request)
    call = queries.find_call(viewer, pk)
    chosen = [one for one in queries.nominations_of(call, viewer) if one.state in (NominationState.SHORTLISTED, NominationState.AWARDED)]
    if not chosen:
        raise NotNow("名单还没有拟定，没有可以公示的。", code="no_list")
    return sent(request, exports.notice(call, panels.notice_text(call, [one.name for one in chosen], _behind(call, chosen))), f"{call.title}公示")


def _behind(call: Any, chosen: list[Any]) -> list[str]:
    """Who is behind each of these, where it is things that are honoured."""
    things = [one.thing for one in chosen if one.thing is not None]
    told = kinds.get(call.kind).describe(things) if things else {}
    return [told[one.thing].honoured if one.thing in told else "" for one in chosen]


@opens_to(*INSIDE)
def certificates(request: HttpRequest, pk: int) -> HttpResponse:
    """All certificates of a call as one document."""
    viewer = viewer_of(request)
    call = queries.find_call(viewer, pk)
    given = [one for one in queries.nominations_of(call, viewer) if one.state == NominationState.AWARDED]
    if call.state != CallState.PUBLISHED or not given:
        raise NotNow("还没有公布表彰，没有证书。", code="no_certificate")
    return sent(request, exports.certificate_file(sorted(given, key=lambda one: one.number)), f"{call.title}证书")


@opens_to(*SEES)
def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """One certificate, for the committee's people and for whoever was honoured."""
    viewer = viewer_of(request)
    one = queries.find_nomination(viewer, pk)
    if viewer.role not in INSIDE and not _theirs(viewer, one):
        raise NotAllowed("证书由本人和工作人员下载。", code="certificate")
    return sent(request, exports.certificate_file([one]), f"证书{one.number}")


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
