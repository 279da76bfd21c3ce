"""One proposal's whole story: where it is, who has the ball, the text, the units, the replies, the history."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from shangliang.commons.access import COMMITTEE_WIDE
from shangliang.commons.committees.scope import setting
from shangliang.commons.files.queries import files_of, files_together
from shangliang.commons.ui.requests import opens_to, viewer_of
from shangliang.practices.handling.panels import letter
from shangliang.practices.handling.queries import earlier_parts, matter_of

from .. import panels, queries
from ..actions.handing import SUBJECT
from ..rules import NUMBERED, CosignState, Kind, State, decided, voided

STAMPS = {State.CLOSED: "办结", State.WITHDRAWN: "撤案", State.DECLINED: "不立案"}

PART = "handling.assignment"


@opens_to()
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one proposal, the same for everybody who may see it, with their own buttons."""
    viewer, today = viewer_of(request), timezone.localdate()
    proposal = queries.seen(viewer, pk)
    matter = matter_of(SUBJECT, (proposal.lead or proposal).pk)
    offers = panels.offers(viewer, proposal, matter)
    files, enclosed = _files(proposal, matter)
    return render(
        request, "proposals/detail.html",
        {
            "proposal": proposal, "paper": panels.paper(proposal), "voided": voided(proposal.state, proposal.number), "row": panels.row(proposal, today), "steps": panels.steps(proposal, matter), "ball": panels.ball(proposal), "matter": matter,
            "open_offers": [o for o in offers if not o.why], "refused": [{"verb": o.verb, "why": o.why} for o in offers if o.why],
            "meta": _meta(proposal), "stamp": STAMPS.get(State(proposal.state), "立案" if proposal.number and proposal.state in {*NUMBERED, State.MERGED} else ""),
            "onward": queries.onward_of(proposal.pk) if proposal.state == State.DECLINED else None, "asks": panels.asks(proposal, matter), "people": _people(proposal), "units": panels.units(matter, today),
            "files": files, "history": panels.story(viewer, proposal, matter), "inside": viewer.role in COMMITTEE_WIDE,
            "reviews": [(r, decided(r.decision, r.stage, setting("proposals.review.stage_names"), setting("proposals.review.stages")), _stage(r.stage)) for r in proposal.reviews.all()], "invited": queries.invited(viewer, proposal),
            "approves": queries.approves(viewer, proposal), "replies": [told for part in matter.parts if (told := letter(part))] if matter else [], "enclosures": enclosed,
            "earlier": [letter(part) for part in earlier_parts(matter)] if matter else [],
        },
    )


def _files(proposal: Any, matter: Any) -> tuple[list[Any], dict[int, list[Any]]]:
    """What is attached to the proposal, and what is enclosed with the replies, by part; one query for both."""
    if matter is None or matter.replied_at is None:
        return files_of(proposal), {}
    found = files_together({SUBJECT: [proposal.pk], PART: [part.pk for part in matter.parts]})
    return found.get((SUBJECT, proposal.pk), []), {
        part: [file for file in some if file.purpose == "handling.enclosure"] for (kind, part), some in found.items() if kind == PART
    }


def _stage(stage: int) -> str:
    names = setting("proposals.review.stage_names")
    return names[stage - 1] if stage <= len(names) else f"第 {stage} 级审查"


def _meta(proposal: Any) -> list[tuple[str, str]]:
    said = [("提案人", proposal.proposers_text)]
    if proposal.author and proposal.kind != Kind.COLLECTIVE:
        said.append(("界别", str(proposal.sector_then)))
    if proposal.submitted_at:
        moment = timezone.localtime(proposal.submitted_at)
        said.append(("提交", f"{moment.year} 年 {moment.month} 月 {moment.day} 日"))
    said.append(("公开", "可以公开" if proposal.may_publish else "不公开"))
    return said


def _people(proposal: Any) -> list[dict[str, str]]:
    notes = {CosignState.ACCEPTED: "", CosignState.INVITED: "待答复", CosignState.DECLINED: "谢绝会签", CosignState.EXPIRED: "未答复"}
    return [{"name": p.member.name, "note": notes[CosignState(p.state)] or str(p.sector_then)} for p in proposal.proposers.all()]
