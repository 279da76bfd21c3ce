"""Sending papers to whoever asked: Word as it is and at once, PDF where the address says `?as=pdf`, several as one .zip.

A PDF that was made before comes at once too; else the worker makes it while a page tells how far it is (`views.waiting`).
"""

from collections.abc import Sequence

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import content_disposition_header

from shangliang.commons.committees.scope import here
from shangliang.foundation.errors import NotNow

from . import rendering
from .pdf import MISSING, bundle, program

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF, ZIP = "application/pdf", "application/zip"
SALT = "documents.rendering"


def sent(request: HttpRequest, content: bytes, name: str) -> HttpResponse:
    """One paper as a download; `name` without extension. Raises NotNow where PDF is asked and cannot be made."""
    if request.GET.get("as") == "pdf":
        return _printed(request, [(name, content)], f"{name}.pdf", zipped=False)
    return download(content, f"{name}.docx")


def sent_all(request: HttpRequest, papers: Sequence[tuple[str, bytes]], name: str) -> HttpResponse:
    """Several papers (name without extension, .docx) as one .zip, as PDF where the address says so."""
    if request.GET.get("as") == "pdf":
        return _printed(request, papers, f"{name}.zip", zipped=True)
    return download(bundle([(f"{one}.docx", content) for one, content in papers]), f"{name}.zip")


def _printed(request: HttpRequest, papers: Sequence[tuple[str, bytes]], name: str, *, zipped: bool) -> HttpResponse:
    if program() is None:
        raise NotNow(MISSING, code="no_office")
    committee = here().committee.pk
    key, new = rendering.ask(committee, papers, zipped=zipped)
    if new:
        from .jobs import render

        render.defer(committee=committee, key=key)
    found = rendering.progress(committee, key)
    if found is not None and found.ready:
        return download(rendering.content(committee, key), name)
    token = signing.dumps([committee, request.viewer.user_id, key, name], salt=SALT, compress=True)  # type: ignore[attr-defined]
    return HttpResponseRedirect(reverse("documents:waiting", args=[token]))


def download(content: bytes, name: str) -> HttpResponse:
    """A file on its way, its kind told by its name."""
    kind = {"pdf": PDF, "zip": ZIP, "docx": WORD}[name.rpartition(".")[2]]
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": content_disposition_header(True, name) or "attachment"})
