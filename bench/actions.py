"""The action layer against its floor: the very rows it wrote, written again by bare SQL, one transaction each.

The statements that change rows are noted while real actions run. Then they are replayed with a plain psycopg cursor, as
the owner, on a copy of the database as it was before. Same rows, same constraints and triggers, same disk.
"""

import statistics
import time
from collections.abc import Callable
from typing import Any

LIVES = 60
STEPS = ("submit", "file", "hand over", "sign in", "reply")
BETWEEN = "what a reply needs first"
Statement = tuple[str, Any]


def main(lives: int = LIVES) -> dict[str, float]:
    """Print and give, for each step, the floor's time divided by the action layer's: 1.0 would be no overhead at all."""
    from django.db import connection

    from bench.lives import prepare

    name = connection.settings_dict["NAME"]
    world, drafts = prepare(lives)
    connection.close()
    _copy(name, f"{name}_floor")
    noted, taken = _run(world, drafts)
    floors = _replay(f"{name}_floor", noted)
    ratios = {step: statistics.median(floors[step]) / statistics.median(taken[step]) for step in STEPS}
    for step in STEPS:
        mine, floor = statistics.median(taken[step]) * 1000, statistics.median(floors[step]) * 1000
        print(f"{step:10} {ratios[step]:.2f} of the floor   ({mine:.1f} ms; bare SQL {floor:.1f} ms; {len(noted[step][0])} writing statements)")
    return ratios


def _run(world: Any, drafts: list[Any]) -> tuple[dict[str, list[list[Statement]]], dict[str, list[float]]]:
    from django.db import connection

    from bench.lives import draft_replies, steps
    from shangliang.commons.committees.scope import within

    noted: dict[str, list[list[Statement]]] = {step: [] for step in STEPS}
    taken: dict[str, list[float]] = {step: [] for step in STEPS}
    with within(world.committee):
        for step, acts in zip(STEPS, steps(world, drafts), strict=True):
            if step == "reply":
                between: list[Statement] = []
                with connection.execute_wrapper(_noting(between)):
                    draft_replies(world, drafts)
                noted[BETWEEN] = [between]
            for act in acts:
                statements: list[Statement] = []
                with connection.execute_wrapper(_noting(statements)):
                    begun = time.perf_counter()
                    act()
                    taken[step].append(time.perf_counter() - begun)
                noted[step].append(statements)
    return noted, taken


def _noting(statements: list[Statement]) -> Callable[..., Any]:
    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().lower().startswith(("insert", "update", "delete")):
            statements.append((sql, params))
        return execute(sql, params, many, context)

    return note


def _copy(name: str, copy: str) -> None:
    from django.db import connection

    with connection._nodb_cursor() as cursor:
        cursor.execute(f'drop database if exists "{copy}"')
        cursor.execute(f'create database "{copy}" template "{name}"')


def _replay(name: str, noted: dict[str, list[list[Statement]]]) -> dict[str, list[float]]:
    from django.db import connections

    floor = connections["default"].copy()
    floor.settings_dict = {**floor.settings_dict, "NAME": name}
    floor.as_owner = True
    floor.ensure_connection()
    try:
        order = (*STEPS[:-1], BETWEEN, STEPS[-1])
        return {step: [_once(floor.connection, statements) for statements in noted[step]] for step in order}
    finally:
        floor.close()


def _once(bare: Any, statements: list[Statement]) -> float:
    begun = time.perf_counter()
    with bare.transaction(), bare.cursor() as cursor:
        for sql, params in statements:
            cursor.execute(sql, params)
    return time.perf_counter() - begun
