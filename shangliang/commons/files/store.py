"""Where the bytes are: one folder per committee outside the web root, every file under the hash of its content.

Written to a temporary name, flushed to the disk, then renamed: what is there under its name is whole.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

PIECE = 1 << 20


@dataclass(frozen=True)
class Stored:
    """What was put away: the SHA-256 of the content in hexadecimal, and its size in bytes."""

    sha256: str
    size: int


def path_of(committee_id: int, sha256: str) -> Path:
    """Where the content with this hash lies; the hash must be one, so that no name can lead elsewhere."""
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise ValueError("not a SHA-256")
    return Path(settings.MEDIA_ROOT) / str(int(committee_id)) / sha256[:2] / sha256


def put(committee_id: int, pieces: Iterable[bytes]) -> Stored:
    """Keep the content; the same content twice is kept once. Durable when this returns."""
    root = Path(settings.MEDIA_ROOT) / str(int(committee_id))
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest, size = hashlib.sha256(), 0
    handle, name = tempfile.mkstemp(dir=root, prefix=".coming-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                digest.update(piece)
                size += len(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        place = path_of(committee_id, digest.hexdigest())
        place.parent.mkdir(exist_ok=True, mode=0o700)
        temporary.replace(place)
        _settle(place.parent)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return Stored(digest.hexdigest(), size)


def _settle(folder: Path) -> None:
    """Make the new name survive a power cut."""
    for place in (folder, folder.parent):
        handle = os.open(place, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def open_content(committee_id: int, sha256: str) -> BinaryIO:
    """The content, open for reading; raises FileNotFoundError when the disk lost it."""
    return path_of(committee_id, sha256).open("rb")
