"""The throw-away PostgreSQL of a test run: in a temporary folder, without fsync, gone when the run ends."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import psutil

from shangliang.config.embedded import Cluster

PREFIX = "shangliang-test-"


def lend_database() -> None:
    """Point DATABASE_URL at a server of our own unless one is given, and SHANGLIANG_VAR at a temporary folder."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    _clear_leftovers()
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    folder.chmod(0o711)  # the account that root lends to the server must pass through
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["SHANGLIANG_VAR"] = str(folder)
    (folder / "static").mkdir()
    if "DATABASE_URL" not in os.environ:
        os.environ["DATABASE_URL"] = Cluster(folder / "postgres", durable=False).use()


def _clear_leftovers() -> None:
    """Stop and remove what a killed run left behind."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*-*"):
        if not psutil.pid_exists(int(folder.name.removeprefix(PREFIX).split("-")[0])):
            Cluster(folder / "postgres").stop()
            shutil.rmtree(folder, ignore_errors=True)
