"""A finished paper shown on a page, line by line in its own layout, and the mark of one that is not signed yet.

What is shown is read from the very .docx that will go out, so a committee's own template shows as its own.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx import Document
from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from .laying import DATE, SENDER, SIGNATORY, TITLE_STYLE

DRAFT = "草　稿"
KINDS = {SENDER: "sender", TITLE_STYLE: "title", SIGNATORY: "end", DATE: "end"}
ALIGNED = {WD_ALIGN_PARAGRAPH.CENTER: "center", WD_ALIGN_PARAGRAPH.RIGHT: "end"}


@dataclass(frozen=True)
class Line:
    """A paragraph: its pieces between tabs, and its place (sender, title, center, end, indent, hang, foot or nothing); or the rows of a table."""

    pieces: list[str]
    place: str = ""
    rows: list[list[str]] = field(default_factory=list)


def shown(content: bytes) -> list[Line]:
    """The lines of a .docx from the head of its first page to its foot; several empty ones in a row are one."""
    lines: list[Line] = []
    for line in _lines(Document(io.BytesIO(content))):
        if line.rows or any(line.pieces) or (lines and any(lines[-1].pieces)):
            lines.append(line)
    return lines


def _lines(paper: Doc) -> Iterator[Line]:
    first = paper.sections[0]
    if first.different_first_page_header_footer:
        yield from (_line(one) for one in first.first_page_header.paragraphs if one.text.strip())
    for child in paper.element.body.iterchildren():
        if child.tag == qn("w:p"):
            yield _line(Paragraph(child, paper._body))
        elif child.tag == qn("w:tbl"):
            yield Line([], rows=[[cell.text.strip() for cell in row.cells] for row in Table(child, paper._body).rows])


def _line(paragraph: Paragraph) -> Line:
    return Line([piece.strip() for piece in paragraph.text.replace("\n", "").split("\t") if piece.strip()] or [""], _place(paragraph))


def _place(paragraph: Paragraph) -> str:
    if paragraph._p.find(f"{qn('w:pPr')}/{qn('w:framePr')}") is not None:
        return "foot"
    name = paragraph.style.name if paragraph.style is not None else ""
    if name in KINDS:
        return KINDS[name]
    form = paragraph.paragraph_format
    if form.alignment in ALIGNED:
        return ALIGNED[form.alignment]
    return "indent" if (form.first_line_indent or 0) > 0 else "hang" if (form.left_indent or 0) > 0 else ""


def as_draft(content: bytes) -> bytes:
    """The same paper with 草稿 at the head of every page: nobody takes it for one that was signed."""
    paper = Document(io.BytesIO(content))
    for section in paper.sections:
        heads = [section.header, section.first_page_header] if section.different_first_page_header_footer else [section.header]
        for head in heads:
            paragraph = head.paragraphs[0].insert_paragraph_before() if head.paragraphs else head.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run = paragraph.add_run(DRAFT)
            run.bold, run.font.size = True, Pt(22)
    kept = io.BytesIO()
    paper.save(kept)
    return kept.getvalue()
