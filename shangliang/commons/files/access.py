"""Whom a file is asked of: its subject. The permissions here let every role through to that question."""

from typing import Any

from shangliang.commons.access import Role, Viewer, anyone, permission, require
from shangliang.commons.subjects import subjects
from shangliang.foundation.errors import NotFound

from .models import File
from .purposes import purposes

permission("files.attach", "上传附件", tuple(Role))(anyone)
permission("files.remove", "移除附件", tuple(Role))(anyone)


def subject_of(viewer: Viewer, file: File) -> Any:
    """The thing a file hangs on, if the viewer may see it; otherwise there is no such file for them."""
    if file.subject_type not in subjects:
        raise NotFound("没有找到这个附件，可能已移走。")
    subject = subjects.get(file.subject_type)
    if file.subject_id not in subject.visible(viewer, [file.subject_id]):
        raise NotFound("没有找到这个附件，可能已移走，或不属于本委员会。")
    return subject.get(file.subject_id)


def require_sight(viewer: Viewer, file: File) -> None:
    """Raise NotFound unless the viewer sees the subject, NotAllowed unless they may see files of this purpose."""
    thing = subject_of(viewer, file)
    if file.purpose in purposes and (code := purposes.get(file.purpose).see):
        require(viewer, code, thing)
