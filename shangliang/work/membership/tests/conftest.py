"""A committee with bodies, entered; and doors into it."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.commons.people.models import User
from tests import given

from .making import NOW, Bodies


@pytest.fixture
def b(db: None) -> Iterator[Bodies]:
    """A committee with bodies, entered."""
    world = given.world()
    with within(world.committee):
        yield Bodies(world)
        if not connection.needs_rollback:  # the guards speak at commit, which a test never reaches
            with connection.cursor() as cursor:
                cursor.execute("set constraints all immediate")


@pytest.fixture
def door(b, time_machine):
    """Sign in as somebody of the committee, on the day of the tests."""
    time_machine.move_to(NOW, tick=False)

    def enter(who):
        client = Client()
        viewer = b.world.viewer(who) if isinstance(who, Role) else b.world.as_member(who)
        client.force_login(User.objects.get(pk=viewer.user_id), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return enter
