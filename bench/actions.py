"""The action layer against its floor: the very rows it wrote, written again by bare SQL, one transaction each.

The statements that change rows are noted while a real action runs. At once they are run again with a plain psycopg cursor,
as the owner, on a copy of the database as it was before: same rows, same constraints and triggers, same disk, and the same
moment, so that whatever else this computer does slows both.
"""

import statistics
import time
from collections.abc import Callable
from typing import Any

LIVES = 60
STEPS = ("submit", "file", "hand over", "sign in", "reply")
Statement = tuple[str, Any]


def main(lives: int = LIVES) -> dict[str, float]:
    """Print and give, for each step, the floor's time divided by the action layer's: 1.0 would be no overhead at all."""
    from django.db import connection

    from bench.lives import prepare, steps
    from shangliang.commons.committees.scope import within

    name = connection.settings_dict["NAME"]
    world, drafts = prepare(lives)
    connection.close()
    _copy(name, f"{name}_floor")
    floor = _owner_of(f"{name}_floor")
    try:
        with within(world.committee):
            return {step: _told(step, *_run(world, drafts, acts, step, floor.connection)) for step, acts in zip(STEPS, steps(world, drafts), strict=True)}
    finally:
        floor.close()


def _run(world: Any, drafts: list[Any], acts: list[Callable[[], Any]], step: str, bare: Any) -> tuple[list[float], list[float], int]:
    """How long each act takes, how long its floor, and how many statements of it write."""
    from django.db import connection

    from bench.lives import draft_replies

    taken, floors, noted = [], [], []
    if step == "reply":
        with connection.execute_wrapper(_noting(noted)):
            draft_replies(world, drafts)
        _once(bare, noted)
    for act in acts:
        noted = []
        with connection.execute_wrapper(_noting(noted)):
            begun = time.perf_counter()
            act()
            taken.append(time.perf_counter() - begun)
        floors.append(_once(bare, noted))
    return taken, floors, len(noted)


def _told(step: str, taken: list[float], floors: list[float], writing: int) -> float:
    mine, floor = statistics.median(taken) * 1000, statistics.median(floors) * 1000
    print(f"{step:10} {floor / mine:.2f} of the floor   ({mine:.1f} ms; bare SQL {floor:.1f} ms; {writing} writing statements)", flush=True)
    return floor / mine


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


def _owner_of(name: str) -> Any:
    from django.db import connections

    floor: Any = connections["default"].copy()
    floor.settings_dict = {**floor.settings_dict, "NAME": name}
    floor.as_owner = True
    floor.ensure_connection()
    return floor


def _once(bare: Any, statements: list[Statement]) -> float:
    begun = time.perf_counter()
    with bare.transaction(), bare.cursor() as cursor:
        for sql, params in statements:
            cursor.execute(sql, params)
    return time.perf_counter() - begun


if __name__ == "__main__":
    from bench.__main__ import on_its_own

    with on_its_own():
        main()
