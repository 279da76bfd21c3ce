"""Much at once: importing a roster of two thousand and ten thousand proposals of past sessions, exporting a hundred thousand.

    python -m bench.bulk              2,000 members and 10,000 proposals imported, 100,000 exported
    python -m bench.bulk 1000 20000 500
"""

import sys
import time
from collections.abc import Iterator
from typing import Any

import psutil

IMPORTED, EXPORTED, MEMBERS = 10_000, 100_000, 2_000
MB = 1_000_000


def main(imported: int = IMPORTED, exported: int = EXPORTED, members: int = MEMBERS) -> None:
    """Print how long importing takes a row, and what importing and exporting add to the memory of the process."""
    from bench import scale

    _roster(members)
    _import(imported)
    world = scale._patterns()
    scale._lay([world], exported)
    small, large = _export(world, exported // 10), _export(world, exported)
    print(f"export         {exported:,} proposals in {large[1]:.0f} s; memory {large[0]:+.0f} MB at most, with a tenth of them {small[0]:+.0f} MB")


def _roster(count: int) -> None:
    """A workbook with the habits of offices, read, looked at and carried out, as its preview and its button would."""
    from django.utils import timezone

    from shangliang.commons.access import Role
    from shangliang.commons.committees.scope import within
    from shangliang.commons.people.models import OrganKind
    from shangliang.work.membership import actions, queries
    from shangliang.work.membership.intake import read_roster
    from shangliang.work.membership.tests import nasty
    from tests import given

    world, process = given.world(), psutil.Process()
    data = nasty.roster(nasty.people(count))
    with within(world.committee):
        for name in nasty.KEPT:
            given.organ(world.committee, name, OrganKind.SECTOR)
        term = queries.people.present_term(timezone.localdate())
        before, seconds, highest = process.memory_info().rss, [], 0
        for step in (lambda: queries.plan(read_roster(data, "名册.xlsx"), term, timezone.localdate()), lambda: actions.import_roster(
            world.act(Role.OFFICE_STAFF), None, roster=read_roster(data, "名册.xlsx"), term_id=term.pk, filename="名册.xlsx",
        )):
            began = time.perf_counter()
            step()
            seconds.append(time.perf_counter() - began)
            highest = max(highest, process.memory_info().rss)
    print(f"roster         {count:,} members: looked at in {seconds[0]:.1f} s, imported in {seconds[1]:.1f} s, {(highest - before) / MB:+.0f} MB")


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
