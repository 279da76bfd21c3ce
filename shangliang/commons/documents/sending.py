"""Sending papers to whoever asked: Word as it is, PDF where the address says `?as=pdf`, several as one .zip."""

import io
from collections.abc import Sequence

from django.http import FileResponse, HttpRequest

from .pdf import bundle, to_pdf

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def sent(request: HttpRequest, content: bytes, name: str) -> FileResponse:
    """One paper as a download; `name` without extension. Raises NotNow where PDF is asked and cannot be made."""
    if request.GET.get("as") == "pdf":
        return FileResponse(io.BytesIO(to_pdf([content])[0]), as_attachment=True, filename=f"{name}.pdf", content_type="application/pdf")
    return FileResponse(io.BytesIO(content), as_attachment=True, filename=f"{name}.docx", content_type=WORD)


def sent_all(request: HttpRequest, papers: Sequence[tuple[str, bytes]], name: str) -> FileResponse:
    """Several papers (name without extension, .docx) as one .zip, as PDF where the address says so."""
    if request.GET.get("as") == "pdf":
        made = to_pdf([content for _, content in papers])
        files = [(f"{one}.pdf", content) for (one, _), content in zip(papers, made, strict=True)]
    else:
        files = [(f"{one}.docx", content) for one, content in papers]
    return FileResponse(io.BytesIO(bundle(files)), as_attachment=True, filename=f"{name}.zip", content_type="application/zip")
