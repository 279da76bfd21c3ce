"""Turning weighted pairs of characters back into words a person can read."""

from functools import cached_property

import numpy as np
import numpy.typing as npt

from .grams import Slots, countable, cut, pair_slots
from .text import fold

Codes = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float32]
_LONGEST = 12
_FAIR = 0.2


class Telling:
    """A text of which one asks, perhaps several times, which words weigh most."""

    def __init__(self, text: str) -> None:
        self.kept = "".join(text.split())
        self.codes: Codes = cut(np.frombuffer(fold(self.kept).encode("utf-32-le", "replace"), dtype="<u4"))

    @cached_property
    def first(self) -> Codes:
        """The first characters of all pairs; zero where no word is."""
        return self.codes[:-1]

    @cached_property
    def second(self) -> Codes:
        return self.codes[1:]

    @cached_property
    def slots(self) -> Slots:
        """The slots of all pairs."""
        return pair_slots(self.first, self.second)

    @cached_property
    def counts(self) -> npt.NDArray[np.bool_]:
        """Which pairs lie within a word."""
        return countable(self.first, self.second)

    def words(self, weights: Floats, count: int = 5) -> tuple[str, ...]:
        """The heaviest words, given the weight of every pair: runs of pairs that each weigh a fair part of the best.

        Zero or less says nothing.
        """
        weights = np.where(self.counts, weights, np.float32(0))
        best = float(weights.max(initial=0))
        if best <= 0:
            return ()
        strong = np.flatnonzero(weights > best * _FAIR)
        found: dict[str, float] = {}
        for run in np.split(strong, np.flatnonzero(np.diff(strong) > 1) + 1):
            for part in (run[at : at + _LONGEST] for at in range(0, len(run), _LONGEST)):
                found[self.kept[part[0] : part[-1] + 2].lower()] = float(weights[part].sum())
        chosen: list[str] = []
        for word in sorted(found, key=lambda word: (-found[word], word)):
            if not any(word in longer or longer in word for longer in chosen):
                chosen.append(word)
            if len(chosen) == count:
                break
        return tuple(chosen)
