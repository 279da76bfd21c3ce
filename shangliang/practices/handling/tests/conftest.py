"""A matter to try things on."""

from collections.abc import Iterator

import pytest
from django.db import connection

from shangliang.commons.committees.scope import within
from shangliang.practices.handling.tests.making import Handling
from tests import given


@pytest.fixture
def h(db: None) -> Iterator[Handling]:
    """A small committee, entered, with the means to drive one matter in it."""
    world = given.world()
    with within(world.committee):
        yield Handling(world)
        if not connection.needs_rollback:  # the guards speak at commit, which a test never reaches
            with connection.cursor() as cursor:
                cursor.execute("set constraints all immediate")
