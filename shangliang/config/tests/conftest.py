"""Folders for servers: pytest closes its own temporary folders to other accounts whenever another run begins."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers import PREFIX


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder of its own in /tmp, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
