"""A Word file as a flow of lines in reading order: what a reader sees, wherever Word keeps it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from . import cells
from .container import Link, Package
from .draft import Attachment
from .numbering import Numbering
from .paragraphs import Paragraph, dissect
from .styles import Look, Styles
from .xml import Element, attr, child, children, name

MAX_PICTURE = 20 * 1024 * 1024
PICTURES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp",
            "tif": "image/tiff", "tiff": "image/tiff", "emf": "image/emf", "wmf": "image/wmf", "webp": "image/webp"}
PAGE_NUMBER = re.compile(r"[\s\d第页共/|—–\-~·.ivxIVX]*")
INVISIBLE = str.maketrans({"\u200b": None, "\ufeff": None, "\u200e": None, "\u200f": None, "\xa0": " ", "\xad": None})


@dataclass(frozen=True)
class Line:
    """One line as read. `part` is where it stood: "body", "table", "note", "edge" (header or footer), "comment".

    `field` is set when a form's label cell says what the line is; `label` keeps that label's words.
    """

    text: str
    look: Look = Look()
    part: str = "body"
    field: str = ""
    label: str = ""


@dataclass
class Flow:
    """All lines of a file in reading order, with what was found beside the text."""

    lines: list[Line] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    deletions: int = 0
    insertions: int = 0
    unreadable: int = 0


def flow_of(package: Package) -> Flow:
    """Read the whole file: body, text boxes, tables, notes, headers and footers, comments."""
    return _Walk(package).walk()


class _Walk:
    def __init__(self, package: Package) -> None:
        self.package, self.flow = package, Flow()
        self.links = package.links(package.main)
        self.styles = Styles(self._side("styles"))
        self.numbering = Numbering(self._side("numbering"))
        self.notes = {(kind, attr(n, "id") or ""): n for kind in ("footnote", "endnote")
                      for n in children(self._side(kind + "s"), kind) if attr(n, "type") in {None, "normal"}}
        self.pictures: set[str] = set()
        self.seen_notes: set[tuple[str, str]] = set()

    def walk(self) -> Flow:
        self.flow.lines += self.blocks(child(self.package.document, "body"))
        for key in [k for k in self.notes if k not in self.seen_notes]:
            self.flow.lines += self.note(key)
        self.edges()
        for comment in children(self._side("comments"), "comment"):
            self.flow.lines += [replace(line, part="comment") for line in self.blocks(comment)]
        return self.flow

    def edges(self) -> None:
        said = set()
        for link in [link for link in self.links.values() if link.kind in {"header", "footer"}]:
            kept, self.links = self.links, self.package.links(link.target)
            for line in self.blocks(self.package.xml(link.target)):
                if line.text not in said and not PAGE_NUMBER.fullmatch(line.text):
                    said.add(line.text)
                    self.flow.lines.append(replace(line, part="edge"))
            self.links = kept

    def blocks(self, container: Element | None) -> list[Line]:
        """The lines of everything directly in `container`, tables and wrapped content included."""
        lines: list[Line] = []
        carried: list[Paragraph] = []
        for block in _unwrapped(container):
            if name(block) == "tbl":
                lines += cells.lines_of_table(block, self.blocks, self.flow.attachments)
            elif name(block) == "altChunk":
                self.flow.unreadable += 1
            elif name(block) == "p":
                paragraph = dissect(block)
                if paragraph.runs_on:
                    carried.append(paragraph)
                    continue
                lines += self.paragraph(_joined([*carried, paragraph]))
                carried = []
        return lines + (self.paragraph(_joined(carried)) if carried else [])

    def paragraph(self, paragraph: Paragraph) -> list[Line]:
        self.flow.deletions += paragraph.deletions
        self.flow.insertions += paragraph.insertions
        self.flow.unreadable += paragraph.objects
        look = self.styles.look(paragraph.properties, paragraph.runs)
        label = self.numbering.label(look.list_id, look.depth) if look.list_id and paragraph.text.strip() else ""
        lines = []
        for part in (label + paragraph.text).translate(INVISIBLE).split("\n"):
            if part.strip():
                lines.append(Line(part.strip(), look))
        for box in paragraph.boxes:
            lines += self.blocks(box)
        for picture in paragraph.pictures:
            self.picture(self.links.get(picture))
        for key in paragraph.notes:
            lines += self.note(key)
        return lines

    def note(self, key: tuple[str, str]) -> list[Line]:
        if key in self.seen_notes or key not in self.notes:
            return []
        self.seen_notes.add(key)
        mark = f"注{len(self.seen_notes)}："
        lines = [replace(line, part="note", field="", label="") for line in self.blocks(self.notes[key])]
        return [replace(line, text=mark + line.text) if i == 0 else line for i, line in enumerate(lines)]

    def picture(self, link: Link | None) -> None:
        if link is None or link.outside:
            self.flow.unreadable += link is not None
            return
        if link.target in self.pictures:
            return
        self.pictures.add(link.target)
        leaf = link.target.rsplit("/", 1)[-1]
        data = self.package.blob(link.target, MAX_PICTURE)
        mime = PICTURES.get(leaf.rsplit(".", 1)[-1].lower(), "application/octet-stream")
        if data:
            self.flow.attachments.append(Attachment("image", leaf, mime, data))

    def _side(self, kind: str) -> Element | None:
        part = next((link.target for link in self.links.values() if link.kind == kind and not link.outside), "")
        return self.package.xml(part) if part else None


def _unwrapped(container: Element | None) -> Iterator[Element]:
    """Paragraphs and tables in `container`, looking through content controls, tags and tracked wrappers."""
    for block in container if container is not None else ():
        kind = name(block)
        if kind in {"p", "tbl", "altChunk"}:
            yield block
        elif kind == "sdt":
            yield from _unwrapped(child(block, "sdtContent"))
        elif kind in {"ins", "moveTo", "customXml", "smartTag", "txbxContent"}:
            yield from _unwrapped(block)


def _joined(paragraphs: list[Paragraph]) -> Paragraph:
    """Several paragraphs whose marks between them were deleted, as the one they now are."""
    first = paragraphs[0]
    for other in paragraphs[1:]:
        first = first.followed_by(other)
    return first
