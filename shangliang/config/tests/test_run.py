"""`make demo` comes up, tells where it is, and goes without leaving anything behind."""

import contextlib
import fcntl
import http.client
import os
import signal
import socket
import subprocess
import sys

import psutil
import pytest

from shangliang.config import npm
from shangliang.config.env import REPOSITORY

pytestmark = pytest.mark.process


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def demo(tmp_path):
    """Starts a demo over an empty database; returns it once it has said `until`, or has ended."""
    started = []

    def start(*arguments: str, port: int, until: str = "Ctrl-C", **settings: str) -> tuple[subprocess.Popen, str]:
        plain = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
        given = {"SHANGLIANG_VAR": str(tmp_path / "var"), "PORT": str(port), "WORKERS": "1", "DEMO_CITY": "0"} | settings
        run = subprocess.Popen(
            [sys.executable, "-m", "shangliang.config.run", *arguments],
            cwd=REPOSITORY, env=plain | given, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        started.append(run)
        said = ""
        for line in run.stdout:
            said += line
            if until in line:
                break
        return run, said

    yield start
    for run in started:
        run.terminate()
        run.communicate()


def status(port: int) -> int:
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as web:
        web.request("GET", "/healthz")
        return web.getresponse().status


def ours(tmp_path) -> list[str]:
    """Live programs that work on this test's data."""
    found = []
    for process in psutil.process_iter(["status", "cmdline", "environ"]):
        words = " ".join(process.info["cmdline"] or []) + str((process.info["environ"] or {}).get("SHANGLIANG_VAR"))
        if str(tmp_path) in words and process.info["status"] != psutil.STATUS_ZOMBIE:
            found.append(words)
    return found


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_and_stops_cleanly(demo, tmp_path, number):
    port = free_port()
    run, said = demo(port=port)
    assert f"http://127.0.0.1:{port}/" in said
    assert status(port) == 200
    run.send_signal(number)
    rest, _ = run.communicate(timeout=90)
    assert run.returncode == 0, rest
    assert "Traceback" not in said + rest, said + rest
    assert not ours(tmp_path)


def test_a_second_one_on_the_same_data_is_turned_away(demo, tmp_path):
    (tmp_path / "var").mkdir()
    with open(tmp_path / "var" / "run.lock", "w") as first:
        fcntl.flock(first, fcntl.LOCK_EX)
        second, said = demo(port=free_port())
    assert second.wait(timeout=90) == 1
    assert "SHANGLIANG_VAR" in said


def test_a_taken_port_is_named_with_another_to_try(demo):
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        run, said = demo(port=port)
    assert run.wait(timeout=90) == 1
    assert f"端口 {port} 已被占用" in said
    assert "PORT=" in said


def test_starting_anew_takes_only_what_is_ours(demo, tmp_path):
    mine = tmp_path / "var" / "my-own-notes.txt"
    mine.parent.mkdir()
    mine.write_text("kept")
    (tmp_path / "var" / "secret-key").write_text("s" * 60)
    (tmp_path / "var" / "files").mkdir()
    run, said = demo("--reset", port=free_port(), until="已清空")
    assert "已清空" in said
    assert run.poll() is None
    assert mine.read_text() == "kept"
    assert not (tmp_path / "var" / "files").exists()
    assert not (tmp_path / "var" / "secret-key").exists() or "s" * 60 not in (tmp_path / "var" / "secret-key").read_text()


def test_a_database_of_others_is_never_emptied(demo):
    run, said = demo("--reset", port=free_port(), DATABASE_URL="postgresql://nobody@localhost/nothing")
    assert run.wait(timeout=90) == 1
    assert "不清空" in said


def test_what_is_served_is_there():
    assert not npm.missing()
    assert (npm.icons() / "user.svg").exists()
    served = {f"{prefix}/{path.name}" for prefix, folder in npm.static_dirs() for path in folder.iterdir()}
    assert {"vendor/tabler/css/tabler.min.css", "vendor/tabler/js/tabler.min.js"} <= served
    assert {"vendor/htmx/htmx.min.js", "vendor/echarts/echarts.min.js"} <= served
