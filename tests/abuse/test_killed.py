"""The server killed outright while twenty people hand in: what was acknowledged is there, and nothing is half there."""

import contextlib
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import psutil
import pytest

from shangliang.config.embedded import Cluster
from shangliang.config.env import REPOSITORY
from tests.servers import PREFIX

pytestmark = pytest.mark.process
PEOPLE, TOKEN = 20, "k" * 32
TEXT = {
    "title": "关于在渡口增设避雨亭的提案", "grounds": "江边三个渡口没有遮雨的地方，学生冒雨等船。" * 12, "recommendations": ["建三座避雨亭。", "配照明和座椅。"],
    "category": "社会民生", "may_publish": "yes", "then": "submit", "seen_alike": "1", "csrfmiddlewaretoken": TOKEN,
}  # fmt: skip


@pytest.fixture
def home() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    folder.chmod(0o711)
    yield folder / "var"
    Cluster(folder / "var" / "postgres").stop()
    shutil.rmtree(folder, ignore_errors=True)


class Server:
    """The whole program as `make demo` runs it, over an empty database of its own."""

    def __init__(self, home: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        plain = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
        self.home, self.env = home, plain | {"SHANGLIANG_VAR": str(home), "PORT": str(self.port), "WORKERS": "2", "DEMO_CITY": "0"}
        self.run: subprocess.Popen[str] | None = None

    def start(self) -> str:
        """Come up; gives what was said on the way."""
        self.run = subprocess.Popen(
            [sys.executable, "-m", "shangliang.config.run"], cwd=REPOSITORY, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        said, ready = [], threading.Event()
        threading.Thread(target=_listen, args=[self.run.stdout, said, ready]).start()
        assert ready.wait(120)
        return "".join(said)

    def ask(self, what: str, word: str) -> list:
        """What killing.py answers on the server's database."""
        url = Cluster(self.home / "postgres").url
        answer = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "tests.abuse.killing", what, word], cwd=REPOSITORY, env=self.env | {"DATABASE_URL": url}, capture_output=True, text=True, check=False
        )
        assert answer.returncode == 0, answer.stderr
        return json.loads(answer.stdout)

    def programs(self, *words: str) -> list[psutil.Process]:
        """Our running programs whose command holds one of these words."""
        assert self.run is not None
        found = psutil.Process(self.run.pid).children(recursive=True)
        if pid := Cluster(self.home / "postgres").pid():
            found += [psutil.Process(pid), *psutil.Process(pid).children()]
        return [one for one in found if any(word in " ".join(_command(one)) for word in words)]

    def stop(self) -> None:
        if self.run is not None:
            self.run.terminate()
            self.run.wait(60)


def _listen(output, said: list[str], ready: threading.Event) -> None:
    with output:
        for line in output:
            said.append(line)
            if "Ctrl-C" in line:
                ready.set()
    ready.set()


def _command(process: psutil.Process) -> list[str]:
    with contextlib.suppress(psutil.Error):
        return process.cmdline()
    return []


def _kill(processes: list[psutil.Process]) -> None:
    for one in processes:
        with contextlib.suppress(psutil.Error):
            one.send_signal(signal.SIGKILL)


class Crowd:
    """Twenty members who hand in one proposal after the other, and remember what the server acknowledged."""

    def __init__(self, port: int, sessions: list[str]) -> None:
        self.port, self.sessions, self.acknowledged = port, sessions, []
        self.enough, self.over = threading.Semaphore(0), threading.Event()
        self.threads = [threading.Thread(target=self._live, args=[session]) for session in sessions]
        for one in self.threads:
            one.start()

    def wait_for(self, more: int) -> None:
        """Until that many more have been acknowledged."""
        for _ in range(more):
            assert self.enough.acquire(timeout=60)

    def leave(self) -> None:
        self.over.set()
        for one in self.threads:
            one.join(30)

    def _live(self, session: str) -> None:
        while not self.over.is_set():
            # Whatever breaks off was not acknowledged.
            with contextlib.suppress(OSError, http.client.HTTPException):
                begun = self._post(session, "/proposals/new/", {"csrfmiddlewaretoken": TOKEN})
                if begun.endswith("/write/") and self._post(session, begun, TEXT).endswith("/receipt/"):
                    self.acknowledged.append(int(begun.split("/")[2]))
                    self.enough.release()

    def _post(self, session: str, path: str, form: dict) -> str:
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)) as web:
            head = {"Cookie": f"sessionid={session}; csrftoken={TOKEN}", "Content-Type": "application/x-www-form-urlencoded"}
            web.request("POST", path, urlencode(form, doseq=True), head)
            answer = web.getresponse()
            answer.read()
            return answer.getheader("Location", "") if answer.status == 302 else ""


def test_nothing_acknowledged_is_lost_and_nothing_is_half_there(home):
    server = Server(home)
    try:
        assert "Shangliang is ready" in server.start()
        crowd = Crowd(server.port, server.ask("make", str(PEOPLE)))
        try:
            crowd.wait_for(10)
            master, *workers = sorted(server.programs("gunicorn"), key=lambda one: one.pid)
            _kill(workers)  # the master brings new ones, and the crowd goes on
            crowd.wait_for(10)
            _kill([master, *server.programs("gunicorn", "postgres")])
        finally:
            crowd.leave()
        assert server.run.wait(60) == 1, "the rest stops when a part was killed"
        assert "Shangliang is ready" in server.start()
        assert len(crowd.acknowledged) >= 20
        again = Crowd(server.port, crowd.sessions)
        try:
            again.wait_for(3)
        finally:
            again.leave()
        assert server.ask("check", json.dumps(crowd.acknowledged + again.acknowledged)) == []
    finally:
        server.stop()
