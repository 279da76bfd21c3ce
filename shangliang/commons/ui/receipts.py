"""Receipts: what was just done, said once on the next page (or at once, for HTMX), with a way back where there is one."""

import json
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest, HttpResponse


@dataclass(frozen=True, slots=True)
class Receipt:
    """`undo` is an address to POST to; `link` one to go and see, with its verb."""

    text: str
    undo: str = ""
    link: str = ""
    verb: str = ""


def tell(request: HttpRequest, text: str, *, undo: str = "", link: str = "", verb: str = "看看") -> None:
    """Keep a receipt for the next page this person opens."""
    messages.success(request, text, extra_tags=json.dumps({"undo": undo, "link": link, "verb": verb}), fail_silently=True)


def tell_now(response: HttpResponse, text: str, *, undo: str = "", link: str = "", verb: str = "看看") -> HttpResponse:
    """Let an HTMX answer carry its receipt in a header; the page shows it when the answer arrives."""
    note = {"receipt": {"text": text, "undo": undo, "link": link, "verb": verb}}
    response["HX-Trigger"] = json.dumps(note)
    return response


def receipts(request: HttpRequest | None) -> list[Receipt]:
    """The receipts waiting for this person, taken off the pile."""
    # Reading an empty pile would send an order to drop its cookie with every page.
    if request is None or not len(getattr(request, "_messages", ())):
        return []
    return [_receipt(message) for message in messages.get_messages(request)]


def _receipt(message: Message) -> Receipt:
    try:
        extra = json.loads(message.extra_tags or "{}")
    except ValueError:
        extra = {}
    return Receipt(str(message.message), extra.get("undo", ""), extra.get("link", ""), extra.get("verb", "") or "看看")
