"""Finding texts that contain what somebody looks for, among those they may see.

Row-level security keeps PostgreSQL from using the index of grams (its operators might leak what a policy hides), so the
candidates come from `corpus_find`, a function of the tables' owner that looks at one committee only, the one entered.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db import connection

from shangliang.commons.access import Viewer
from shangliang.commons.committees.scope import here
from shangliang.commons.subjects import Ref, subjects
from shangliang.foundation.zh.finding import Piece, certain, has, marked, terms, wanted

from .models import Entry
from .readers import readers_of

# More hits than this are not looked through; nobody turns that many pages, and the words to narrow the search are at hand.
MOST = 2000
STEP = 60
SNIPPET = 80


@dataclass(frozen=True)
class Hit:
    """A text that contains what was looked for. Title and snippet come in pieces, the hits set apart."""

    subject: Ref
    label: str
    title: list[Piece]
    snippet: list[Piece]
    on: date
    category: str
    unit: str


@dataclass(frozen=True)
class Found:
    """One page of hits. `total` counts all that the viewer may see if `exact`, else it is the most there can be."""

    hits: list[Hit]
    total: int
    exact: bool
    more: bool


def search(viewer: Viewer, query: str, *, types: Collection[str] | None = None, limit: int = 20, offset: int = 0) -> Found:
    """The texts of the committee we are in that contain all parts of `query` as substrings and that `viewer` may see.

    Those whose title contains the first part come first, then newer before older.
    """
    looked_for = terms(query)
    if not looked_for:
        return Found([], 0, True, False)
    candidates, total = _candidates(viewer, looked_for, types)
    kept: list[Entry] = []
    seen = 0
    while seen < len(candidates) and len(kept) <= offset + limit:
        some = candidates[seen : seen + max(STEP, limit + 1)]
        seen += len(some)
        kept += _confirmed(viewer, some, looked_for)
    exact = seen == total
    hits = [_hit(entry, looked_for) for entry in kept[offset : offset + limit]]
    return Found(hits, len(kept) if exact else total, exact, len(kept) > offset + limit)


Candidate = tuple[int, str, int]


def _candidates(viewer: Viewer, looked_for: Sequence[str], types: Collection[str] | None) -> tuple[list[Candidate], int]:
    """(entry, subject type, subject id) of texts that have all the grams, in the order of hits, and how many there are."""
    grams = np.unique(np.concatenate([wanted(term, here().committee.pk) for term in looked_for])).tolist()
    with connection.cursor() as cursor:
        cursor.execute(
            "select entry, subject_type, subject_id, total from corpus_find(%s::int[], %s::text[], %s::text[], %s, %s)",
            [grams, sorted(types) if types is not None else None, readers_of(viewer), looked_for[0], MOST],
        )
        rows = cursor.fetchall()
    return [row[:3] for row in rows], rows[0][3] if rows else 0


def _confirmed(viewer: Viewer, candidates: Sequence[Candidate], looked_for: Sequence[str]) -> list[Entry]:
    """Those that the viewer may see and that really contain every part, in the same order."""
    seen = may_see(viewer, [(kind, number) for _, kind, number in candidates])
    visible = [pk for pk, kind, number in candidates if (kind, number) in seen]
    entries = Entry.objects.defer("grams").in_bulk(visible)
    doubtful = [term for term in looked_for if not certain(term)]
    return [entries[pk] for pk in visible if pk in entries and all(has(_whole(entries[pk]), term) for term in doubtful)]


def may_see(viewer: Viewer, named: Iterable[tuple[str, int]]) -> set[tuple[str, int]]:
    """Those of the subjects, named by type and id, that the viewer may see; unknown types are seen by nobody."""
    by_type: dict[str, set[int]] = defaultdict(set)
    for kind, number in named:
        by_type[kind].add(number)
    return {
        (kind, number) for kind, numbers in by_type.items() if kind in subjects for number in subjects.get(kind).visible(viewer, numbers)
    }


def _whole(entry: Entry) -> str:
    return f"{entry.label}|{entry.title}|{entry.body}|{entry.also}"


def _hit(entry: Entry, looked_for: list[str]) -> Hit:
    shown = entry.body
    if not any(has(entry.body, term) for term in looked_for) and any(has(entry.also, term) for term in looked_for):
        shown = entry.also
    return Hit(
        Ref(entry.subject_type, entry.subject_id, entry.title), entry.label, marked(entry.title, looked_for),
        marked(shown.replace("\n", " "), looked_for, SNIPPET), entry.on, entry.category, entry.unit,
    )
