"""A small committee, entered."""

from collections.abc import Iterator

import pytest
from django.db import connection

from shangliang.commons.committees.scope import within
from tests import given

from .making import Room


@pytest.fixture
def h(db: None) -> Iterator[Room]:
    """A small committee, entered."""
    world = given.world()
    with within(world.committee):
        yield Room(world)
        if not connection.needs_rollback:  # the guards speak at commit, which a test never reaches
            with connection.cursor() as cursor:
                cursor.execute("set constraints all immediate")
