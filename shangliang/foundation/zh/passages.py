"""What two texts have in common, passage by passage, so that a reader can be shown it side by side."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from .grams import SLOTS, countable, cut, pair_slots
from .text import fold, sentences

if TYPE_CHECKING:
    from scipy import sparse

SAME = 8
NEAR = 0.45
_CANDIDATES = 16
_BASE = np.uint64(0x100000001B3)
Codes = npt.NDArray[np.uint32]
Places = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Passage:
    """A passage of the one text and its counterpart in the other, as half-open places in the texts as given.

    `exact`: the same characters but for space and capitals; otherwise two sentences `likeness` alike.
    """

    one: tuple[int, int]
    other: tuple[int, int]
    likeness: float

    @property
    def exact(self) -> bool:
        return self.likeness == 1.0


def shared(one: str, other: str, *, same: int = SAME, near: float = NEAR) -> list[Passage]:
    """Passages that two texts share, in the order of the first: identical runs of at least `same` characters, and
    sentences at least `near` alike (0 to 1). No place of the first text is in two passages."""
    left, left_at = _without_space(one)
    right, right_at = _without_space(other)
    runs = [
        Passage((int(left_at[a]), int(left_at[a + n - 1]) + 1), (int(right_at[b]), int(right_at[b + n - 1]) + 1), 1.0)
        for a, b, n in _runs(left, right, same)
    ]
    return sorted(runs + _alike(one, other, runs, near), key=lambda passage: passage.one)


def _without_space(text: str) -> tuple[Codes, Places]:
    """The folded characters without space, and where in the text each stands."""
    codes = np.frombuffer(fold(text).encode("utf-32-le", "replace"), dtype="<u4")
    kept = np.flatnonzero(~np.isin(codes, [ord(space) for space in " \t\n\r\v\f\u00a0\u2028\u2029"]))
    return codes[kept], kept


def _hashes(codes: Codes, length: int) -> npt.NDArray[np.uint64]:
    """One number for every stretch of `length` characters."""
    hashes = np.zeros(max(len(codes) - length + 1, 0), dtype=np.uint64)
    for offset in range(length):
        hashes = (hashes ^ codes[offset : offset + len(hashes)].astype(np.uint64)) * _BASE
    return hashes


def _runs(left: Codes, right: Codes, shortest: int) -> list[tuple[int, int, int]]:
    """Longest common runs, greedily from the left: (start in left, start in right, length)."""
    left_hashes, right_hashes = _hashes(left, shortest), _hashes(right, shortest)
    order = np.argsort(right_hashes, kind="stable")
    ordered = right_hashes[order]
    first, last = np.searchsorted(ordered, left_hashes), np.searchsorted(ordered, left_hashes, side="right")
    found, free = [], 0
    for start in map(int, np.flatnonzero(first < last)):
        if start < free:
            continue
        places = order[first[start] : min(last[start], first[start] + _CANDIDATES)]
        length, place = max((_common(left, right, start, int(place)), int(place)) for place in places)
        if length < shortest:
            continue
        free = start + length
        if _says_something(left[start:free], shortest):
            found.append((start, place, length))
    return found


def _common(left: Codes, right: Codes, at: int, place: int) -> int:
    """How many characters agree from these places on; looked at in growing strides, since most runs are short."""
    length, stride = 0, 32
    while True:
        one, other = left[at + length : at + length + stride], right[place + length : place + length + stride]
        size = min(len(one), len(other))
        differ = np.flatnonzero(one[:size] != other[:size])
        if len(differ):
            return length + int(differ[0])
        length += size
        if size < stride:
            return length
        stride *= 2


def _says_something(codes: Codes, shortest: int) -> bool:
    """A row of dots or dashes is no passage."""
    return len(np.unique(codes)) > shortest // 2


def _alike(one: str, other: str, runs: list[Passage], near: float) -> list[Passage]:
    """Pairs of sentences that say nearly the same, among those not already covered for the most part by runs."""
    left = _uncovered(sentences(one), [run.one for run in runs])
    right = _uncovered(sentences(other), [run.other for run in runs])
    if not left or not right:
        return []
    scores = _incidence(one, left) @ _incidence(other, right).T
    from scipy import sparse  # brings sixty modules along: only where texts are learned from or compared

    scores = sparse.coo_matrix(scores)
    strong = np.flatnonzero(scores.data >= near)
    passages, taken_left, taken_right = [], set(), set()
    for at in strong[np.argsort(-scores.data[strong], kind="stable")]:
        a, b = int(scores.row[at]), int(scores.col[at])
        if a not in taken_left and b not in taken_right:
            taken_left.add(a)
            taken_right.add(b)
            passages.append(Passage(left[a], right[b], min(float(scores.data[at]), 0.99)))
    return passages


def _uncovered(spans: list[tuple[int, int]], runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences of some length that no run touches."""
    if not runs:
        return [span for span in spans if span[1] - span[0] >= SAME]
    starts, ends = np.array(sorted(start for start, _ in runs)), np.array(sorted(end for _, end in runs))
    touched = [np.searchsorted(starts, end) > np.searchsorted(ends, start, side="right") for start, end in spans]
    return [span for span, hit in zip(spans, touched, strict=True) if not hit and span[1] - span[0] >= SAME]


def _incidence(text: str, spans: list[tuple[int, int]]) -> "sparse.csr_matrix":
    """One row per sentence: its pairs of characters, of unit length."""
    codes, at = _without_space(text)
    words = cut(codes)
    starts, ends = np.array([start for start, _ in spans]), np.array([end for _, end in spans])
    row = np.searchsorted(starts, at, side="right") - 1
    inside = (row >= 0) & (at < ends[row])
    keep = countable(words[:-1], words[1:]) & inside[:-1] & inside[1:] & (row[:-1] == row[1:])
    slots = pair_slots(words[:-1][keep], words[1:][keep])
    from scipy import sparse

    counts = sparse.csr_matrix((np.ones(len(slots)), (row[:-1][keep], slots)), shape=(len(spans), SLOTS))
    lengths = np.sqrt(np.asarray(counts.multiply(counts).sum(axis=1)).ravel())
    return sparse.diags(1 / np.maximum(lengths, 1)) @ counts
