"""Search among many texts: common and rare words, one and several, against the floor of one index scan."""

from typing import Any

import numpy as np

from bench.corpus import milliseconds, spread
from bench.texts import STOCK, Source

FLOOR = "select count(*) from corpus_entry where grams @> %s::int[] and committee_id = %s"


def measure(home: Any, source: Source) -> dict[str, float]:
    """Print and give the figures of a filled committee."""
    from shangliang.commons.committees.scope import within

    with within(home):
        figures = {name: _median(home, name, queries) for name, queries in _queries(source).items()}
    return figures


def _queries(source: Source) -> dict[str, list[str]]:
    general = source.words[STOCK:]
    return {
        "the commonest words": source.words[:20].tolist(), "ordinary words": general[20:400:20].tolist(), "rare words": general[-20:].tolist(),
        "two ordinary words": [f"{one} {other}" for one, other in zip(general[20:400:20], general[40:420:20], strict=True)],
        "one character": [str(word)[0] for word in general[20:400:20]], "long phrases": [a + b for a, b in zip(general[:20], general[20:40], strict=True)],
    }


def _median(home: Any, name: str, queries: list[str]) -> float:
    from django.db import connection

    from bench.corpus import viewer
    from shangliang.commons.corpus.searching import search
    from shangliang.foundation.zh.finding import wanted

    who, taken, totals, floors = viewer(home), [], [], []
    for query in queries:
        search(who, query)
        totals.append(search(who, query).total)
        taken += milliseconds(lambda query=query: search(who, query))
    with connection.owner(), connection.cursor() as cursor:
        cursor.execute("set enable_seqscan = off")
        for query in queries:
            grams = np.unique(np.concatenate([wanted(part, home.pk) for part in query.split()])).tolist()
            floors += milliseconds(lambda grams=grams: cursor.execute(FLOOR, [grams, home.pk]))
        cursor.execute("reset enable_seqscan")
    print(f"search: {name:22}{spread(taken)}   hits {np.median(totals):8.0f}   floor {np.median(floors):7.2f} ms")
    return float(np.median(taken))
