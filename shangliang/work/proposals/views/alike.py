"""What is like this one, and what the past suggests: fragments that pages load after themselves, so that comparing never
delays writing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from shangliang.commons.access import Viewer
from shangliang.commons.committees.scope import setting
from shangliang.commons.corpus.likening import Like, like
from shangliang.commons.corpus.suggesting import suggest as corpus_suggest
from shangliang.commons.people.queries import units
from shangliang.commons.ui.requests import opens_to, viewer_of
from shangliang.foundation.words import nth
from shangliang.foundation.zh.finding import Piece
from shangliang.foundation.zh.glimpses import glimpses, titled
from shangliang.practices.handling.queries import with_reply

from .. import panels, queries
from ..access import REVIEWERS
from ..actions.handing import SUBJECT

SHOWN = 5
BESIDE = 3  # beside a document, so that its history stays in sight
LONGEST_WORD = 7
WORTH = 20  # points below which nothing is shown at all


@opens_to()
def similar(request: HttpRequest, pk: int) -> HttpResponse:
    """Proposals of all years most like this one, with what they share, their result and reply."""
    viewer = viewer_of(request)
    proposal = queries.seen(viewer, pk)
    side = "side" in request.GET
    # Beside a document everything a little alike is worth a look; a writer is told from the committee's threshold on.
    found = _found(proposal, viewer, least=WORTH if side else setting("proposals.similar.alert"))
    likes = _shown(found[:BESIDE] if side else found, proposal, viewer)
    return render(request, "proposals/_similar.html", {"likes": likes, "side": side, "compared": bool(proposal.title)})


def very_alike(viewer: Viewer, proposal: Any) -> list[dict[str, Any]]:
    """Proposals so alike that a writer should have seen them before handing in."""
    return _shown([one for one in _found(proposal, viewer, least=setting("proposals.similar.alert")) if one.alert], proposal, viewer)


def _found(proposal: Any, viewer: Viewer, *, least: int) -> list[Like]:
    body = panels.whole_text(proposal)
    found = like(viewer, proposal.title, body, types=[SUBJECT], limit=SHOWN, exclude=[proposal]) if proposal.title else []
    return [one for one in found if one.points >= least]


def _shown(found: list[Like], proposal: Any, viewer: Viewer) -> list[dict[str, Any]]:
    known = {p.pk: p for p in queries.by_ids(viewer, [one.subject.id for one in found]).prefetch_related("recommendations")}
    answered = with_reply(SUBJECT, [(p.lead_id or p.pk) for p in known.values()])
    own = panels.whole_text(proposal)
    return [_like(one, known.get(one.subject.id), proposal, own, viewer.role in REVIEWERS, answered) for one in found]


def _like(one: Like, other: Any, proposal: Any, own: str, reviewer: bool, answered: set[int]) -> dict[str, Any]:
    """One entry of the list: why it is here, in its own words, how it ended and where its reply is."""
    unfiled = other is not None and not other.number
    where = f"{one.on.year} 年" + (f"流水 {other.serial}" if unfiled else nth(one.label))
    href = reverse("proposals:detail", args=[one.subject.id])
    pair = f"{reverse('proposals:merge')}?pick={proposal.pk}&pick={one.subject.id}" if reviewer else href
    told = [Piece(f"{where}　", False), *titled(proposal.title, one.subject.label, one.why)]
    shown = {"title": f"{where}　{one.subject.label}", "told": told, "href": href, "percent": one.points, "verb": "并排比对" if reviewer else "看全文", "verb_href": pair}
    if other is None:
        return shown | {"why": [("同说", "、".join(one.why[:6]))] if one.why else []}
    passages = glimpses(own, panels.whole_text(other), one.why)
    # Words without the passage they stand in are told only where no passage is.
    why = [("同说", "、".join(one.why[:6]))] if one.why and not passages else []
    replied = (other.lead_id or other.pk) in answered
    return shown | {"passages": passages, "why": [*why, ("结果", panels.result(other))], "links": [("看答复", f"{href}#reply")] if replied else []}


@opens_to(*REVIEWERS)
def suggest(request: HttpRequest, pk: int) -> HttpResponse:
    """Suggested category and unit for a reviewer, with the reason."""
    proposal = queries.seen(viewer_of(request), pk)
    body = panels.whole_text(proposal)
    duties = {unit.name: unit.duties for unit in units()}
    known = setting("proposals.categories")
    categories = [(s.label, _words(s.reasons)) for s in corpus_suggest("category", proposal.title, body) if s.label in known]
    found = [(s.label, _words(s.reasons)) for s in corpus_suggest("unit", proposal.title, body, duties=duties)]
    return render(request, "proposals/_suggest.html", {"categories": categories, "units": found})


def _words(reasons: Any) -> str:
    """The reasons short enough to be read at a glance; half sentences and the form's own words say nothing."""
    return "、".join([word for word in reasons if len(word) <= LONGEST_WORD and "提案" not in word][:3])
