"""`make demo`: the whole program on this computer, from one command to Ctrl-C.

Starts our PostgreSQL (unless DATABASE_URL names another), brings the tables up to date, loads the demo city into an empty
database, starts web and worker, says where to go and whom to sign in as. It restarts nothing: when a part ends by itself the
rest is stopped and the reason is above. Everything that was started is stopped again, also when this process is killed.
"""

import contextlib
import ctypes
import fcntl
import hashlib
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from shangliang.config import embedded
from shangliang.config.env import REPOSITORY, BadEnvironment, Environment, env

OURS = ["postgres", "files", "static", "secret-key", "field-key", "demo-logins.txt", "demo-loading", "prepared"]
PATIENCE = 60  # seconds for the pages to come up
GRACE = 10  # seconds for a part to finish what it is doing
PR_SET_PDEATHSIG = 1


class Stopped(Exception):
    """Somebody asked us to stop."""


class Part:
    """One running program."""

    def __init__(self, name: str, *command: str, **settings: str) -> None:
        self.name = name
        self.process = subprocess.Popen(
            [sys.executable, *command],
            env=os.environ | settings,
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C comes to us alone; we pass it on in the right order
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
        )

    def ended(self) -> bool:
        return self.process.poll() is not None

    def ask_to_stop(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self.process.terminate()

    def wait(self, until: float) -> None:
        """Wait for its end; after `until` (monotonic seconds) end it by force, and in any case what it left running."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(max(0.1, until - time.monotonic()))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def _die_with_parent() -> None:
    """Runs in the child: be told to stop should the parent be killed outright."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def say(text: str = "") -> None:
    print(text, flush=True)


def main(arguments: list[str]) -> int:
    """The exit code: 0 after Ctrl-C or SIGTERM, 1 when something could not start or ended by itself."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    env.var.mkdir(parents=True, exist_ok=True)
    try:
        with _alone(env.var / "run.lock"):
            if "--reset" in arguments:
                reset(env)
            run(env)
    except Stopped:
        say("已停下。 Stopped.")
        return 0
    except embedded.EmbeddedError as error:
        say(str(error))
        return 1
    return 1


def _stop(number: int, frame: object) -> None:
    _hear_no_more()
    raise Stopped


def _hear_no_more() -> None:
    """An impatient second Ctrl-C must not tear the stopping apart."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)


@contextlib.contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with open(lock, "a") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BadEnvironment(
                f"这个数据目录正由另一个 make demo 使用：{lock.parent}。请先停下它，或另设 SHANGLIANG_VAR 和 PORT。\n"
                "Another make demo uses this data folder; stop it, or set SHANGLIANG_VAR and PORT."
            ) from None
        yield


def reset(env: Environment) -> None:
    """Throw the demo's data away: only what is ours, whatever else may lie in the folder."""
    if env.database_url:
        raise BadEnvironment(
            "设了 DATABASE_URL 时不清空数据，请在该数据库里自行处理。\nWith DATABASE_URL set nothing is thrown away; do it in that database."
        )
    embedded.stop()
    for name in OURS:
        path = env.var / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    say("演示数据已清空。 The demo's data is gone.")


def run(env: Environment) -> None:
    """Start everything, say where it is, and stay until asked to stop (raises Stopped) or a part ends (returns)."""
    _need_port(env)
    os.environ["SHANGLIANG_DEMO"] = "1"
    if not env.database_url:
        os.environ["DATABASE_URL"] = embedded.owner_url()
    parts: list[Part] = []
    try:
        if not _prepared(env, parts):
            say("数据库没有准备好，原因见上。 The database could not be prepared, see above.")
            return
        parts.append(Part("web", "-m", "gunicorn", "-c", "python:shangliang.config.serving", "shangliang.config.wsgi:application"))
        if _answers(env, parts):
            parts.append(Part("worker", "manage.py", "procrastinate", "worker"))
            _welcome(env)
            _watch(parts)
    finally:
        stop(parts)
        if not env.database_url:
            embedded.cluster().leave()


def _prepared(env: Environment, parts: list[Part]) -> bool:
    """Bring the database up to date. One of our own that was prepared by this very version is not asked again."""
    stamp, wanted = env.var / "prepared", _version(env)
    if not env.database_url and stamp.exists() and stamp.read_text() == wanted:
        return True
    parts.append(Part("prepare", "-m", "shangliang.config.prepare"))
    done = parts[0].process.wait() == 0
    parts.clear()
    if done:
        stamp.write_text(wanted)
    return done


def _version(env: Environment) -> str:
    """A fingerprint of what decides how the tables look, and of whether the demo city is wanted."""
    files = [*sorted((REPOSITORY / "shangliang").rglob("migrations/*.py")), REPOSITORY / "requirements.lock"]
    what = hashlib.sha256(str(env.demo_city).encode())
    for file in files:
        what.update(file.name.encode() + file.read_bytes())
    return what.hexdigest()


def _need_port(env: Environment) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with contextlib.suppress(OSError):
            probe.bind((env.host, env.port))
            return
    with socket.socket() as probe:
        probe.bind((env.host, 0))
        free = probe.getsockname()[1]
    raise BadEnvironment(
        f"端口 {env.port} 已被占用。请换一个，例如：PORT={free} make demo\nPort {env.port} is taken. Try another: PORT={free} make demo"
    )


def _answers(env: Environment, parts: list[Part]) -> bool:
    """Wait until /healthz says ready; False when a part ended or the patience did."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and not _ended(parts):
        # Asked directly: urllib would go by way of a proxy that the environment names.
        web = http.client.HTTPConnection(env.host, env.port, timeout=5)
        with contextlib.suppress(OSError, http.client.HTTPException), contextlib.closing(web):
            web.request("GET", "/healthz")
            if web.getresponse().status == 200:
                return True
        time.sleep(0.05)
    if not _ended(parts):
        say(f"网页在 {PATIENCE} 秒内没有就绪。 The pages did not come up in {PATIENCE} s.")
    return False


def _watch(parts: list[Part]) -> None:
    while not _ended(parts):
        time.sleep(0.5)


def _ended(parts: list[Part]) -> bool:
    over = [part for part in parts if part.ended()]
    for part in over:
        say(f"{part.name} 自行停止了（{part.process.returncode}），原因见上。 {part.name} ended by itself, see above.")
    return bool(over)


def stop(parts: list[Part]) -> None:
    """Stop all parts together; each has ten seconds to finish what it is doing."""
    _hear_no_more()
    for part in parts:
        part.ask_to_stop()
    until = time.monotonic() + GRACE
    for part in parts:
        part.wait(until)


def _welcome(env: Environment) -> None:
    say(f"\n商量已就绪：http://{env.host}:{env.port}/  Shangliang is ready.")
    logins = env.var / "demo-logins.txt"
    if logins.exists():
        say("\n" + logins.read_text().rstrip())
    say("\n按 Ctrl-C 停下，数据留在 " + str(env.var) + "。 Ctrl-C stops it and keeps the data.\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
