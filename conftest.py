"""Every test's world: a throw-away PostgreSQL, no network, no waiting, no browser unless there is one.

The server is started here, before Django reads its settings, and only by the process that leads; the others of
`pytest -n 2` find its address in their environment and make a database each.
"""

import os
import socket
import time
from collections.abc import Iterator
from typing import Any

import pytest

from tests import browsers, servers, turns

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shangliang.config.settings")
servers.lend_database()

import django  # noqa: E402  the settings want the database's address

django.setup()

from whitenoise.middleware import WhiteNoiseMiddleware  # noqa: E402  reads the settings

MAY_WAIT = {"browser", "process"}
connect = socket.socket.connect
_static: dict[str, Any] = {}


class Reached(AssertionError):
    """A test did what tests may not do."""


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser") and browsers.chromium() is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(browsers.HOW)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[Any]:
    """A whole test, fixtures included, is one turn; see tests/turns.py."""
    with turns.turn(alone=item.get_closest_marker("alone") is not None):
        return (yield)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A file is no name for a test: what is packed carries the time of packing, and the workers must agree on names."""
    return argname if isinstance(val, bytes) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow starters first, so that the last worker does not sit with a browser alone."""
    items.sort(key=lambda item: not MAY_WAIT & {mark.name for mark in item.iter_markers()})


def pytest_terminal_summary(terminalreporter: Any) -> None:
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if browsers.HOW in str(report.longrepr)]
    if skipped:
        terminalreporter.section(f"{len(skipped)} BROWSER TESTS WERE NOT RUN", sep="!", red=True, bold=True)
        terminalreporter.line(browsers.HOW)


def _at_home(address: Any) -> bool:
    """Is this a Unix socket or this very computer?"""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    return host in {"localhost", "::1", ""} or host.startswith("127.")


def _connect_at_home(self: socket.socket, address: Any) -> None:
    if not _at_home(address):
        raise Reached(f"a test reached for the network: {address!r}")
    connect(self, address)


def _no_waiting(seconds: float) -> None:
    raise Reached(f"a test waited {seconds} s; move the clock with time_machine, or wait for an event")


def _looked_up_once(self: Any) -> None:
    """Every test client makes its own chain of middleware; the static files under it are looked up once a process."""
    if not _static:
        list_files(self)
        _static.update(self.files)
    self.files = _static


list_files = WhiteNoiseMiddleware.add_files_from_finders
WhiteNoiseMiddleware.add_files_from_finders = _looked_up_once


@pytest.fixture(autouse=True)
def _no_network_and_no_waiting(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", _connect_at_home)
    if not MAY_WAIT & {mark.name for mark in request.node.iter_markers()}:
        monkeypatch.setattr(time, "sleep", _no_waiting)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: Any) -> Iterator[None]:
    """A database for this worker: migrated by the owner, used by the role to which row-level security applies."""
    from django.db import connection
    from django.test import TransactionTestCase
    from django.test.utils import setup_databases, teardown_databases

    empty = TransactionTestCase._fixture_teardown

    def empty_as_owner(case: TransactionTestCase) -> None:
        # The application's role may not truncate, and the ledger's triggers let nobody.
        with connection.owner():
            with connection.cursor() as cursor:
                cursor.execute("set session_replication_role = replica")
            empty(case)
            with connection.cursor() as cursor:
                cursor.execute("set session_replication_role = origin")

    TransactionTestCase._fixture_teardown = empty_as_owner
    with django_db_blocker.unblock():
        config = setup_databases(verbosity=0, interactive=False, serialized_aliases=[])
    yield
    with django_db_blocker.unblock():
        with connection.owner(), connection.cursor() as cursor:
            # A thread of a test that failed may still hold a connection, and would keep the database from going.
            cursor.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")
        teardown_databases(config, verbosity=0)


@pytest.fixture
def world(db: None) -> Iterator[Any]:
    """A committee with one of everybody, entered: where almost every test of a room begins."""
    from shangliang.commons.committees.scope import within
    from tests import given

    made = given.world()
    with within(made.committee):
        yield made
