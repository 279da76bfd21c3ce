"""Pages with a million proposals in a hundred committees, against the same pages with ten thousand in one: same run, same server.

    python -m bench.scale                 1,000,000 in 100 (needs some 15 GB and half an hour)
    python -m bench.scale 20 2000         20 committees with 2,000 each

In every committee five proposals live through the real actions, to four different states. The rest are copies of them, laid
by SQL as the owner with everything that hangs on them: recommendations, proposers, reviews, matters, parts, contacts,
replies, answers, facts with their parties, searched texts. Not laid: what likeness compares (bench.corpus measures that).
Pages are asked for through the whole program, signed in, with row-level security in force.
"""

import statistics
import sys
import time
from typing import Any

COMMITTEES, EACH, TURNS, TIMES, WARMING = 100, 10_000, 12, 5, 3
STRIDE = 1_000_000  # between the ids of a row and of its next copy; no pattern's id reaches it
ALLOWED = 1.5
WORD = "助餐"
# Table → the columns that follow the copy besides its id, and those that must differ.
LAID: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "proposals_proposal": ((), {"number": "case when number = '' then '' else number || '-' || n end", "serial": "serial || '-' || n"}),
    "proposals_recommendation": (("proposal_id",), {}),
    "proposals_proposer": (("proposal_id",), {}),
    "proposals_review": (("proposal_id",), {}),
    "handling_matter": (("subject_id",), {}),
    "handling_assignment": (("matter_id",), {}),
    "handling_contact": (("assignment_id",), {}),
    "handling_reply": (("assignment_id",), {}),
    "handling_answer": (("reply_id",), {}),
    "ledger_fact": (("subject_id",), {"act_uid": "gen_random_uuid()"}),
    "ledger_party": (("fact_id",), {}),
    "corpus_entry": (("subject_id",), {}),
}
FACTS_OF = "subject_type in ('proposals.proposal', 'handling.matter', 'handling.assignment')"


def main(committees: int = COMMITTEES, each: int = EACH) -> dict[str, float]:
    """Print and give, for each page, how many times as long it takes with all committees as with one."""
    from django.db import connection
    from django.test import Client

    from bench.actions import _copy as copy_of
    from shangliang.commons.access import Role

    began, worlds, client = time.perf_counter(), [_patterns()], Client(HTTP_HOST="127.0.0.1")
    _lay(worlds, each)
    client.force_login(worlds[0].posts[Role.PROPOSAL_STAFF].user)
    name = connection.settings_dict["NAME"]
    connection.close()
    copy_of(name, f"{name}_few")
    worlds += [_patterns() for _ in range(committees - 1)]
    _lay(worlds[1:], each)
    print(f"{committees} committees with {each} proposals each, laid in {time.perf_counter() - began:.0f} s")
    few, many = _measure(client, worlds[0], f"{name}_few", name)
    ratios = {page: many[page] / few[page] for page in few}
    for name, ratio in ratios.items():
        print(f"{name:14} {ratio:.2f} times   ({few[name] * 1000:.1f} ms with {each:,} in one; {many[name] * 1000:.1f} ms with {committees * each:,} in {committees}; at most {ALLOWED})")
    return ratios


def _patterns() -> Any:
    """A committee with five proposals: one closed, two with a unit, one filed, one handed in."""
    from shangliang.commons.access import Role
    from shangliang.commons.committees.scope import within
    from shangliang.work.proposals import actions
    from shangliang.work.proposals.tests import test_main_line as life
    from tests import given

    world = given.world()
    with within(world.committee):
        actions.close(world.act(Role.PROPOSAL_STAFF, given.at("2026-06-01")), life.rated(world))
        for make in (life.handed, life.handed, life.filed, life.submitted):
            make(world)
    return world


def _lay(worlds: list[Any], each: int) -> None:
    """Copies of every committee's five, up to `each`."""
    from django.db import connection

    ids = [world.committee.pk for world in worlds]
    with connection.owner(), connection.cursor() as cursor:
        cursor.execute("set maintenance_work_mem = '256MB'; set synchronous_commit to off")
        cursor.execute("select indexdef from pg_indexes where indexname = 'corpus_entry_grams'")
        (grams,) = cursor.fetchone()
        cursor.execute("drop index corpus_entry_grams")
        for table, (following, other) in LAID.items():
            _copy(cursor, table, following, other, ids, each // 5 - 1)
        cursor.execute(grams)
        cursor.execute("set maintenance_work_mem to default; set synchronous_commit to on")
        for table in LAID:
            cursor.execute(f"vacuum (analyze) {table}")


def _copy(cursor: Any, table: str, following: tuple[str, ...], other: dict[str, str], ids: list[int], copies: int) -> None:
    cursor.execute("select column_name from information_schema.columns where table_name = %s and is_generated = 'NEVER'", [table])
    said = {name: f'"{name}"' for (name,) in cursor.fetchall()}
    said |= {name: f'"{name}" + n::bigint * {STRIDE}' for name in ("id", *following)} | other
    where = f" and {FACTS_OF}" if table == "ledger_fact" else f" and fact_id in (select id from ledger_fact where {FACTS_OF})" if table == "ledger_party" else ""
    columns = ", ".join(f'"{name}"' for name in said)
    cursor.execute(f"alter table {table} disable trigger user")
    for committee in ids:
        cursor.execute(
            f"insert into {table} ({columns}) select {', '.join(said.values())} from {table}, generate_series(1, %s) n where committee_id = %s and id < {STRIDE}{where}",
            [copies, committee],
        )
    cursor.execute(f"alter table {table} enable trigger user")


def _measure(client: Any, world: Any, *databases: str) -> list[dict[str, float]]:
    """The median time of each page for a clerk of this committee, in each database by turns, so that the same noise meets all."""
    detail = _some_closed(world)
    pages = {"list of 50": "/proposals/?size=50", "filtered list": "/proposals/?view=closed&size=50", "detail": f"/proposals/{detail}/", "search": f"/search/?q={WORD}"}
    taken: list[dict[str, list[float]]] = [{page: [] for page in pages} for _ in databases]
    for _ in range(TURNS):
        for database, times in zip(databases, taken, strict=True):
            _move_to(database)
            for page, path in pages.items():
                times[page] += _seconds(client, path)
    return [{page: statistics.median(seconds) for page, seconds in times.items()} for times in taken]


def _move_to(database: str) -> None:
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = database


def _some_closed(world: Any) -> int:
    from shangliang.commons.committees.scope import within
    from shangliang.work.proposals.models import Proposal

    with within(world.committee):
        found = Proposal.objects.filter(state="closed").order_by("-pk").values_list("pk", flat=True).first()
    return int(found or 0)


def _seconds(client: Any, path: str) -> list[float]:
    taken = []
    for n in range(TIMES + WARMING):
        began = time.perf_counter()
        answer = client.get(path)
        if n >= WARMING:
            taken.append(time.perf_counter() - began)
        if answer.status_code != 200:
            raise SystemExit(f"{path} gave {answer.status_code}")
    return taken


if __name__ == "__main__":
    from bench.__main__ import on_its_own

    with on_its_own():
        main(*map(int, sys.argv[1:]))
