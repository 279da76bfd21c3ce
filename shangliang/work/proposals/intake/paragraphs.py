"""One Word paragraph taken apart: its text as it now stands, and what hangs on it."""

from dataclasses import dataclass, field

from .xml import Element, attr, child, name

GONE = {"del", "moveFrom"}
SILENT = {"pPr", "rPr", "instrText", "delText", "delInstrText", "rt", "Fallback", "proofErr", "sdtPr", "sdtEndPr",
          "fldData", "ctrlPr", "oMathParaPr"}
SYMBOLS = {"FE": "☑", "52": "☑", "FD": "☒", "53": "☒", "A8": "□", "6F": "□", "A3": "□", "2A": "□", "FC": "√", "FB": "×",
           "6C": "●", "6E": "■", "75": "◆", "D8": "➢"}


@dataclass
class Paragraph:
    """Text (soft breaks as newlines), text runs, and references: boxes, picture ids, note keys, embedded objects."""

    properties: Element | None = None
    parts: list[str] = field(default_factory=list)
    runs: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    objects: int = 0
    deletions: int = 0
    insertions: int = 0
    runs_on: bool = False

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def followed_by(self, other: "Paragraph") -> "Paragraph":
        """This paragraph and the next as one; Word keeps the look of the last."""
        return Paragraph(
            other.properties, self.parts + other.parts, self.runs + other.runs, self.boxes + other.boxes,
            self.pictures + other.pictures, self.notes + other.notes, self.objects + other.objects,
            self.deletions + other.deletions, self.insertions + other.insertions, other.runs_on)


def dissect(element: Element) -> Paragraph:
    """Take the `w:p` element apart: inserted text counts, deleted text does not."""
    properties = child(element, "pPr")
    paragraph = Paragraph(properties)
    mark = child(properties, "rPr")
    paragraph.runs_on = child(mark, "del") is not None or child(mark, "moveFrom") is not None
    _collect(element, paragraph)
    return paragraph


def _collect(element: Element, into: Paragraph) -> None:
    for node in element:
        kind = name(node)
        if kind in GONE:
            into.deletions += 1
        elif kind in {"drawing", "pict", "object"}:
            _collect_drawn(node, into, kind)
        elif kind in {"footnoteReference", "endnoteReference"}:
            _collect_note(node, kind, into)
        elif kind == "t":
            into.parts.append(node.text or "")
        elif kind in SILENT or not kind:
            continue
        elif (text := _character(node, kind)) is not None:
            into.parts.append(text)
        else:
            into.insertions += kind in {"ins", "moveTo"}
            if kind == "r" and any(name(c) == "t" and (c.text or "").strip() for c in node):
                into.runs.append(node)
            _collect(node, into)


def _character(node: Element, kind: str) -> str | None:
    """The text of a one-character element such as a tab, a break or a symbol; None for anything else."""
    if kind in {"br", "cr"}:
        return "\n"
    if kind in {"tab", "ptab"}:
        return "\t"
    if kind == "noBreakHyphen":
        return "-"
    if kind in {"softHyphen", "lastRenderedPageBreak"}:
        return ""
    if kind == "sym":
        code = (attr(node, "char") or "").upper()
        if len(code) == 4 and code.startswith("F0"):
            return SYMBOLS.get(code[2:], "●")
        return chr(int(code, 16)) if code else ""
    return None


def _collect_drawn(node: Element, into: Paragraph, kind: str) -> None:
    """Text boxes and pictures of a drawing; of alternatives (new and old drawing) only the first counts."""
    into.objects += kind == "object"
    for part in _drawn(node):
        if name(part) == "txbxContent":
            into.boxes.append(part)
        elif key := attr(part, "embed") or attr(part, "id") or attr(part, "link"):
            into.pictures.append(key)


def _drawn(node: Element) -> list[Element]:
    found = []
    for part in node:
        kind = name(part)
        if kind in {"txbxContent", "blip", "imagedata"}:
            found.append(part)
        elif kind and kind != "Fallback":
            found += _drawn(part)
    return found


def _collect_note(node: Element, kind: str, into: Paragraph) -> None:
    into.notes.append((kind.removesuffix("Reference"), attr(node, "id") or ""))
