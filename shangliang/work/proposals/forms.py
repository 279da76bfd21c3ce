"""What the forms of this room say."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .queries import Choice


@dataclass(frozen=True)
class Decided:
    """How far a proposal and its replies shall go public, as somebody typed it."""

    level: str
    summary: str
    replies: dict[int, Choice]
    hidden: list[str]
    reason: str


def decision_on_publicity(data: Mapping[str, Any], found: Any) -> Decided:
    """The review's form about a proposal's material; a reply that the form does not name keeps its own mark."""
    replies = {one.part: Choice(data.get(f"reply-{one.part}", "none"), data.get(f"summary-{one.part}", "").strip()) for one in found.replies}
    hidden = [word.strip() for word in data.get("hidden", "").splitlines() if word.strip()]
    return Decided(data.get("level", ""), data.get("summary", "").strip(), replies, hidden, data.get("reason", "").strip())
