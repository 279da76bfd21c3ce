"""Who gets what at every address; the table is tests/house/urls/."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
import time_machine
from django.db import transaction
from django.urls import Resolver404, URLPattern, get_resolver, resolve, reverse
from django.urls.resolvers import URLResolver

from shangliang.commons.access import Role
from shangliang.front import menu
from tests.house import city
from tests.house.city import City
from tests.house.places import HOUSE
from tests.house.url_table import MACHINES, ROWS, Row

BY_NAME = {row.name: row for row in ROWS}


def names(resolver: URLResolver, space: str = "") -> Iterator[str]:
    """Every named address, as "room:name"."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}"
        else:
            yield from names(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)


@pytest.fixture(scope="module")
def cities(django_db_setup, django_db_blocker) -> Iterator[tuple[City, City]]:
    """Two cities, made once; the table asks in the first one, and with the people of the second."""
    with django_db_blocker.unblock(), time_machine.travel(city.NOW, tick=False), transaction.atomic():
        yield city.build(), city.build()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _may_read(django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_each_role_gets_what_the_table_says(cities, row: Row):
    here, elsewhere = cities
    path = reverse(row.name, args=here.args(row.things))
    said = {role: row.code(role) for role in Role}
    seen = {role: here.look(role, row.method, path) for role in Role}
    assert {role: code for role, (code, _) in seen.items()} == said
    assert [(role, link) for role, (_, links) in seen.items() for link in links if _shut(here, role, link)] == [], "a page offers a door that is shut"
    assert here.ask(None, row.method, path) == row.anonymous
    if row.method == "get":
        shut = [role for role in Role if said[role] == 403]
        assert {role: code for role in shut if (code := here.ask(role, "post", path)) not in {403, 405}} == {}
    if row.things and not row.anywhere:
        might = [role for role in Role if said[role] != 403]
        assert {role: elsewhere.ask(role, row.method, path) for role in might} == dict.fromkeys(might, 404), "seen from another committee"


def _shut(here: City, role: Role, link: str) -> bool:
    """Whether a role is refused where a link of its own page leads. The table says where it is worth asking."""
    try:
        name = resolve(link).view_name
    except Resolver404:
        return not link.startswith("/static/")
    row = BY_NAME.get(name)
    return row is not None and row.method == "get" and row.code(role) == 403 and here.ask(role, "get", link) == 403


def test_whatever_can_be_posted_is_offered_on_some_page():
    """An action with a door that no page leads to is an action nobody can take."""
    pages = list(HOUSE.rglob("*.html")) + [path for path in HOUSE.rglob("*.py") if path.name != "urls.py" and not {"tests", "demo"} & set(path.parts)]
    text = "\n".join(path.read_text(encoding="utf-8") for path in pages)
    said = set(re.findall(r"""["':]([a-z_]+)["'{]""", text))  # whole, or put together ("promise_" ~ verb)
    begun = {row.name: set(_beginnings(row.name.rpartition(":")[2])) for row in ROWS if row.method == "post"}
    assert {name for name, words in begun.items() if not words & said} == set()


def _beginnings(name: str) -> Iterator[str]:
    """A name, and what it may be put together from: promise_refuse, promise_."""
    yield name
    yield from (name[: place + 1] for place, sign in enumerate(name) if sign == "_")


def test_every_address_has_its_line_and_no_line_is_without_address():
    there = {name for name in names(get_resolver()) if not name.startswith(MACHINES)}
    assert there - {row.name for row in ROWS} == set(), "write their lines into tests/house/urls/"
    assert {row.name for row in ROWS} - there == set(), "these lines name no address"


def test_no_address_has_two_lines():
    assert [name for name, count in Counter(row.name for row in ROWS).items() if count > 1] == []


# Rooms that are still to be built have their place in the menu; until then they are left out, never a dead link.
TO_COME = {"gatherings:mine"}


@pytest.mark.parametrize("way", [*menu.NAV, *(way for ways in menu.TABS.values() for way in ways)], ids=lambda way: way.label)
def test_every_way_in_the_menu_leads_to_a_page_that_its_roles_may_open(way):
    if way.name in TO_COME:
        assert not way.href
        return
    row = next(row for row in ROWS if row.name == way.name)
    assert {role: row.code(role) for role in way.roles if row.code(role) not in {200, 302}} == {}
