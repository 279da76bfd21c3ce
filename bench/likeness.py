"""Similar texts among 100,000: time against the floor, and what is found against scoring every text exactly.

The floor is one scan of one index: how many texts share a key with this one (`corpus_trace_keys`), counted by PostgreSQL and
nothing fetched. All that likeness adds to it — weighing, scoring, permission, the words that say why — has to fit into the
rest.
"""

from typing import Any

import numpy as np

from bench.corpus import milliseconds, spread
from bench.texts import Invented, Source

QUERIES = 60
FLOOR = "select count(*) from corpus_trace where keys && %s::int[] and committee_id = %s"


def measure(home: Any, source: Source) -> dict[str, float]:
    """Print and give the figures of a filled committee."""
    from shangliang.commons.committees.scope import within

    with within(home):
        asked = _sample(source)
        times = _times(home, asked)
        found = _recall(home, asked)
        planted = _planted(home, source, asked)
    figures = {"likeness / floor": times["likeness"] / times["floor"], "recall@10 against exact": found, **planted}
    for name, value in figures.items():
        print(f"  {name:40}{value:8.3f}")
    return figures


def _sample(source: Source) -> list[Invented]:
    """Texts that are kept, drawn evenly."""
    from shangliang.commons.corpus.models import Entry

    numbers = list(Entry.objects.order_by("pk").values_list("pk", flat=True))
    chosen = source.dice.choice(numbers, QUERIES, replace=False).tolist()
    return [Invented(title, body, pk, 0) for pk, title, body in Entry.objects.filter(pk__in=chosen).values_list("pk", "title", "body")]


def _keys(home: Any, text: Invented) -> list[int]:
    from shangliang.commons.corpus.rarities import newest
    from shangliang.commons.corpus.traces import question
    from shangliang.foundation.zh.likeness import vector

    _, rarity = newest()
    return question(vector(text.title, text.body, rarity), rarity, home.pk)


def _times(home: Any, asked: list[Invented]) -> dict[str, float]:
    from django.db import connection

    from bench.corpus import viewer
    from shangliang.commons.corpus.likening import like

    floors, likes, counts = [], [], []
    who = viewer(home)
    for text in asked:
        keys = _keys(home, text)
        for _ in range(2):
            # Both twice, taking turns, so that neither finds a warmer or a busier machine; the second counts.
            with connection.owner(), connection.cursor() as cursor:
                floor = milliseconds(lambda: cursor.execute(FLOOR, [keys, home.pk]))  # noqa: B023
                counts.append(cursor.fetchone()[0])
            whole = milliseconds(lambda: like(who, text.title, text.body))  # noqa: B023
        floors += floor
        likes += whole
    print(f"floor: one index scan        {spread(floors)}   texts {np.median(counts):.0f}")
    print(f"likeness                     {spread(likes)}")
    return {"floor": float(np.median(floors)), "likeness": float(np.median(likes))}


def _recall(home: Any, asked: list[Invented]) -> float:
    """Which part of the ten likest by exact scoring of all texts is among the ten given."""
    from bench.corpus import viewer
    from shangliang.commons.corpus.likening import like
    from shangliang.commons.corpus.models import Trace
    from shangliang.commons.corpus.rarities import newest
    from shangliang.foundation.zh.likeness import compare_many, vector

    who, (_, rarity) = viewer(home), newest()
    vectors = [vector(text.title, text.body, rarity) for text in asked]
    scores: list[list[np.ndarray]] = [[] for _ in asked]
    numbers: list[int] = []
    rows = Trace.objects.order_by("pk").values_list("entry__subject_id", "vector")
    last = 0
    while some := list(rows.filter(pk__gt=last).values_list("pk", "entry__subject_id", "vector")[:5000]):
        last = some[-1][0]
        numbers += [number for _, number, _ in some]
        packed = np.frombuffer(b"".join(bytes(kept) for _, _, kept in some), dtype="<u4")
        lengths = np.array([len(kept) // 4 for _, _, kept in some])
        for at, one in enumerate(vectors):
            scores[at].append(compare_many(one, packed, lengths))
    parts = []
    for at, text in enumerate(asked):
        exact = np.argsort(-np.concatenate(scores[at]), kind="stable")[:10]
        given = {other.subject.id for other in like(who, text.title, text.body)}
        parts.append(len(given & {numbers[place] for place in exact}) / 10)
    return float(np.mean(parts))


def _planted(home: Any, source: Source, asked: list[Invented]) -> dict[str, float]:
    """The asked texts told again in other words and another order: are they found first, and alerted?"""
    from bench.corpus import viewer
    from shangliang.commons.corpus.likening import like

    who, first, alerted, others = viewer(home), 0, 0, 0
    for text in asked:
        again = source.rewritten(text)
        likes = like(who, again.title, again.body)
        right = bool(likes) and likes[0].subject.label == text.title
        first += right
        alerted += right and likes[0].alert
        others += sum(other.alert for other in likes[1:])
    count = len(asked)
    return {"planted: found first": first / count, "planted: alerted": alerted / count, "other alerts per text": others / count}
