"""PDF made by the worker: asked for here, waited for by a page, kept for the next who asks for the same paper.

What is asked lies in a folder named by what the papers say, beside the conversion's places and outside the web root, one folder
per committee: the .docx that go in, the file that comes out, or why none did. Nothing of it is a record: after `KEEP` it goes.
"""

import hashlib
import io
import json
import os
import shutil
import time
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from shangliang.foundation.errors import Refused

from .pdf import bundle, to_pdf

KEEP, LOST = 7 * 86400, 300
"""Seconds that a made file is kept, and after which one that nobody made is asked for again."""
ASKED, WRONG, MADE, WORK = "asked.json", "wrong.txt", "made", "work"


@dataclass(frozen=True)
class Progress:
    """How far it is: `done` of `total` papers; `wrong` says why there will be none."""

    ready: bool
    begun: bool
    done: int
    total: int
    wrong: str = ""


def key_of(papers: Sequence[tuple[str, bytes]], zipped: bool) -> str:
    """The same for papers that say the same, whenever they were written."""
    digest = hashlib.sha256(b"zip" if zipped else b"one")
    for name, content in papers:
        digest.update(name.encode())
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            for entry in sorted(file.namelist()):
                digest.update(entry.encode() + file.read(entry))
    return digest.hexdigest()


def folder_of(committee: int, key: str) -> Path:
    """Where one asked file lies; the key must be one, so that no name can lead elsewhere."""
    if len(key) != 64 or not set(key) <= set("0123456789abcdef"):
        raise ValueError("not a key")
    return Path(settings.MEDIA_ROOT).parent / "pdf" / str(int(committee)) / key


def ask(committee: int, papers: Sequence[tuple[str, bytes]], *, zipped: bool) -> tuple[str, bool]:
    """Put papers down to be converted; gives their key, and whether somebody has to be told to make it."""
    key = key_of(papers, zipped)
    folder = folder_of(committee, key)
    if (folder / MADE).exists() or _waits(folder):
        return key, False
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, mode=0o700)
    for at, (_, content) in enumerate(papers):
        (folder / f"{at}.docx").write_bytes(content)
    (folder / ASKED).write_text(json.dumps({"names": [name for name, _ in papers], "zipped": zipped}), encoding="utf-8")
    _prune(folder.parent)
    return key, True


def _waits(folder: Path) -> bool:
    asked = folder / ASKED
    return asked.exists() and not (folder / WRONG).exists() and time.time() - asked.stat().st_mtime < LOST


def _prune(place: Path) -> None:
    for folder in place.iterdir():
        if time.time() - folder.stat().st_mtime > KEEP:
            shutil.rmtree(folder, ignore_errors=True)


def make(committee: int, key: str) -> None:
    """Convert what was asked; what went wrong is kept as the sentence the page shows."""
    folder = folder_of(committee, key)
    if not (folder / ASKED).exists() or (folder / MADE).exists():
        return
    asked = json.loads((folder / ASKED).read_text(encoding="utf-8"))
    papers = [(folder / f"{at}.docx").read_bytes() for at in range(len(asked["names"]))]
    try:
        made = to_pdf(papers, work=folder / WORK)
    except Refused as why:
        (folder / WRONG).write_text(why.message, encoding="utf-8")
        return
    finally:
        shutil.rmtree(folder / WORK, ignore_errors=True)
    content = bundle([(f"{name}.pdf", one) for name, one in zip(asked["names"], made, strict=True)]) if asked["zipped"] else made[0]
    (folder / "coming").write_bytes(content)
    os.replace(folder / "coming", folder / MADE)
    for at in range(len(papers)):
        (folder / f"{at}.docx").unlink()


def progress(committee: int, key: str) -> Progress | None:
    """How far one is; None where nothing of the kind is asked, or no longer kept."""
    folder = folder_of(committee, key)
    if not (folder / ASKED).exists():
        return None
    total = len(json.loads((folder / ASKED).read_text(encoding="utf-8"))["names"])
    if (folder / MADE).exists():
        return Progress(True, True, total, total)
    wrong = (folder / WRONG).read_text(encoding="utf-8") if (folder / WRONG).exists() else ""
    return Progress(False, (folder / WORK).exists(), len(list((folder / WORK).glob("*.pdf"))), total, wrong)


def content(committee: int, key: str) -> bytes:
    """The made file; raises FileNotFoundError."""
    return (folder_of(committee, key) / MADE).read_bytes()
