"""Small questions about a request that the doors of all rooms ask."""

from django.http import HttpRequest


def is_fragment(request: HttpRequest) -> bool:
    """Does HTMX ask for a part of the page? A history restore wants the whole page."""
    return request.headers.get("HX-Request") == "true" and request.headers.get("HX-History-Restore-Request") != "true"


def wants_json(request: HttpRequest) -> bool:
    """Does a script (autosave, search and choose) or a machine ask?"""
    return request.headers.get("Accept", "").startswith("application/json")
