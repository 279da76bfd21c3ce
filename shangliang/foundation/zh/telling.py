"""Turning weighted pairs of characters back into words a person can read."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from .text import fold

Weigh = Callable[[npt.NDArray[np.uint64], npt.NDArray[np.uint64]], npt.NDArray[np.float32]]
_LONGEST = 12


def words(text: str, weigh: Weigh, count: int = 5) -> list[str]:
    """The words of `text` that weigh most: runs of neighbouring pairs that each weigh more than a fair part of the best.

    `weigh` takes the first and the second characters of all pairs and gives their weights; below or equal zero says
    nothing.
    """
    kept = "".join(text.split())
    codes = np.frombuffer(fold(kept).encode("utf-32-le", "replace"), dtype="<u4").astype(np.uint64)
    if len(codes) < 2:
        return []
    weights = weigh(codes[:-1], codes[1:])
    best = float(weights.max())
    if best <= 0:
        return []
    strong = weights > best * 0.2
    found: dict[str, float] = {}
    start = 0
    while start < len(strong):
        if not strong[start]:
            start += 1
            continue
        end = start
        while end < len(strong) and strong[end] and end - start < _LONGEST - 1:
            end += 1
        word = kept[start : end + 1].lower()
        found[word] = float(weights[start:end].sum())
        start = end
    heaviest = sorted(found, key=lambda word: (-found[word], word))
    chosen: list[str] = []
    for word in heaviest:
        if not any(word in longer or longer in word for longer in chosen):
            chosen.append(word)
        if len(chosen) == count:
            break
    return chosen
