"""From a vector to what the database keeps of it, and to what it is asked."""

from typing import Any

import numpy as np
import numpy.typing as npt

from shangliang.foundation.zh.finding import salted
from shangliang.foundation.zh.grams import SLOTS, Slots
from shangliang.foundation.zh.likeness import Rarity, Vector

KEYS = 64
SKETCH = 64
ASKED = 40
# So many texts may be looked at; common words are left out of the question when there would be more.
LOOKED_AT = 15_000
# A pair is among the heaviest of about one in so many of the texts that have it.
ONE_IN = 8
LEAST_ASKED = 8
# With no more texts than this, all are looked at, whether they share a key or not.
FEW = 3000


def trace(vector: Vector, committee: int) -> dict[str, Any]:
    """The columns of a Trace."""
    return {"keys": _salted(_heaviest(vector)[:KEYS], committee), "sketch": sketch(vector), "vector": vector.pack()}


def sketch(vector: Vector) -> bytes:
    """The heaviest entries, always in the same number of bytes, so that many lie side by side as a table."""
    return vector.heaviest(SKETCH).pack().ljust(4 * SKETCH, b"\0")


def question(vector: Vector, rarity: Rarity, committee: int) -> list[int]:
    """The keys to look up: the heaviest, as long as not too many texts are expected to have them."""
    slots = _heaviest(vector)[:ASKED]
    expected = np.cumsum(rarity.share(slots)) * rarity.texts / ONE_IN
    return _salted(slots[: max(LEAST_ASKED, int(np.searchsorted(expected, LOOKED_AT)))], committee)


def _heaviest(vector: Vector) -> Slots:
    """All slots, heaviest first, each once; what the headline names counts where it weighs more."""
    order = np.argsort(-vector.weights, kind="stable")
    slots = vector.slots[order] % np.uint32(SLOTS)
    _, first = np.unique(slots, return_index=True)
    kept: npt.NDArray[np.uint32] = slots[np.sort(first)]
    return kept


def _salted(slots: Slots, committee: int) -> list[int]:
    numbers: list[int] = salted(slots.astype(np.uint64), committee).tolist()
    return numbers
