"""Uploads that wait for their confirmation: kept sealed for a while, one per person and purpose, so that nobody uploads twice.

They lie beside the other files, never under a name that came from outside, and are thrown away when used, replaced or old.
"""

import hashlib
import json
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest

from shangliang.commons.people.sealed import seal, unseal
from shangliang.foundation.errors import Invalid, NotNow

from .requests import viewer_of

KEEP = 2 * 60 * 60
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Held:
    """An upload that waits: what it was called, its content, and a mark that changes with every upload."""

    name: str
    data: bytes
    mark: str


def hold(request: HttpRequest, purpose: str, field: str = "file", *, most_mb: int = 20) -> Held:
    """Keep the file of a form field for this person, in place of an earlier one. Raises Invalid when there is none or it is too big."""
    upload = request.FILES.get(field)
    if upload is None:
        raise Invalid("还没有选文件。请选好再读。", "no_file", fields={field: "请选一个文件"})
    if (upload.size or 0) > most_mb * MEGABYTE:
        raise Invalid(
            f"“{upload.name}”有 {(upload.size or 0) / MEGABYTE:.0f} MB，最多 {most_mb} MB。请删去图片和用不到的表，或分成几个文件。", "too_big",
            fields={field: f"超过 {most_mb} MB"},
        )
    return keep(request, purpose, upload.name or "", upload.read())


def keep(request: HttpRequest, purpose: str, name: str, data: bytes) -> Held:
    """Keep content that was made here, for this person to fetch later."""
    _sweep()
    path = _path(request, purpose)
    mark = hashlib.sha256(data).hexdigest()[:16]
    head = json.dumps({"name": name, "mark": mark}).encode()
    scratch = path.with_suffix(f".{mark}")
    scratch.write_bytes(seal(len(head).to_bytes(4, "big") + head + data))
    scratch.replace(path)
    return Held(name, data, mark)


def held(request: HttpRequest, purpose: str) -> Held | None:
    """What waits for this person, or None when nothing does or it has waited too long."""
    path = _path(request, purpose)
    with suppress(FileNotFoundError):
        if path.stat().st_mtime > time.time() - KEEP and (opened := unseal(path.read_bytes())):
            size = int.from_bytes(opened[:4], "big")
            head = json.loads(opened[4 : 4 + size])
            return Held(head["name"], opened[4 + size :], head["mark"])
    return None


def must_be_held(request: HttpRequest, purpose: str) -> Held:
    """What waits for this person; raises NotNow when it has to be uploaded anew."""
    found = held(request, purpose)
    if found is None:
        raise NotNow("上传的文件只保留两小时，已经清掉了。请重新上传。", code="upload_gone")
    return found


def let_go(request: HttpRequest, purpose: str) -> None:
    """Throw away what waits; nothing happens when nothing does."""
    _path(request, purpose).unlink(missing_ok=True)


def _folder() -> Path:
    folder = Path(settings.MEDIA_ROOT) / "held"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _path(request: HttpRequest, purpose: str) -> Path:
    viewer = viewer_of(request)
    whose = f"{viewer.committee_id}/{viewer.user_id}/{purpose}/{settings.SECRET_KEY}"
    return _folder() / f"{hashlib.sha256(whose.encode()).hexdigest()}.held"


def _sweep() -> None:
    """Throw away everybody's that is old; few, so that looking costs nothing."""
    old = time.time() - KEEP
    for path in _folder().iterdir():
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < old:
                path.unlink()
