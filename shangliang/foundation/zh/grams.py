"""Characters and pairs of neighbouring characters as numbers, so that numpy can count them."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from .text import fold

SLOTS = 1 << 20
Slots = npt.NDArray[np.uint32]
_HIGHEST = 0x32400
_SINGLE = np.uint64(0x9E3779B97F4A7C15)
_PAIR = np.uint64(0xC2B2AE3D27D4EB4F)


@lru_cache(maxsize=1)
def _word_characters() -> npt.NDArray[np.bool_]:
    """For each code point: can it be part of a word?"""
    return np.array([chr(code).isalnum() for code in range(_HIGHEST)] + [False])


def characters(text: str) -> npt.NDArray[np.uint64]:
    """Code points of the folded text without space; zero stands where words are cut apart."""
    return cut(np.frombuffer("".join(fold(text).split()).encode("utf-32-le", "replace"), dtype="<u4"))


def cut(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint64]:
    """The same code points, with zero for everything that is no part of a word."""
    return np.where(_word_characters()[np.minimum(codes, _HIGHEST)], codes, 0).astype(np.uint64)


def singles(codes: npt.NDArray[np.uint64]) -> Slots:
    """One slot per character, digits left out."""
    return _slot(codes[(codes > 0x39) | ((codes > 0) & (codes < 0x30))] * _SINGLE)


def pairs(codes: npt.NDArray[np.uint64]) -> Slots:
    """One slot per pair of neighbours, pairs of digits left out: years and sums say little about the matter."""
    first, second = neighbours(codes)
    return pair_slots(first, second)


def neighbours(codes: npt.NDArray[np.uint64]) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """The first and the second characters of all pairs that `pairs` counts, in their order."""
    first, second = codes[:-1], codes[1:]
    keep = countable(first, second)
    return first[keep], second[keep]


def countable(first: npt.NDArray[np.uint64], second: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
    """Which of these pairs count: no cut between them, and not two digits."""
    return (first > 0) & (second > 0) & ~((first <= 0x39) & (second <= 0x39))


def pair_slots(first: npt.NDArray[np.uint64], second: npt.NDArray[np.uint64]) -> Slots:
    """The slots of pairs of code points."""
    return _slot((first * _SINGLE) ^ ((second + np.uint64(0x51)) * _PAIR))


def _slot(mixed: npt.NDArray[np.uint64]) -> Slots:
    """Spread evenly over the slots; two different pairs of one text meet by chance once in a thousand texts."""
    mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    return ((mixed ^ (mixed >> np.uint64(32))) & np.uint64(SLOTS - 1)).astype(np.uint32)
