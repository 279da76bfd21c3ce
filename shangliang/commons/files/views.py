"""The only way to a file's content: through the permission of the subject it hangs on."""

from urllib.parse import quote

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from shangliang.foundation.errors import NotAllowed, NotFound

from . import queries, store

PRIVATE = "private, no-store"
FENCED = "default-src 'none'; sandbox"


class Content(FileResponse):
    """A file on its way, in pieces large enough for 20 MB."""

    block_size = 1 << 18


@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file, to be saved."""
    return _answer(request, pk, inline=False)


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file inside a page: photos only; anything else is handed over to be saved."""
    return _answer(request, pk, inline=True)


download.opens_to = show.opens_to = frozenset()  # type: ignore[attr-defined]


def _answer(request: HttpRequest, pk: int, *, inline: bool) -> HttpResponseBase:
    viewer = getattr(request, "viewer", None)
    if viewer is None:
        raise NotAllowed("请先登录，再打开附件。", code="sign_in")
    if viewer.committee_id is None:
        raise NotAllowed("附件是各地政协自己的工作，平台管理员不能打开。")
    file = queries.find(viewer, pk)
    try:
        content = store.open_content(file.committee_id, file.sha256)
    except FileNotFoundError as lost:
        raise NotFound(f"“{file.name}”的登记还在，内容没有找到。请告诉管理员从备份里取回（编号 {file.pk}）。", code="content_lost") from lost
    shown = inline and file.sort.inline
    response = Content(content, content_type=file.sort.mime)
    response["Content-Length"] = str(file.size)
    response["Content-Disposition"] = disposition(file.name, inline=shown)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = FENCED
    response["Cache-Control"] = PRIVATE
    return response


def disposition(name: str, *, inline: bool = False) -> str:
    """The Content-Disposition of a file of any name: plain ASCII for old programs, RFC 5987 for all others."""
    stem, dot, extension = name.rpartition(".")
    plain = "file" + (f".{extension}" if dot and extension.isascii() and extension.isalnum() else "")
    return f"{'inline' if inline else 'attachment'}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
