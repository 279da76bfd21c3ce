"""Putting files to subjects and taking them away."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO, Protocol

from shangliang.commons.access import require
from shangliang.commons.committees.scope import setting
from shangliang.commons.ledger.acts import Act, action, record
from shangliang.commons.subjects import Ref, ref
from shangliang.foundation.errors import Invalid, NotNow

from . import store
from .access import subject_of
from .facts import FileRemoved, FilesAttached
from .kinds import Kind, check
from .models import File
from .purposes import Purpose, purposes


class Upload(Protocol):
    """What Django calls an uploaded file; a ContentFile with a name does as well."""

    name: str | None
    size: int
    file: Any

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]: ...


@action("files.attach", FilesAttached)
def attach(act: Act, thing: Any, *, purpose: str, uploads: Sequence[Upload]) -> list[File]:
    """Put files to `thing` for a declared purpose, all or none; one fact names them all.

    Asks the purpose's permission of `thing`. Raises Invalid (field "file") for a file that is not taken, or too many.
    """
    wanted = purposes.get(purpose)
    subject = ref(thing)
    if subject.type != wanted.subject_type:
        raise LookupError(f"{purpose} is for {wanted.subject_type}, not {subject.type}")
    require(act.viewer, wanted.attach, thing)
    _enough_room(wanted, subject, len(uploads))
    checked = [(upload, *examined(upload)) for upload in uploads]
    files = [_kept(act, subject, wanted, upload, kind, name) for upload, kind, name in checked]
    File.objects.bulk_create(files)
    record(act, FilesAttached(purpose=wanted.label, names=[file.name for file in files]), about=thing)  # type: ignore[call-arg]
    return files


@action("files.remove", FileRemoved)
def remove(act: Act, file: File, *, reason: str = "") -> File:
    """Take a file away from its subject; asks the purpose's permission of the subject."""
    if file.removed_at is not None:
        raise NotNow(f"“{file.name}”已经移除过了。请刷新页面看最新情况。", code="removed_already")
    thing = subject_of(act.viewer, file)
    wanted = purposes.get(file.purpose)
    require(act.viewer, wanted.attach, thing)
    file.removed_at = act.at
    file.save(update_fields=["removed_at"])
    record(act, FileRemoved(purpose=wanted.label, name=file.name, reason=reason.strip()), about=thing)  # type: ignore[call-arg]
    return file


def examined(upload: Upload) -> tuple[Kind, str]:
    """The kind of an upload by its content and the name to keep it under, by this committee's settings; or Invalid."""
    content: BinaryIO = upload.file
    return check(content, upload.name or "", upload.size, allowed=list(setting("files.extensions")), most_mb=setting("files.most_mb"))


def _enough_room(wanted: Purpose, subject: Ref, coming: int) -> None:
    if not coming:
        raise Invalid("还没有选文件。请先选择要上传的文件。", "file_none", fields={"file": "还没有选文件"})
    there = File.objects.filter(subject_type=subject.type, subject_id=subject.id, purpose=wanted.code, removed_at__isnull=True).count()
    if there + coming > wanted.most:
        raise Invalid(f"{wanted.label}最多 {wanted.most} 份，现有 {there} 份，这次又选了 {coming} 份。请先移除用不着的，或合并后再传。",
                      "file_too_many", fields={"file": f"最多 {wanted.most} 份"})


def _kept(act: Act, subject: Ref, wanted: Purpose, upload: Upload, kind: Kind, name: str) -> File:
    stored = store.put(act.committee, _pieces(upload))
    return File(committee_id=act.committee, subject_type=subject.type, subject_id=subject.id, purpose=wanted.code, name=name, kind=kind.code,
                mime=kind.mime, size=stored.size, sha256=stored.sha256, uploaded_by_id=act.viewer.user_id, at=act.at)


def _pieces(upload: Upload) -> Iterable[bytes]:
    upload.file.seek(0)
    return upload.chunks(store.PIECE)
