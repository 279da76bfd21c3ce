"""What the demo city is made of: texts and names as data, all written for it."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
WRITTEN_IN = 2026  # the texts speak of their "this year" as 2026
YEAR = re.compile(r"(?<!\d)20([12]\d)(?=年)")


@dataclass(frozen=True)
class Item:
    """One proposal's material; `by` names a sector or an organ, `past` says it belongs to the first session.

    `answers` run beside `asks`; all that comes after filing is empty where nothing was written for it.
    """

    key: str
    past: bool
    title: str
    category: str
    unit: str
    assist: tuple[str, ...]
    wish: str
    kind: str
    by: str
    grounds: str
    asks: tuple[str, ...]
    grade: str
    answers: tuple[str, ...]
    contact: str
    rating: str
    rating_note: str
    objections: tuple[str, ...]


@cache
def read(name: str) -> Any:
    """One of the files beside this one, e.g. read("units")."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def items(year: int) -> dict[str, Item]:
    """All proposals by key, the years they speak of moved so that "this year" is `year`."""
    shift = year - WRITTEN_IN
    return {raw["key"]: _item(raw, shift) for raw in (*read("proposals_a"), *read("proposals_b"))}


def _item(raw: dict[str, Any], shift: int) -> Item:
    reply, review = raw.get("reply") or {}, raw.get("review") or {}

    def said(text: str | None) -> str:
        return YEAR.sub(lambda found: str(2000 + int(found[1]) + shift), text or "")

    return Item(
        key=raw["key"], past=raw["year"] < WRITTEN_IN, title=said(raw["title"]), category=raw["category"], unit=raw["unit"],
        assist=tuple(raw["assist"]), wish=raw["wish"], kind=raw["proposer_kind"], by=raw["by"], grounds=said(raw["grounds"]),
        asks=tuple(map(said, raw["recommendations"])), grade=reply.get("class", ""), answers=tuple(map(said, reply.get("answers", ()))),
        contact=said(raw.get("contact_note")), rating=raw.get("rating") or "", rating_note=said(raw.get("rating_note")),
        objections=tuple(review.get("reasons", ())),
    )
