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
from shangliang.foundation.zh.passages import Passage, shared
from shangliang.foundation.zh.telling import Telling
from shangliang.foundation.zh.text import clean

from .models import Entry, Trace
from .rarities import newest
from .searching import may_see
from .traces import SKETCH, question

# So many of the best by sketch are scored by their whole vectors.
SCORED = 150
# Less alike than this is not worth showing to anybody.
LEAST = 0.03


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


@dataclass(frozen=True)
class Compared:
    """Two texts side by side and the passages they share, as places in the texts given here."""

    one: str
    other: str
    passages: list[Passage]


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
    # A viewer may not see all, so more than the limit are looked at, but not endlessly.
    entries = Entry.objects.defer("grams", "body", "also").in_bulk(list(likest)[: max(50, 3 * limit)])
    named = {pk: (entry.subject_type, entry.subject_id) for pk, entry in entries.items()}
    seen = may_see(viewer, [key for key in named.values() if key not in out and (types is None or key[0] in types)])
    best = [pk for pk in likest if named.get(pk) in seen][:limit]
    vectors = dict(Trace.objects.filter(pk__in=best).values_list("pk", "vector"))
    alert, telling = alert_at(rarity.texts), Telling(f"{title}\n{body}")
    return [_like(entries[pk], likest[pk], alert, why(telling, asked, Vector.unpack(vectors[pk]))) for pk in best]


def like_subject(viewer: Viewer, thing: Ref | models.Model, *, types: Collection[str] | None = None, limit: int = 10) -> list[Like]:
    """The texts likest to that of a subject; none if its text is not kept."""
    named = ref(thing)
    entry = Entry.objects.defer("grams").filter(subject_type=named.type, subject_id=named.id).first()
    return like(viewer, entry.title, entry.body, types=types, limit=limit, exclude=[named]) if entry else []


def side_by_side(title: str, body: str, other: Ref | models.Model) -> Compared | None:
    """A text and that of a subject with the passages they share; the caller has made sure the viewer may see it."""
    named = ref(other)
    entry = Entry.objects.defer("grams").filter(subject_type=named.type, subject_id=named.id).first()
    if entry is None:
        return None
    one, its = f"{clean(title)}\n{clean(body)}", f"{entry.title}\n{entry.body}"
    return Compared(one, its, shared(one, its))


def scored(asked: Vector, keys: list[int], least: float) -> dict[int, float]:
    """Entries and their likeness, likest first."""
    entries, sketches = _near(keys)
    if not entries:
        return {}
    rough = compare_many(asked, sketches, np.full(len(entries), SKETCH))
    best = np.argsort(-rough, kind="stable")[:SCORED]
    rows = Trace.objects.filter(pk__in=[entries[at] for at in best]).values_list("pk", "vector")
    kept = [(pk, bytes(packed)) for pk, packed in rows]
    scores = compare_many(asked, np.frombuffer(b"".join(packed for _, packed in kept), dtype="<u4"), np.array([len(p) // 4 for _, p in kept]))
    order = np.argsort(-scores, kind="stable")
    return {kept[at][0]: min(float(scores[at]), 1.0) for at in order if scores[at] >= least}


def _near(keys: list[int]) -> tuple[list[int], npt.NDArray[np.uint32]]:
    """Entries that share a key, and their sketches one after another."""
    with connection.cursor() as cursor:
        cursor.execute("select entries, sketches from corpus_near(%s::int[])", [keys])
        entries, sketches = cursor.fetchone()
    return entries or [], np.frombuffer(sketches or b"", dtype="<u4")


def _like(entry: Entry, likeness: float, alert: float, reasons: tuple[str, ...]) -> Like:
    subject = Ref(entry.subject_type, entry.subject_id, entry.title)
    return Like(subject, entry.label, likeness, likeness >= alert, reasons, entry.on, entry.category, entry.unit)


def why(telling: Telling, one: Vector, other: Vector) -> tuple[str, ...]:
    """The words of a text that make its vector like another."""
    (at, known), (there, known_too) = one.find(telling.slots), other.find(telling.slots)
    both = known & known_too
    return telling.words(np.where(both, one.weights[at] * other.weights[there], np.float32(0))) if both.any() else ()
