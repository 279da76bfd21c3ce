"""Learning which label a text belongs under from texts already labelled, and saying why.

One-versus-rest ridge regression over pairs of characters, solved over the texts (dual), so that some thousand texts take
seconds and a few hundred an instant. It suggests; it never decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Self

import numpy as np
import numpy.typing as npt

from .grams import characters, neighbours
from .telling import Telling

if TYPE_CHECKING:
    from scipy import sparse

# More texts than this do not make it better, only slower; the newest should be given.
ENOUGH = 2000
_HEADLINE = 0.3
_PENALTY = 0.3
_RAREST = 3
_SHARPNESS = 4.0
Pairs = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Suggestion:
    """A label, how much speaks for it among all (shares add up to 1), and the words that do."""

    label: str
    share: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Labels:
    """What was learned: known pairs ascending, how much each tells, and for each label how much each speaks for it."""

    names: tuple[str, ...]
    pairs: Pairs
    rarity: Floats
    weights: Floats
    texts: int

    @classmethod
    def learn(cls, texts: Sequence[tuple[str, str, str]]) -> Self:
        """From (headline, body, label) texts, the newest first; at least two labels are needed, else ValueError."""
        texts = texts[:ENOUGH]
        names = tuple(sorted({label for _, _, label in texts}))
        if len(names) < 2:
            raise ValueError("two labels at least are needed to tell them apart")
        sets = [np.unique(_pairs(f"{headline}\n{body}")) for headline, body, _ in texts]
        pairs, counts = np.unique(np.concatenate(sets), return_counts=True)
        common = counts >= min(_RAREST, len(texts) // 10 + 1)
        pairs, counts = pairs[common], counts[common]
        rarity = (np.log((len(texts) + 1) / (counts + 1)) + 1).astype(np.float32)
        from scipy import sparse  # brings sixty modules along: only where texts are learned from or compared

        rows = sparse.vstack([_row(headline, body, pairs, rarity) for headline, body, _ in texts], format="csr")
        kernel = (rows @ rows.T).toarray()
        wanted = np.array([[1.0 if label == name else -1.0 for name in names] for _, _, label in texts])
        dual = np.linalg.solve(kernel + _PENALTY * np.eye(len(texts)), wanted)
        return cls(names, pairs, rarity, np.asarray(rows.T @ dual, dtype=np.float32), len(texts))

    def suggest(self, headline: str, body: str, count: int = 3) -> list[Suggestion]:
        """The likeliest labels of a text, likeliest first, each with the words that speak for it."""
        row = _row(headline, body, self.pairs, self.rarity)
        scores = np.asarray(row @ self.weights)[0] * _SHARPNESS
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        best = np.argsort(-shares, kind="stable")[:count].tolist()
        telling, present = Telling(f"{headline}\n{body}"), row.toarray()[0].astype(np.float32)
        at, known = _find(_join(telling.first, telling.second), self.pairs)
        # What speaks for a label more than for the others together.
        speaks = present[:, None] * (self.weights[:, best] - self.weights.mean(axis=1, keepdims=True))
        reasons = [telling.words(np.where(known, speaks[at, place], np.float32(0))) for place in range(len(best))]
        return [Suggestion(self.names[label], float(shares[label]), why) for label, why in zip(best, reasons, strict=True)]

    def dump(self) -> bytes:
        """As bytes, to be kept."""
        stream = BytesIO()
        np.savez_compressed(
            stream, names=np.array(self.names), pairs=self.pairs, rarity=self.rarity, weights=self.weights.astype(np.float16), texts=self.texts
        )
        return stream.getvalue()

    @classmethod
    def load(cls, kept: bytes | memoryview) -> Self:
        """What `dump` gave."""
        with np.load(BytesIO(kept), allow_pickle=False) as parts:
            weights = parts["weights"].astype(np.float32)
            return cls(tuple(str(name) for name in parts["names"]), parts["pairs"], parts["rarity"], weights, int(parts["texts"]))


def _join(first: Pairs, second: Pairs) -> Pairs:
    return (first << np.uint64(32)) | second


def _pairs(text: str) -> Pairs:
    return _join(*neighbours(characters(text)))


def _find(wanted: Pairs, known: Pairs) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.bool_]]:
    at = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    return at, known[at] == wanted


def _row(headline: str, body: str, pairs: Pairs, rarity: Floats) -> "sparse.csr_matrix":
    """One text as a row: its pairs of unit length, and those of its headline once more."""
    row = _weigh(f"{headline}\n{body}", pairs, rarity) + _HEADLINE * _weigh(headline, pairs, rarity)
    from scipy import sparse

    return sparse.csr_matrix(row)


def _weigh(text: str, pairs: Pairs, rarity: Floats) -> "sparse.csr_matrix":
    at, known = _find(_pairs(text), pairs)
    columns, counts = np.unique(at[known], return_counts=True)
    weights = (1 + np.log(counts)) * rarity[columns]
    length = np.sqrt(np.dot(weights, weights))
    if length:
        weights = weights / length
    from scipy import sparse

    return sparse.csr_matrix((weights, (np.zeros(len(columns), dtype=np.intp), columns)), shape=(1, len(pairs)))
