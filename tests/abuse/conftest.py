"""One city for a module of abuse: made once, given back at the end; whatever a test does in it is undone."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from shangliang.commons.access import Role
from tests.house import city as cities
from tests.house.city import City


@pytest.fixture(scope="module")
def city(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    """A small city with one thing of every sort."""
    with django_db_blocker.unblock(), time_machine.travel(cities.NOW, tick=False), transaction.atomic():
        yield cities.build()
        transaction.set_rollback(True)


@pytest.fixture
def inside(city: City) -> Iterator[City]:
    """The city for one test; what happens in it is gone afterwards."""
    with cities.nothing_stays():
        yield city


def client_of(city: City, role: Role) -> Client:
    """A browser in which somebody of this role has signed in; a fault is an answer 500, as in use."""
    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = city.sessions[role]
    return client
