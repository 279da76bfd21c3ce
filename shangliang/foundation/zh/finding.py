"""Finding a piece of text as a substring: what to look up in an index, and where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .grams import cut
from .text import fold, visible

MOST_TERMS = 8
LONGEST_TERM = 60
Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Piece:
    """A piece of text, and whether it is what was looked for."""

    text: str
    hit: bool


def terms(query: str) -> list[str]:
    """The parts of a query, all of which must occur: folded, split at space; those without any word character are left out."""
    parts = [part[:LONGEST_TERM] for part in fold(visible(query)).split()]
    return list(dict.fromkeys(part for part in parts if any(character.isalnum() for character in part)))[:MOST_TERMS]


def grams(text: str, salt: int) -> Numbers:
    """Every character and every pair of neighbours as a number, each once, ascending; space is skipped.

    The same text gives other numbers under another salt, so that one index can hold texts that must not meet.
    """
    return _grams(text, salt, singles=True)


def wanted(term: str, salt: int) -> Numbers:
    """Which of the `grams` of a text must all be there for `term` to be in it."""
    return _grams(term, salt, singles=False)


def certain(term: str) -> bool:
    """Whether having all the wanted grams already proves that a text contains the term."""
    return len(term) <= 2 and term.isalnum()


def places(text: str, term: str) -> list[tuple[int, int]]:
    """Where a term stands in a text, as half-open places, whatever the space within."""
    folded, term = fold(text), fold(term)
    tight = "".join(folded.split())
    at = tight.find(term)
    if at < 0 or not term:
        return []
    kept = [place for place, character in enumerate(folded) if not character.isspace()]
    found = []
    while at >= 0:
        found.append((kept[at], kept[at + len(term) - 1] + 1))
        at = tight.find(term, at + len(term))
    return found


def has(text: str, term: str) -> bool:
    """Whether a term stands in a text, whatever the space within."""
    return fold(term) in "".join(fold(text).split())


def marked(text: str, looked_for: list[str], width: int | None = None) -> list[Piece]:
    """The text cut into pieces with the hits set apart; with `width` only about so many characters around the first hit."""
    return pieces(text, [span for term in looked_for for span in places(text, term)], width)


def pieces(text: str, spans: Iterable[tuple[int, int]], width: int | None = None) -> list[Piece]:
    """The text cut where spans begin and end, those inside a span set apart; with `width` about so many characters around the first."""
    spans = _joined(spans)
    low, high = 0, len(text)
    if width is not None and len(text) > width:
        low = max(0, min((spans[0][0] if spans else 0) - width // 3, len(text) - width))
        high = low + width
    cut_up = [Piece("…", False)] if low else []
    at = low
    for start, end in spans:
        start, end = max(start, at), min(end, high)
        if start < end:
            cut_up += [Piece(text[at:start], False), Piece(text[start:end], True)]
            at = end
    cut_up += [Piece(text[at:high], False), Piece("…" if high < len(text) else "", False)]
    return [piece for piece in cut_up if piece.text]


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that touch or overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _grams(text: str, salt: int, *, singles: bool) -> Numbers:
    codes = cut(np.frombuffer("".join(fold(text).split()).encode("utf-32-le", "replace"), dtype="<u4"))
    first, second = codes[:-1], codes[1:]
    together = (first > 0) & (second > 0)
    if singles:
        alone = codes[codes > 0]
    else:
        joined = np.concatenate([[False], together]) | np.concatenate([together, [False]])
        alone = codes[(codes > 0) & ~joined[: len(codes)]]
    keys = np.concatenate([alone, (first[together] << np.uint64(32)) | second[together]])
    return np.unique(salted(keys, salt))


def salted(keys: npt.NDArray[np.uint64], salt: int) -> Numbers:
    """Numbers spread over 32 bits, differently under each salt."""
    mixed = keys + np.uint64(salt * 0x9E3779B97F4A7C15 % (1 << 64))
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return ((mixed ^ (mixed >> np.uint64(31))) & np.uint64(0xFFFFFFFF)).astype(np.uint32).view(np.int32)
