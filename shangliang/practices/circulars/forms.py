"""What pages of circulars send, as plain values."""

from typing import Any

from .rules import paragraphs


def values(data: Any) -> dict[str, Any]:
    """The words around the table and the recipients, as typed."""
    return {
        "title": str(data.get("title", "")).strip(), "addressee": str(data.get("addressee", "")).strip(), "before": paragraphs(data.get("before")), "after": paragraphs(data.get("after")),
        "to": [code for code in data.getlist("to") if code], "confirm": bool(data.get("confirm")),
    }  # fmt: skip
