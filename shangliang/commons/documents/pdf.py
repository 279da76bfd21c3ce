"""From .docx to PDF by LibreOffice, found when it is asked for (docs/decisions/0120-papers.md).

Each conversion runs in a process and a profile of its own, under a time limit; at most `SLOTS` at once on this machine.
"""

import fcntl
import io
import os
import shutil
import signal
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings

from shangliang.foundation.errors import NotNow

SLOTS, PATIENCE, LIMIT, PER_PAPER = 2, 20.0, 60.0, 2.0
"""Conversions at once; seconds to wait for a place; seconds a conversion may take, and for each further paper."""
NAMES = ("soffice", "libreoffice")
COMMAND = "make office"
MISSING = f"这台服务器没有装 LibreOffice，现在不能出 PDF。请先下载 Word 文件；管理员在服务器上运行 {COMMAND} 装好后，不用重启就能用。"


def program() -> str | None:
    """LibreOffice on this machine, or None."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def to_pdf(papers: Sequence[bytes], *, work: Path | None = None) -> list[bytes]:
    """Each .docx as PDF, one after the other in the folder `work` where one is given; raises NotNow where there is no LibreOffice, no free place, or it takes too long."""
    office = program()
    if office is None:
        raise NotNow(MISSING, code="no_office")
    if work is not None:
        with _slot():
            work.mkdir(parents=True, exist_ok=True, mode=0o700)
            return _converted(office, work, papers)
    with _slot(), tempfile.TemporaryDirectory(prefix="shangliang-pdf-") as folder:
        return _converted(office, Path(folder), papers)


def bundle(files: Sequence[tuple[str, bytes]]) -> bytes:
    """Papers as one .zip; names that come twice are numbered."""
    buffer, seen = io.BytesIO(), dict[str, int]()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            seen[name] = seen.get(name, 0) + 1
            stem, dot, extension = name.rpartition(".")
            archive.writestr(name if seen[name] == 1 else f"{stem}（{seen[name]}）{dot}{extension}", content)
    return buffer.getvalue()


def _converted(office: str, folder: Path, papers: Sequence[bytes]) -> list[bytes]:
    places = [folder / f"{at}.docx" for at in range(len(papers))]
    for place, content in zip(places, papers, strict=True):
        place.write_bytes(content)
    command = [office, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
               "--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder), *map(str, places)]  # fmt: skip
    quiet = {"HOME": str(folder), "PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8"}
    # A session of its own, so that what LibreOffice starts ends with it.
    process = subprocess.Popen(command, env=quiet, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        process.wait(LIMIT + PER_PAPER * len(papers))
    except subprocess.TimeoutExpired:
        raise NotNow("转成 PDF 用的时间太长，已经停下。请先下载 Word 文件，或过一会儿再试。", code="pdf_slow") from None
    finally:
        _end(process)
    made = [place.with_suffix(".pdf") for place in places]
    if not all(place.exists() and place.read_bytes()[:5] == b"%PDF-" for place in made):
        raise NotNow("LibreOffice 没有转出 PDF。请先下载 Word 文件，并告诉管理员。", code="pdf_failed")
    return [place.read_bytes() for place in made]


def _end(process: "subprocess.Popen[bytes]") -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextmanager
def _slot() -> Iterator[None]:
    """One of the places on this machine; raises NotNow when none is free for a while. The lock ends with its process."""
    folder = Path(settings.MEDIA_ROOT).parent / "pdf"
    folder.mkdir(parents=True, exist_ok=True)
    files = [(folder / f"slot-{at}").open("w") for at in range(SLOTS)]
    until = time.monotonic() + PATIENCE
    try:
        while not any(_locks(file) for file in files):
            if time.monotonic() > until:
                raise NotNow("正在转换的文件比较多，请过一会儿再试，或先下载 Word 文件。", code="pdf_busy")
            time.sleep(0.2)
        yield
    finally:
        for file in files:
            file.close()


def _locks(file: io.TextIOWrapper) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
