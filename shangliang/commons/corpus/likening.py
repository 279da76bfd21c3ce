"""What is like this? The likest texts of all years, and the words that say so.

Found by keys, ranked by sketches, scored by whole vectors. The first step goes through `corpus_near`, for the reason
given in searching.py.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
from django.db import connection, models

from shangliang.commons.access import Viewer
from shangliang.commons.committees.scope import here
from shangliang.commons.subjects import Ref, ref
from shangliang.foundation.zh.likeness import Vector, alert_at, compare_many, points, vector
from shangliang.foundation.zh.telling import Telling
from shangliang.foundation.zh.text import clean

from .models import Trace
from .rarities import newest
from .searching import may_see
from .traces import FEW, SKETCH, question

# So many of the best by sketch are scored by their whole vectors.
SCORED = 100
# Less alike than this is not worth showing to anybody.
LEAST = 0.03
SHOWN = ("vector", *(f"entry__{name}" for name in ("subject_type", "subject_id", "title", "label", "on", "category", "unit")))


@dataclass(frozen=True)
class Like:
    """A text like the one asked about. `points` is the likeness as shown, 0 to 100;
    `alert`: so alike that one should look before going on; `why`: words they share."""

    subject: Ref
    label: str
    likeness: float
    alert: bool
    why: tuple[str, ...]
    on: date
    category: str
    unit: str

    @property
    def points(self) -> int:
        return points(self.likeness)


def like(
    viewer: Viewer, title: str, body: str, *, types: Collection[str] | None = None, limit: int = 10, exclude: Iterable[Ref | models.Model] = (),
    least: float = LEAST,
) -> list[Like]:
    """The texts of the committee we are in that are likest to this one, likest first, among those `viewer` may see."""
    title, body = clean(title), clean(body)
    _, rarity = newest()
    asked = vector(title, body, rarity)
    likest = scored(asked, question(asked, rarity, here().committee.pk), least)
    out = {(named.type, named.id) for named in map(ref, exclude)}
    named = [(one.subject.type, one.subject.id) for one in likest]
    seen = may_see(viewer, [key for key in named if key not in out and (types is None or key[0] in types)])
    best = [one for one, key in zip(likest, named, strict=True) if key in seen][:limit]
    alert, telling = alert_at(rarity.texts), Telling(f"{title}\n{body}")
    return [_like(one, alert, why(telling, asked, one.vector)) for one in best]


@dataclass(frozen=True)
class Scored:
    """A kept text that was scored: what is shown of it, its vector and its likeness."""

    subject: Ref
    label: str
    on: date
    category: str
    unit: str
    packed: bytes
    likeness: float

    @property
    def vector(self) -> Vector:
        return Vector.unpack(self.packed)


def scored(asked: Vector, keys: list[int], least: float) -> list[Scored]:
    """The texts likest to a vector, likest first, whoever may see them."""
    entries, sketches = _near(keys)
    rough = compare_many(asked, sketches, np.full(len(entries), SKETCH))
    best = np.argsort(-rough, kind="stable")[:SCORED]
    rows = list(Trace.objects.filter(pk__in=entries[best].tolist()).values_list(*SHOWN)) if len(best) else []
    vectors = [bytes(row[0]) for row in rows]
    scores = compare_many(asked, np.frombuffer(b"".join(vectors), dtype="<u4"), np.array([len(packed) // 4 for packed in vectors], dtype=np.int64))
    found = [
        Scored(Ref(kind, number, title), label, on, category, unit, packed, min(float(score), 1.0))
        for (_, kind, number, title, label, on, category, unit), packed, score in zip(rows, vectors, scores, strict=True) if score >= least
    ]
    return sorted(found, key=lambda one: -one.likeness)


def _near(keys: list[int]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint32]]:
    """Numbers of entries that share a key, or of all where they are few, and their sketches one after another."""
    with connection.cursor() as cursor:
        cursor.execute("select entries, sketches from corpus_near(%s::int[], %s)", [keys, FEW])
        entries, sketches = cursor.fetchone()
    return np.frombuffer(entries or b"", dtype=">i8").astype(np.int64), np.frombuffer(sketches or b"", dtype="<u4")


def _like(one: Scored, alert: float, reasons: tuple[str, ...]) -> Like:
    return Like(one.subject, one.label, one.likeness, one.likeness >= alert, reasons, one.on, one.category, one.unit)


def why(telling: Telling, one: Vector, other: Vector) -> tuple[str, ...]:
    """The words of a text that make its vector like another."""
    (at, known), (there, known_too) = one.find(telling.slots), other.find(telling.slots)
    both = known & known_too
    return telling.words(np.where(both, one.weights[at] * other.weights[there], np.float32(0))) if both.any() else ()
