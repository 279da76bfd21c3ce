"""Covering a text that goes public: what is found by its shape, and what a person names besides."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from shangliang.foundation.masks.running import found_with_masks
from shangliang.foundation.masks.single import STARS
from shangliang.foundation.zh.finding import places

_NUMBER = r"[0-9０-９一二三四五六七八九十]{1,5}"
# A dwelling: from the house on, as far as stairs, storey and door. A street with its number alone is a public place.
_DWELLING = re.compile(
    rf"(?:{_NUMBER}\s*(?:号(?:院)?|弄|幢|栋|号楼|座|楼|单元)\s*){{0,4}}{_NUMBER}\s*(?:单元|幢|栋|号楼)\s*{_NUMBER}\s*(?:单元\s*{_NUMBER})?\s*(?:单元|室|户|房|号)?"
    rf"|(?:{_NUMBER}\s*(?:号(?:院)?|弄|幢|栋|号楼|座)\s*){{1,4}}{_NUMBER}\s*(?:室|户)"
)


class Piece(NamedTuple):
    """A stretch of text: as it was written, as the public reads it, and why it is covered ("" for what stays)."""

    text: str
    shown: str
    why: str = ""


class _Cover(NamedTuple):
    start: int
    end: int
    mask: str
    why: str


def pieces(text: str, words: Mapping[str, tuple[str, str]] | None = None) -> list[Piece]:
    """The text in stretches, in order; `words` are covered wherever they stand, with (mask, why) each.

    Personal numbers and dwellings are found by themselves. Where two covers meet, both are hidden under one.
    """
    found, at = [], 0
    for cover in _joined(_covers(text, words or {})):
        found += [Piece(text[at:cover.start], text[at:cover.start]), Piece(text[cover.start:cover.end], cover.mask, cover.why)]
        at = cover.end
    return [piece for piece in [*found, Piece(text[at:], text[at:])] if piece.text]


def cover(text: str, words: Mapping[str, tuple[str, str]] | None = None) -> str:
    """The text as the public reads it."""
    return "".join(piece.shown for piece in pieces(text, words))


def _covers(text: str, words: Mapping[str, tuple[str, str]]) -> list[_Cover]:
    covers = [_Cover(one.start, one.end, mask, one.kind.label) for one, mask in found_with_masks(text)]
    covers += [_Cover(match.start(), match.end(), STARS, "住址") for match in _DWELLING.finditer(text)]
    for word, (mask, why) in words.items():
        covers += [_Cover(start, end, mask, why) for start, end in places(text, word)]
    return sorted(covers)


def _joined(covers: list[_Cover]) -> list[_Cover]:
    kept: list[_Cover] = []
    for one in covers:
        last = kept[-1] if kept else None
        if last is None or one.start >= last.end:
            kept.append(one)
        elif one.end > last.end or one.start == last.start:
            wider = max(one.end, last.end)
            longer = one if one.end > last.end and one.start == last.start else last
            same = longer.start == last.start and longer.end == wider
            kept[-1] = _Cover(last.start, wider, longer.mask if same else STARS, longer.why)
    return kept
