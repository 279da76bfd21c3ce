"""Sending papers to whoever asked: Word as it is, PDF where the address says `?as=pdf`, several as one .zip."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from .pdf import bundle, to_pdf

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF, ZIP = "application/pdf", "application/zip"


def sent(request: HttpRequest, content: bytes, name: str) -> HttpResponse:
    """One paper as a download; `name` without extension. Raises NotNow where PDF is asked and cannot be made."""
    if request.GET.get("as") == "pdf":
        return _download(to_pdf([content])[0], f"{name}.pdf", PDF)
    return _download(content, f"{name}.docx", WORD)


def sent_all(request: HttpRequest, papers: Sequence[tuple[str, bytes]], name: str) -> HttpResponse:
    """Several papers (name without extension, .docx) as one .zip, as PDF where the address says so."""
    if request.GET.get("as") == "pdf":
        made = to_pdf([content for _, content in papers])
        files = [(f"{one}.pdf", content) for (one, _), content in zip(papers, made, strict=True)]
    else:
        files = [(f"{one}.docx", content) for one, content in papers]
    return _download(bundle(files), f"{name}.zip", ZIP)


def _download(content: bytes, name: str, kind: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": content_disposition_header(True, name) or "attachment"})
