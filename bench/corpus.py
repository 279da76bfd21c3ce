"""A committee with as many invented texts as wanted, for measuring search and likeness.

    python -m bench.corpus 100000        fills $SHANGLIANG_VAR (or DATABASE_URL) and measures both
"""

import sys
from datetime import date, timedelta
from itertools import islice
from time import perf_counter
from typing import Any

import numpy as np

from bench.texts import Invented, Source

SLUG = "bench-corpus"
TYPE = "bench.text"
BATCH = 2000
ENTRY = (
    "committee_id", "subject_type", "subject_id", "label", "title", "body", "also", '"on"', "readers", "category", "unit", "grams",
)
INDEXES = ("corpus_entry_grams", "corpus_trace_keys")


def prepare() -> None:
    """Set Django up on the given database, or on an embedded one under $SHANGLIANG_VAR; migrate it."""
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shangliang.config.settings")
    django.setup()
    from django.core.management import call_command

    from shangliang.commons.subjects import Subject, subjects

    call_command("migrate", verbosity=0)
    if TYPE not in subjects:
        subjects.add(TYPE, Subject(TYPE, "文", "file", str, lambda viewer, ids: set(ids), lambda number: None))


def committee(slug: str = SLUG) -> Any:
    """The committee of the measurements, made where it is not there yet."""
    from shangliang.commons.committees.models import Committee, Level

    names = {"name": slug, "short_name": slug, "place": slug, "level": Level.COUNTY}
    return Committee.objects.get_or_create(slug=slug, defaults=names)[0]


def viewer(home: Any) -> Any:
    """Somebody who may see everything."""
    from shangliang.commons.access import Role, Viewer

    return Viewer(user_id=None, name="量", committee_id=home.pk, role=Role.PROPOSAL_STAFF)


def fill(home: Any, source: Source, size: int) -> None:
    """Give a committee so many texts, faster than by the action: copied in as the owner, indexed afterwards."""
    from django.db import connection

    from shangliang.commons.committees.scope import within
    from shangliang.commons.corpus.models import Entry, Rarities
    from shangliang.foundation.zh.likeness import Rarity

    with within(home):
        have = Entry.objects.count()
        if have >= size:
            return
        texts = source.texts(size - have)
        first = list(islice(texts, BATCH))
        rarity = Rarity.of((text.title, text.body) for text in first)
        known = Rarities.objects.create(committee=home, texts=size, packed=rarity.pack()).pk
        with connection.owner(), connection.cursor() as cursor:
            definitions = _drop_indexes(cursor)
            while first:
                have = _copy(cursor, home.pk, first, have, rarity, known)
                first = list(islice(texts, BATCH))
            for definition in definitions:
                cursor.execute(definition)
            cursor.execute("vacuum (analyze) corpus_entry, corpus_trace")


def _drop_indexes(cursor: Any) -> list[str]:
    definitions = []
    for name in INDEXES:
        cursor.execute("select indexdef from pg_indexes where indexname = %s", [name])
        definitions.append(cursor.fetchone()[0])
        cursor.execute(f"drop index {name}")
    return definitions


def _copy(cursor: Any, home: int, texts: list[Invented], have: int, rarity: Any, known: int) -> int:
    from shangliang.commons.corpus.traces import trace
    from shangliang.foundation.zh.finding import grams
    from shangliang.foundation.zh.likeness import vector

    cursor.execute("select coalesce(max(id), 0) from corpus_entry")
    last = cursor.fetchone()[0]
    with cursor.copy(f"copy corpus_entry (id, {', '.join(ENTRY)}) from stdin") as copy:
        for at, text in enumerate(texts, 1):
            on = date(2000, 1, 1) + timedelta(days=(have + at) % 9000)
            found = grams(f"|{text.title}|{text.body}|", home).tolist()
            copy.write_row((last + at, home, TYPE, have + at, "", text.title, text.body, "", on, [], f"类{text.topic % 12}", "", found))
    with cursor.copy("copy corpus_trace (entry_id, committee_id, keys, sketch, vector, rarity) from stdin") as copy:
        for at, text in enumerate(texts, 1):
            kept = trace(vector(text.title, text.body, rarity), home)
            copy.write_row((last + at, home, kept["keys"], kept["sketch"], kept["vector"], known))
    cursor.execute("select setval(pg_get_serial_sequence('corpus_entry', 'id'), %s)", [last + len(texts)])
    return have + len(texts)


def milliseconds(what: Any, times: int = 1) -> list[float]:
    """How long each of so many calls takes."""
    taken = []
    for _ in range(times):
        began = perf_counter()
        what()
        taken.append((perf_counter() - began) * 1000)
    return taken


def spread(taken: list[float]) -> str:
    """Median and the slow end, for printing."""
    return f"median {np.median(taken):7.2f} ms   95 % {np.percentile(taken, 95):7.2f} ms"


def main(arguments: list[str]) -> int:
    """Fill, then measure likeness and search."""
    from bench import likeness, search

    prepare()
    size = int(arguments[0]) if arguments else 100_000
    home, source = committee(), Source()
    began = perf_counter()
    fill(home, source, size)
    print(f"{size} texts there after {perf_counter() - began:.0f} s")
    likeness.measure(home, source)
    search.measure(home, source)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
