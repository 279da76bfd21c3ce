"""The embedded PostgreSQL survives what demos survive."""

import os
import signal
import subprocess
import sys

import psycopg
import pytest

from shangliang.config import embedded
from shangliang.config.embedded import DEAD_PID, Cluster

pytestmark = pytest.mark.process

USER = """
import os, sys
from pathlib import Path
from shangliang.config.embedded import Cluster
cluster = Cluster(Path(sys.argv[1]), durable=False)
cluster.use()
print(cluster.pid(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def cluster(tmp_path):
    made = Cluster(tmp_path / "pg", durable=False)
    yield made
    made.stop()


@pytest.fixture
def another_user(cluster):
    """Starts another process that uses the cluster until its input is closed."""
    started = []

    def start() -> subprocess.Popen:
        command = [sys.executable, "-c", USER, str(cluster.folder)]
        user = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        started.append(user)
        assert user.stdout.readline().strip()
        return user

    yield start
    for user in started:
        user.kill()
        user.communicate()


def rows(cluster: Cluster) -> list[tuple]:
    with psycopg.connect(cluster.url) as connection:
        return connection.execute("select word from words order by word").fetchall()


def test_it_starts_keeps_stops_and_starts_again(cluster):
    with psycopg.connect(cluster.use()) as connection:
        connection.execute("create table words (word text)")
        connection.execute("insert into words values ('提案'), ('𬭚')")
        version, zone, encoding = connection.execute(
            "select current_setting('server_version_num')::int, current_setting('TimeZone'), current_setting('server_encoding')"
        ).fetchone()
    assert (version // 10000, zone, encoding) == (18, "Asia/Shanghai", "UTF8")
    cluster.leave()
    assert cluster.pid() is None
    cluster.use()
    assert rows(cluster) == [("提案",), ("𬭚",)]


def test_whoever_leaves_last_stops_it(cluster, another_user):
    cluster.use()
    other = another_user()
    cluster.leave()
    assert cluster.pid() is not None
    other.communicate("")
    assert cluster.pid() is None


def test_it_outlives_a_killed_user_and_is_found_again(cluster, another_user):
    other = another_user()
    other.send_signal(signal.SIGKILL)
    other.wait()
    before = cluster.pid()
    assert before is not None
    cluster.use()
    assert cluster.pid() == before


def test_what_was_committed_is_there_after_the_server_was_killed(cluster):
    cluster.settings = embedded.SETTINGS
    with psycopg.connect(cluster.use()) as connection:
        connection.execute("create table words as select 'kept'::text as word")
    os.kill(cluster.pid(), signal.SIGKILL)
    cluster.leave()
    cluster.use()
    assert rows(cluster) == [("kept",)]


@pytest.mark.parametrize("number", [os.getpid(), 1, DEAD_PID], ids=["of this program", "of the first program", "of nobody"])
def test_a_lock_left_by_a_dead_server_does_not_stop_the_next(cluster, number):
    """The number in the lock may by now belong to any program."""
    cluster.use()
    lock = cluster.data / "postmaster.pid"
    left = lock.read_text().split("\n", 1)[1]
    cluster.leave()
    lock.write_text(f"{number}\n{left}")
    cluster.use()
    assert cluster.pid() not in {None, number}


def test_two_stand_side_by_side(cluster, tmp_path):
    other = Cluster(tmp_path / "other", durable=False)
    try:
        assert cluster.use() != other.use()
        assert cluster.pid() != other.pid()
    finally:
        other.leave()


def test_a_path_too_long_for_a_socket_will_do(tmp_path):
    deep = Cluster(tmp_path / ("很深" * 20) / "pg", durable=False)
    try:
        with psycopg.connect(deep.use()) as connection:
            assert connection.execute("select 1").fetchone() == (1,)
    finally:
        deep.leave()
        assert not deep.socket_folder.is_relative_to(deep.folder)


def test_a_first_start_cut_short_leaves_nothing_half_made(cluster, monkeypatch):
    monkeypatch.setattr(Cluster, "_start", lambda self: 1 / 0)
    monkeypatch.setattr(embedded.os, "rename", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        cluster.use()
    monkeypatch.undo()
    assert not cluster.data.exists()
    cluster.leave()
    cluster.use()
    assert cluster.pid()


def test_what_postgresql_says_is_passed_on(cluster):
    cluster.use()
    cluster.leave()
    (cluster.data / "postgresql.conf").write_text("no_such_setting = 1\n")
    with pytest.raises(embedded.EmbeddedError, match="no_such_setting"):
        cluster.use()
    cluster.leave()
