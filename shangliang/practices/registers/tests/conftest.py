"""Registers declared for the tests alone, beside those shipped."""

from collections.abc import Iterator

import pytest
from django.db import connection

from shangliang.commons.committees.scope import within
from shangliang.practices.registers.access import declared as module
from shangliang.practices.registers.tests.making import ALL, Registers
from tests import given


@pytest.fixture
def r(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Registers]:
    """A small committee, entered, with a few registers to try."""
    usual = module.shipped_registers() | {one.code: one for one in ALL}
    monkeypatch.setattr(module, "shipped_registers", lambda: usual)
    for name in ("access", "queries.declaring", "actions.declaring"):
        monkeypatch.setattr(f"shangliang.practices.registers.{name}.shipped_registers", lambda: usual)
    world = given.world()
    with within(world.committee):
        yield Registers(world)
        if not connection.needs_rollback:  # the guards speak at commit, which a test never reaches
            with connection.cursor() as cursor:
                cursor.execute("set constraints all immediate")
