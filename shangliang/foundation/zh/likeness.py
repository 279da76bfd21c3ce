"""How like two texts are: a number between 0 and 1 that a person can be shown the reasons of.

A text is a headline and a body. Three comparisons are added up, each the cosine of two weighted counts:

- `BODY`: pairs of characters of the whole text: do they speak the same language of the matter?
- `CORE_PAIRS`, `CORE_CHARACTERS`: only what the headline names, weighted by how much the body speaks of it, so that
  a template (加强…管理) weighs nothing and the matter put into it weighs all.

A pair weighs more the rarer it is among the committee's texts (`Rarity`). Weights were chosen by cross-validation, see
docs/decisions/0020-likeness.md.
"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .grams import SLOTS, Slots, characters, pairs, singles

BODY, CORE_PAIRS, CORE_CHARACTERS = 0.83, 0.11, 0.06
# From this likeness on two texts are perhaps about the same matter, once enough texts were counted; see alert_at.
ALERT = 0.14
# So many pairs of a text are kept, the heaviest; the rest changes the order of results hardly ever.
KEPT = 384
_SATURATES = 1.5
# Rarer than one text in four hundred counts as that: so the scale stays the same however many texts there are.
RAREST = 1 / 400
_DOUBT = 30
_LEVEL = 6 / 250
# A headline whose best word weighs less than this names nothing in particular, and its core counts for less.
_NAMES = 0.9
_WEIGHT_BITS = 11
_HEAVIEST = (1 << _WEIGHT_BITS) - 1
_CORE = np.uint32(SLOTS)
_SIEVE_BITS = 16
_SIEVE = np.uint32((1 << _SIEVE_BITS) - 1)
Packed = npt.NDArray[np.uint32]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Rarity:
    """How much each pair and character tells: the fewer texts have it, the more. One byte a slot."""

    texts: int
    levels: npt.NDArray[np.uint8]

    @classmethod
    def of(cls, texts: Iterable[tuple[str, str]]) -> "Rarity":
        """Count (headline, body) texts."""
        counts, seen = np.zeros(SLOTS, dtype=np.uint32), 0
        for headline, body in texts:
            counts[present(headline, body)] += 1
            seen += 1
        return cls.counted(counts, seen)

    @classmethod
    def counted(cls, counts: npt.NDArray[np.uint32], texts: int) -> "Rarity":
        """From counts per slot. Few texts say little, so they move the weights little; nothing is rarer than RAREST."""
        shares = (counts + _DOUBT * RAREST) / (texts + _DOUBT)
        return cls(texts, np.rint(np.log((1 + RAREST) / (shares + RAREST)) / _LEVEL).astype(np.uint8))

    def weigh(self, slots: Slots) -> Floats:
        """How much each slot tells."""
        return self.levels[slots].astype(np.float32) * np.float32(_LEVEL)

    def share(self, slots: Slots) -> Floats:
        """About which part of all texts has each slot."""
        return np.maximum((1 + RAREST) / np.exp(self.weigh(slots)) - RAREST, 0).astype(np.float32)

    def pack(self) -> bytes:
        """As bytes, to be kept."""
        return self.texts.to_bytes(8, "little") + zlib.compress(self.levels.tobytes(), 6)

    @classmethod
    def unpack(cls, packed: bytes | memoryview) -> "Rarity":
        """What `pack` gave."""
        levels = np.frombuffer(zlib.decompress(packed[8:]), dtype=np.uint8)
        return cls(int.from_bytes(packed[:8], "little"), levels)


def present(headline: str, body: str) -> Slots:
    """The slots of a text, each once."""
    codes = characters(f"{headline}\n{body}")
    return np.unique(np.concatenate([pairs(codes), singles(codes)]))


@dataclass(frozen=True)
class Vector:
    """What is kept of a text to compare it: slots, ascending (those of the headline counted from SLOTS on), and weights."""

    slots: Slots
    weights: Floats

    def pack(self) -> bytes:
        """Four bytes an entry."""
        weights = np.rint(self.weights * _HEAVIEST).astype(np.uint32)
        return bytes(((self.slots << np.uint32(_WEIGHT_BITS)) | weights).astype("<u4").tobytes())

    @classmethod
    def unpack(cls, packed: bytes | memoryview) -> "Vector":
        return cls(*split(np.frombuffer(packed, dtype="<u4")))

    def find(self, slots: Slots) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.bool_]]:
        """Where each of these slots is kept here, and whether it is."""
        if not len(self.slots):
            return np.zeros(len(slots), dtype=np.intp), np.zeros(len(slots), dtype=np.bool_)
        at = np.minimum(np.searchsorted(self.slots, slots), len(self.slots) - 1)
        return at, self.slots[at] == slots

    def heaviest(self, count: int) -> "Vector":
        """The entries that weigh most."""
        if len(self.slots) <= count:
            return self
        keep = np.sort(np.argpartition(self.weights, -count)[-count:])
        return Vector(self.slots[keep], self.weights[keep])


def alert_at(texts: int) -> float:
    """From which likeness on to alert, where rarities were counted over so many texts: with few, all texts look alike."""
    return float(ALERT * (1 + 1.5 / (1 + texts / 25) ** 2))


def points(likeness: float) -> int:
    """A likeness as people are shown it: 0 to 100; the square root spreads out the small ones that matter."""
    return round(100 * max(likeness, 0.0) ** 0.5)


def split(packed: Packed) -> tuple[Slots, Floats]:
    """Slots and weights of packed entries, in any shape."""
    weights = (packed & np.uint32(_HEAVIEST)).astype(np.float32) / np.float32(_HEAVIEST)
    return (packed >> np.uint32(_WEIGHT_BITS)).astype(np.uint32, copy=False), weights


def vector(headline: str, body: str, rarity: Rarity) -> Vector:
    """What is kept of a text to compare it with others."""
    head, codes = characters(headline), characters(f"{headline}\n{body}")
    pair_slots, pair_weights = _weigh(pairs(codes), rarity)
    single_slots, single_weights = _weigh(singles(codes), rarity)
    named = np.isin(pair_slots, pairs(head)), np.isin(single_slots, singles(head))
    whole = Vector(pair_slots, pair_weights).heaviest(KEPT)
    parts = [
        (whole.slots, _unit(whole.weights, BODY)),
        (pair_slots[named[0]] | _CORE, _core(pair_weights[named[0]], CORE_PAIRS)),
        (single_slots[named[1]] | _CORE, _core(single_weights[named[1]], CORE_CHARACTERS)),
    ]
    slots, weights = (np.concatenate(part) for part in zip(*parts, strict=True))
    order = np.argsort(slots, kind="stable")
    # Packing and unpacking rounds, so that a text just written and the same text kept compare alike.
    return Vector.unpack(Vector(slots[order], weights[order]).pack())


def _weigh(slots: Slots, rarity: Rarity) -> tuple[Slots, Floats]:
    """Each slot once with its weight: often in this text counts more, but ever less so; rare elsewhere counts more."""
    unique, counts = np.unique(slots, return_counts=True)
    return unique, (counts / (counts + _SATURATES) * rarity.weigh(unique)).astype(np.float32)


def _unit(weights: Floats, share: float) -> Floats:
    length = float(np.sqrt(np.dot(weights, weights)))
    return weights * np.float32(np.sqrt(share) / length) if length else weights


def _core(weights: Floats, share: float) -> Floats:
    names = min(1.0, float(weights.max(initial=0)) / _NAMES)
    return _unit(weights, share) * np.float32(names)


def compare(one: Vector, other: Vector) -> float:
    """The likeness of two texts, 0 to 1."""
    at, known = one.find(other.slots)
    return float(np.dot(one.weights[at[known]], other.weights[known]))


def compare_many(one: Vector, others: Packed, lengths: npt.NDArray[np.int64]) -> Floats:
    """The likeness of one text to many whose packed vectors lie one after another, `lengths` entries each."""
    slots = others >> np.uint32(_WEIGHT_BITS)
    # Most entries are in no other text: a small table of the last bits sorts them out before anything is looked up.
    sieve = np.zeros(1 << _SIEVE_BITS, dtype=np.bool_)
    sieve[one.slots & _SIEVE] = True
    maybe = np.flatnonzero(sieve[slots & _SIEVE])
    at, known = one.find(slots[maybe])
    hits = maybe[known]
    owners = np.searchsorted(np.cumsum(lengths), hits, side="right")
    products = one.weights[at[known]] * split(others[hits])[1]
    return np.bincount(owners, products, minlength=len(lengths)).astype(np.float32)
