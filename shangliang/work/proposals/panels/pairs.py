"""Two proposals side by side: paragraph by paragraph, with what they share marked and numbered."""

from dataclasses import dataclass
from typing import Any

from shangliang.foundation.zh.passages import Passage, shared

from ..models import Proposal

Span = tuple[int, int]
Runs = list[tuple[str, str, int]]


@dataclass(frozen=True)
class Pairing:
    """`rows` as the kit's `pair` takes them; the counts are for the sentence above them."""

    rows: list[dict[str, Any]]
    same: int
    near: int
    only_left: int
    only_right: int
    percent: int


@dataclass(frozen=True)
class _Side:
    text: str
    paragraphs: list[tuple[str, Span]]  # heading of the part it begins, place in the text

    @property
    def length(self) -> int:
        return sum(end - start for _, (start, end) in self.paragraphs)

    @classmethod
    def of(cls, proposal: Proposal, between: str) -> "_Side":
        pieces = [("案据", p) for p in proposal.grounds.splitlines() if p.strip()]
        pieces += [("建议", r.text) for r in proposal.recommendations.all()]
        text, places, before = "", [], ""
        for heading, piece in pieces:
            start = len(text)
            text += piece + between
            places.append((heading if heading != before else "", (start, start + len(piece))))
            before = heading
        return cls(text, places)


def pairing(left: Proposal, right: Proposal) -> Pairing:
    """Align two proposals: each paragraph of the left with the one on the right that shares most with it."""
    # Ends of paragraphs that differ on the two sides: so no shared passage runs from one paragraph into the next.
    one, other = _Side.of(left, "\ue000\n"), _Side.of(right, "\ue001\n")
    passages = shared(one.text, other.text)
    partner = _partners(one, other, passages)
    rows, number = [], 0
    for index, (heading, span) in enumerate(one.paragraphs):
        match = partner.get(index)
        inside = _within(passages, span, "one")
        number += 1 if match is not None else 0
        rows.append({
            "heading": heading, "left": _runs(one.text, span, passages, "one"), "middle": _words(inside) if match is not None else f"{_name(left)} 独有",
            "right": _runs(other.text, other.paragraphs[match][1], passages, "other") if match is not None else None, "number": _circled(number) if match is not None else "",
        })
    alone = [n for n in range(len(other.paragraphs)) if n not in partner.values()]
    rows += [
        {"heading": other.paragraphs[n][0], "left": None, "middle": f"{_name(right)} 独有", "right": _runs(other.text, other.paragraphs[n][1], passages, "other"), "number": ""}
        for n in alone
    ]
    covered = sum(p.one[1] - p.one[0] for p in passages)
    shorter = max(min(one.length, other.length), 1)
    return Pairing(
        rows, same=sum(p.exact for p in passages), near=sum(not p.exact for p in passages), only_left=len(one.paragraphs) - len(partner),
        only_right=len(alone), percent=min(100, round(100 * covered / shorter)),
    )


def _partners(one: _Side, other: _Side, passages: list[Passage]) -> dict[int, int]:
    """Left paragraph → right paragraph, greedily by how much they share."""
    weights: dict[Span, int] = {}
    for passage in passages:
        a, b = _at(one, passage.one[0]), _at(other, passage.other[0])
        if a is not None and b is not None:
            weights[a, b] = weights.get((a, b), 0) + passage.one[1] - passage.one[0]
    chosen: dict[int, int] = {}
    for (a, b), _ in sorted(weights.items(), key=lambda item: -item[1]):
        if a not in chosen and b not in chosen.values():
            chosen[a] = b
    return chosen


def _at(side: _Side, place: int) -> int | None:
    return next((n for n, (_, (start, end)) in enumerate(side.paragraphs) if start <= place < end), None)


def _within(passages: list[Passage], span: Span, side: str) -> list[Passage]:
    return [p for p in passages if span[0] <= getattr(p, side)[0] < span[1]]


def _runs(text: str, span: Span, passages: list[Passage], side: str) -> Runs:
    """A paragraph cut where shared passages begin and end; a passage that crosses its end is cut there."""
    said, place = [], span[0]
    for number, passage in enumerate(passages, 1):
        start, end = getattr(passage, side)
        start, end = max(start, place), min(end, span[1])
        if start >= end or start >= span[1] or end <= span[0]:
            continue
        if start > place:
            said.append((text[place:start], "", 0))
        said.append((text[start:end], "same" if passage.exact else "near", number))
        place = end
    if place < span[1]:
        said.append((text[place : span[1]], "", 0))
    return said


def _words(passages: list[Passage]) -> str:
    same, near = sum(p.exact for p in passages), [p for p in passages if not p.exact]
    if same:
        return f"{same} 处相同"
    return f"意思相近 {round(100 * max(p.likeness for p in near))}%" if near else ""


def _name(proposal: Proposal) -> str:
    return proposal.number or proposal.serial or "这件"


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if number <= 20 else f"({number})"
