"""The home of whoever is looking."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..gate import signed_in


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """The home of the role in use."""
    if request.viewer is None:  # type: ignore[attr-defined]
        return render(request, "front/no_post.html")
    return render(request, "front/home.html")
