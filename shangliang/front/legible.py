"""What people type, rid of what nobody can see or keep, before anybody reads it: one place instead of one check a field.

Taken out are control characters and halves of characters, which no column and no .docx holds, and the marks that turn the
reading direction, which come along when a phone number is pasted from Windows and would turn the rest of a line. A line ends
in one character: browsers send two, and limits would count both. What can be read stays as it was typed.
"""

import re
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff\u202a-\u202e\ufeff]|\r\n?")


def legible(text: str) -> str:
    """The text without what cannot be kept, every line ended by a newline."""
    return UNSEEN.sub(lambda found: "\n" if found[0][0] == "\r" else "", text)


class Legible:
    """Middleware: cleans the question and the form of a request just before its view, so after uploads were let in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        if request.path.startswith("/api/"):
            return  # machines are told what is wrong with what they sent
        if request.META.get("QUERY_STRING"):
            request.GET = _cleaned(request.GET)  # type: ignore[misc, assignment]
        if request.method == "POST" and request.POST:
            request.POST = _cleaned(request.POST)  # type: ignore[misc, assignment]


def _cleaned(said: QueryDict) -> QueryDict:
    """The same questions and answers, cleaned; the same object where nothing had to be."""
    if not any(UNSEEN.search(text) for name, texts in said.lists() for text in (name, *texts)):
        return said
    clean = QueryDict(mutable=True, encoding=said.encoding)
    for name, texts in said.lists():
        clean.setlist(legible(name), [legible(text) for text in texts])
    clean._mutable = False
    return clean
