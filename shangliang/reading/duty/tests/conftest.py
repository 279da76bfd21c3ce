"""A small committee with a rulebook in force."""

from collections.abc import Iterator

import pytest
from django.db import connection

from shangliang.commons.committees.scope import within
from tests import given

from .doing import Duty


@pytest.fixture
def d(db: None) -> Iterator[Duty]:
    """A small committee, entered; its hundred-point rulebook holds from 2026."""
    world = given.world()
    with within(world.committee):
        duty = Duty(world)
        duty.adopt("hundred")
        yield duty
        if not connection.needs_rollback:  # the guards speak at commit, which a test never reaches
            with connection.cursor() as cursor:
                cursor.execute("set constraints all immediate")
