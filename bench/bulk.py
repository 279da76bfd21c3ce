"""Much at once: importing ten thousand proposals of past sessions, exporting a hundred thousand.

    python -m bench.bulk              10,000 imported, 100,000 exported
    python -m bench.bulk 1000 20000
"""

import sys
import time
from collections.abc import Iterator
from typing import Any

import psutil

IMPORTED, EXPORTED = 10_000, 100_000
MB = 1_000_000


def main(imported: int = IMPORTED, exported: int = EXPORTED) -> None:
    """Print how long importing takes a row, and what exporting adds to the memory of the process."""
    from bench import scale

    _import(imported)
    world = scale._patterns()
    scale._lay([world], exported)
    small, large = _export(world, exported // 10), _export(world, exported)
    print(f"export         {exported:,} proposals in {large[1]:.0f} s; memory {large[0]:+.0f} MB at most, with a tenth of them {small[0]:+.0f} MB")


def _import(count: int) -> None:
    from shangliang.commons.access import Role
    from shangliang.commons.committees.scope import within
    from shangliang.work.proposals.actions.importing import import_past
    from tests import given

    world = given.world()
    with within(world.committee):
        began = time.perf_counter()
        import_past(world.act(Role.PROPOSAL_STAFF), None, rows=_past(world, count))
        taken = time.perf_counter() - began
    print(f"import         {count:,} past proposals in {taken:.0f} s ({taken / count * 1000:.1f} ms a row)")


def _past(world: Any, count: int) -> Iterator[Any]:
    from bench.texts import Source
    from shangliang.work.proposals.actions.importing import PastProposal
    from tests import given

    for n, text in enumerate(Source().texts(count), 1):
        yield PastProposal(
            session=world.session, number=f"往{n}", order=n, title=text.title, grounds=text.body, asks=(text.title,), category="其他", proposers="许岚",
            submitted_at=given.at("2019-01-10"), author=world.members[n % 3],
        )


def _export(world: Any, count: int) -> tuple[float, float]:
    """How many MB the process grows at most while the workbook of so many is made, and how many seconds it takes."""
    from shangliang.commons.access import Role
    from shangliang.commons.committees.scope import within
    from shangliang.foundation.rows import xlsx
    from shangliang.work.proposals import exports, queries
    from tests import given

    process, highest = psutil.Process(), 0
    with within(world.committee):
        rows = queries.listed(world.viewer(Role.PROPOSAL_STAFF), queries.Filter(), given.at("2026-06-01").date())[:count].iterator(chunk_size=2000)
        before, began = process.memory_info().rss, time.perf_counter()
        book = xlsx(exports.REGISTER, _watched(exports.register(rows), lambda: process.memory_info().rss))
        highest = max(*_seen, process.memory_info().rss)
        book.close()
    return (highest - before) / MB, time.perf_counter() - began


_seen: list[int] = [0]


def _watched(rows: Iterator[Any], look: Any) -> Iterator[Any]:
    _seen[:] = [0]
    for n, row in enumerate(rows):
        if n % 1000 == 0:
            _seen.append(look())
        yield row


if __name__ == "__main__":
    from bench.__main__ import on_its_own

    with on_its_own():
        main(*map(int, sys.argv[1:]))
