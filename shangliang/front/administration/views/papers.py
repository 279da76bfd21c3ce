"""The administrator's page of official papers: which template holds, its fields, another one tried and taken."""

import io
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST
from docx import Document
from docx.oxml.ns import qn

from shangliang.commons.access import Role
from shangliang.commons.documents import actions, queries
from shangliang.commons.documents.container import MOST_MB
from shangliang.commons.documents.fields import PaperKind, kinds
from shangliang.commons.documents.filling import fill
from shangliang.commons.documents.papers import shipped
from shangliang.commons.documents.pdf import program
from shangliang.commons.documents.sending import sent
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to
from shangliang.foundation.errors import Invalid, NotFound


def _kind(code: str) -> PaperKind:
    if code not in kinds:
        raise NotFound("没有这种公文。")
    return kinds.get(code)


@opens_to(Role.ADMINISTRATOR)
def papers(request: HttpRequest) -> HttpResponse:
    """All kinds of paper, and whose template holds."""
    own = queries.own()
    return render(request, "front/papers.html", {"rows": [(kind, own.get(kind.code)) for kind in kinds], "office": program()})


@opens_to(Role.ADMINISTRATOR)
def paper(request: HttpRequest, code: str) -> HttpResponse:
    """One kind: its fields, its versions, and uploading the next one."""
    kind, wrong = _kind(code), None
    if request.method == "POST":
        try:
            return _uploaded(request, kind)
        except Invalid as refused:
            wrong = refused
    context = {"kind": kind, "versions": list(queries.versions(code)), "wrong": wrong, "faults": wrong.data.get("faults", []) if wrong else [], "most_mb": MOST_MB}
    return render(request, "front/paper.html", context, status=422 if wrong else 200)


def _uploaded(request: HttpRequest, kind: PaperKind) -> HttpResponse:
    upload = request.FILES.get("file")
    if upload is None:
        raise Invalid("还没有选文件。", fields={"file": "请选一个 .docx 文件"})
    content = upload.read(MOST_MB * 1024 * 1024 + 1)
    made = actions.upload(act_of(request), None, kind=kind.code, name=upload.name or "", content=content)
    tell(request, f"{kind.label}模板第 {made.number} 版已收下，还没有启用。请看试填的样子。")
    return redirect("front:paper_version", code=kind.code, number=made.number)


@opens_to(Role.ADMINISTRATOR)
def paper_version(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """A version filled with an invented case, before or after it is taken."""
    kind, version = _kind(code), queries.version(code, number)
    return render(request, "front/paper_version.html", {"kind": kind, "version": version, "lines": lines_of(_tried(kind, bytes(version.content)))})


@opens_to(Role.ADMINISTRATOR)
def paper_file(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """A template (0: the shipped one), or with `?filled=1` the invented case printed by it."""
    kind = _kind(code)
    template = bytes(queries.version(code, number).content) if number else shipped(code)
    which = f"第{number}版" if number else "自带"
    if request.GET.get("filled"):
        return sent(request, _tried(kind, template), f"{kind.label}试填（{which}）")
    return sent(request, template, f"{kind.label}模板（{which}）")


@opens_to(Role.ADMINISTRATOR)
@require_POST
def take(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Print with a version from now on."""
    kind = _kind(code)
    actions.take(act_of(request), queries.version(code, number))
    tell(request, f"{kind.label}已改用第 {number} 版模板。")
    return redirect("front:paper", code=code)


@opens_to(Role.ADMINISTRATOR)
@require_POST
def revert(request: HttpRequest, code: str) -> HttpResponse:
    """Go back to the shipped template."""
    kind = _kind(code)
    actions.revert(act_of(request), None, kind=code)
    tell(request, f"{kind.label}已恢复自带模板，上传过的各版还在。")
    return redirect("front:paper", code=code)


def _tried(kind: PaperKind, template: bytes) -> bytes:
    return fill(template, kind.fields, kind.sample(), title=f"{kind.label}（试填）")


def lines_of(content: bytes) -> list[dict[str, Any]]:
    """A paper as lines to read on a page: text, and how it stands (left, center, right)."""
    document = Document(io.BytesIO(content))
    parts = [relation.target_part for relation in document.part.rels.values() if relation.reltype.endswith("/header")]
    found = []
    for tree in [*(part._element for part in parts), document.element.body]:
        for block in tree:
            if block.tag == qn("w:tbl"):
                found += [{"cells": [_text(cell) for cell in row.iter(qn("w:tc"))]} for row in block.iter(qn("w:tr"))]
            elif block.tag == qn("w:p") and (text := _text(block)):
                side = block.find(f"{qn('w:pPr')}/{qn('w:jc')}")
                found.append({"text": text, "side": side.get(qn("w:val")) if side is not None else "left"})
    return found


def _text(block: Any) -> str:
    return "\n".join("".join("\n" if piece.tag == qn("w:br") else piece.text or "" for piece in one.iter(qn("w:t"), qn("w:br")))
                     for one in ([block] if block.tag == qn("w:p") else block.iter(qn("w:p")))).strip()  # fmt: skip
