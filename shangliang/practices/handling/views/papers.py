"""The papers made of a matter: the letter to each proposer, shown before it is signed and sent for download, and the sheet."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from shangliang.commons.access import UNIT, Viewer, may, require
from shangliang.commons.documents.sending import sent
from shangliang.commons.documents.showing import shown
from shangliang.commons.ui.requests import is_fragment, opens_to, viewer_of
from shangliang.foundation.errors import NotFound

from .. import exports, panels, queries
from ..kinds import Brief, kinds
from ..rules import ReplyState


@opens_to()
def letter(request: HttpRequest, pk: int, nth: int) -> HttpResponse:
    """The reply to the nth proposer as .docx or PDF: for the unit also as a draft, which says so, for others once issued."""
    viewer = viewer_of(request)
    part, brief = _answered(viewer, pk, nth)
    draft = "" if part.reply.state == ReplyState.ISSUED else "草稿"
    return sent(request, _letter(viewer, part, brief, nth), f"{exports.file_name(part.matter, brief)}答复（{brief.people[nth].name}）{draft}")


@opens_to()
def opinion_form(request: HttpRequest, pk: int, nth: int) -> HttpResponse:
    """征询意见表: the form that goes with the reply to the nth proposer, who may rate on paper, as .docx or PDF."""
    part, brief = _answered(viewer_of(request), pk, nth)
    return sent(request, exports.opinion_form(part, brief, brief.people[nth]), f"{exports.file_name(part.matter, brief)}征询意见表（{brief.people[nth].name}）")


def _answered(viewer: Viewer, pk: int, nth: int) -> tuple[Any, Brief]:
    """A part with a reply that the viewer may read, and the brief that names the nth proposer; raises NotFound."""
    part = queries.seen_letter(viewer, pk)
    if getattr(part, "reply", None) is None or (viewer.role not in UNIT and part.reply.state != ReplyState.ISSUED):
        raise NotFound("这件还没有签发的答复。")
    brief = _brief(part.matter)
    if nth >= len(brief.people):
        raise NotFound()
    return part, brief


@opens_to(*UNIT)
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter to one of the proposers (`to`, from 0) as it goes out, on a page or as a part of the signing page."""
    viewer = viewer_of(request)
    part = queries.seen_part(viewer, pk)
    require(viewer, "handling.draft_reply", part)
    brief = _brief(part.matter)
    if getattr(part, "reply", None) is None or not brief.people:
        raise NotFound("这件还没有写答复。先写答复，写了就能看成稿。")
    to = min(int(nth) if (nth := request.GET.get("to", "")).isdecimal() else 0, len(brief.people) - 1)
    address = reverse("handling:preview", args=[part.pk])
    return render(
        request, "handling/_letter.html" if is_fragment(request) else "handling/preview.html",
        {
            "part": part, "matter": part.matter, "name": panels.named(part.matter), "to": to, "signed": part.reply.state == ReplyState.ISSUED, "brief": brief,
            "people": [(one.name, f"{address}?to={n}") for n, one in enumerate(brief.people)], "doubts": panels.doubts(part.reply, part.matter.kind), "lines": shown(_letter(viewer, part, brief, to, shown=True)),
        },
    )


def _letter(viewer: Viewer, part: Any, brief: Brief, nth: int, *, shown: bool = False) -> bytes:
    helping = [name for name, _, _ in panels.opinions(part.matter)]
    enclosed = [file.name for file in panels.enclosures(part.matter).get(part.pk, [])]
    # Who may sign sees it with their own name and today's date, as signing would put them there.
    signs = viewer.name if part.reply.state != ReplyState.ISSUED and may(viewer, "handling.issue_reply", part) else ""
    return exports.letter(part, brief, brief.people[nth], assisting=helping, enclosed=enclosed, signer=signs, day=timezone.localdate(), shown=shown)


@opens_to()
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The hand-over sheet of a matter as .docx or PDF."""
    matter = queries.seen_matter(viewer_of(request), pk)
    return sent(request, exports.sheet(matter, _brief(matter)), f"{exports.file_name(matter, _brief(matter))}交办单")


def _brief(matter: Any) -> Brief:
    return kinds.get(matter.kind).brief(matter.subject_id)
