"""A poll to try things on."""

from collections.abc import Iterator

import pytest
from django.db import connection

from shangliang.commons.committees.scope import within
from shangliang.practices.polls.tests.making import Polling
from tests import given


@pytest.fixture
def p(db: None) -> Iterator[Polling]:
    """A small committee, entered, with the means to drive one poll in it."""
    world = given.world()
    with within(world.committee):
        yield Polling(world)
        if not connection.needs_rollback:  # the guards speak at commit, which a test never reaches
            with connection.cursor() as cursor:
                cursor.execute("set constraints all immediate")
