"""What is like this one: fragments that pages load after themselves, so that comparing never delays writing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shangliang.commons.ui.requests import opens_to, viewer_of

from .. import queries


@opens_to()
def similar(request: HttpRequest, pk: int) -> HttpResponse:
    """Proposals of all years most like this one, with what they share, their result and reply."""
    proposal = queries.seen(viewer_of(request), pk)
    return render(request, "proposals/_similar.html", {"proposal": proposal, "likes": [], "side": "side" in request.GET})


@opens_to()
def suggest(request: HttpRequest, pk: int) -> HttpResponse:
    """Suggested category and unit for a reviewer, with the reason."""
    proposal = queries.seen(viewer_of(request), pk)
    return render(request, "proposals/_suggest.html", {"proposal": proposal, "categories": [], "units": []})
