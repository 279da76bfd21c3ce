"""Paragraphs, runs and tables as WordprocessingML, their properties always in the order the schema demands.

Lengths: `chars` are hundredths of a character as Word counts them, `twips` are twentieths of a point.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

BODY, TITLE, HEI, KAI, SONG = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体"
THREE, TWO, FOUR, SMALL_FOUR, FIVE = 16.0, 22.0, 14.0, 12.0, 10.5
RED = "FF0000"
PITCH = 579
"""One line of the grid: 225 mm over 22 lines is 28.98 pt."""
TIGHT = -4
"""Letter spacing of 3号 in twips: 16 pt letters 15.8 pt apart, 28 to a line of 156 mm."""
NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text without characters that XML cannot hold, its line ends as newlines."""
    return NOT_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


@dataclass(frozen=True)
class Run:
    """A piece of text in one lettering; `size` in points."""

    text: str
    font: str = BODY
    size: float = THREE
    bold: bool = False
    colour: str = ""
    spacing: int | None = None

    def xml(self) -> str:
        pieces = []
        for line_no, line in enumerate(clean(self.text).split("\n")):
            if line_no:
                pieces.append("<w:br/>")
            for tab_no, part in enumerate(line.split("\t")):
                if tab_no:
                    pieces.append("<w:tab/>")
                if part:
                    pieces.append(f'<w:t xml:space="preserve">{escape(part, quote=False)}</w:t>')
        return f"<w:r>{self.properties()}{''.join(pieces)}</w:r>"

    def properties(self) -> str:
        half = round(self.size * 2)
        spacing = (TIGHT if self.size == THREE else 0) if self.spacing is None else self.spacing
        return (f'<w:rPr><w:rFonts w:ascii="{self.font}" w:hAnsi="{self.font}" w:eastAsia="{self.font}" w:cs="{self.font}" w:hint="eastAsia"/>'
                + ("<w:b/><w:bCs/>" if self.bold else "")
                + (f'<w:color w:val="{self.colour}"/>' if self.colour else "")
                + (f'<w:spacing w:val="{spacing}"/>' if spacing else "")
                + f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>')


def page_number(size: float = FOUR) -> str:
    """The runs of "— 1 —", the number counted by Word."""
    mark = Run("", SONG, size).properties()
    field = "".join(f"<w:r>{mark}{part}</w:r>" for part in (
        '<w:fldChar w:fldCharType="begin"/>', '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>', "<w:t>1</w:t>", '<w:fldChar w:fldCharType="end"/>'))
    return Run("— ", SONG, size).xml() + field + Run(" —", SONG, size).xml()


@dataclass(frozen=True)
class Ind:
    """Indents: first line, left and right, in hundredths of a character; `size` is the letter they are reckoned in."""

    first: int = 0
    left: int = 0
    right: int = 0
    hanging: int = 0
    size: float = THREE

    def xml(self) -> str:
        said = ""
        for name, chars in (("left", self.left), ("right", self.right), ("hanging", self.hanging), ("firstLine", self.first)):
            if chars:
                said += f' w:{name}Chars="{chars}" w:{name}="{round(chars * self.size / 5)}"'
        return f"<w:ind{said}/>" if said else ""


INDENT = Ind(first=200)
"""The two characters at the head of a paragraph."""


@dataclass(frozen=True)
class Para:
    """A paragraph. `align` is left, right, center or both; `border` the XML inside `w:pBdr`; `line` its exact height,
    `style` the id of one of the named styles by which a filled-in template is laid out (`laying.py`)."""

    runs: Sequence[Run | str] = ()
    align: str = "both"
    ind: Ind = Ind()
    line: int = PITCH
    exact: bool = True
    before: int = 0
    after: int = 0
    border: str = ""
    tabs: str = ""
    frame: str = ""
    reach: tuple[int, int] | None = None
    keep_next: bool = False
    keep_lines: bool = False
    page_break: bool = False
    outline: int | None = None
    style: str = ""

    def xml(self) -> str:
        on = "".join(f"<w:{name}/>" for name, wanted in (
            ("keepNext", self.keep_next), ("keepLines", self.keep_lines), ("pageBreakBefore", self.page_break)) if wanted)
        spacing = (f'<w:spacing w:before="{self.before}" w:after="{self.after}" w:line="{self.line}" '
                   f'w:lineRule="{"exact" if self.exact else "atLeast"}"/>')
        ind = f'<w:ind w:left="{self.reach[0]}" w:right="{self.reach[1]}"/>' if self.reach else self.ind.xml()
        style = f'<w:pStyle w:val="{self.style}"/>' if self.style else ""
        return (f"<w:p><w:pPr>{style}{on}{self.frame}<w:widowControl w:val=\"0\"/>"
                + (f"<w:pBdr>{self.border}</w:pBdr>" if self.border else "")
                + (f"<w:tabs>{self.tabs}</w:tabs>" if self.tabs else "")
                + f'{spacing}{ind}<w:jc w:val="{self.align}"/>'
                + (f'<w:outlineLvl w:val="{self.outline}"/>' if self.outline is not None else "")
                + "</w:pPr>" + "".join(r if isinstance(r, str) else r.xml() for r in self.runs) + "</w:p>")


@dataclass(frozen=True)
class Cell:
    """A table cell: paragraphs, how many columns it spans, its place in a column merge ("restart" or "continue")."""

    paras: Sequence[Para] = ()
    span: int = 1
    merge: str = ""
    valign: str = "center"
    shade: str = ""

    def xml(self, width: int) -> str:
        merge = {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[self.merge]
        return (f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
                + (f'<w:gridSpan w:val="{self.span}"/>' if self.span > 1 else "") + merge
                + (f'<w:shd w:val="clear" w:color="auto" w:fill="{self.shade}"/>' if self.shade else "")
                + f'<w:vAlign w:val="{self.valign}"/></w:tcPr>' + "".join(p.xml() for p in self.paras or [Para()]) + "</w:tc>")


@dataclass(frozen=True)
class Row:
    """A table row; `height` its least height in twips; a `head` row is repeated on every page."""

    cells: Sequence[Cell]
    height: int = 0
    head: bool = False
    splits: bool = False

    def xml(self, widths: Sequence[int]) -> str:
        at, cells = 0, ""
        for cell in self.cells:
            cells += cell.xml(sum(widths[at:at + cell.span]))
            at += cell.span
        if at != len(widths):
            raise ValueError(f"a row of {at} columns in a table of {len(widths)}")
        properties = (("" if self.splits else "<w:cantSplit/>")
                      + (f'<w:trHeight w:val="{self.height}" w:hRule="atLeast"/>' if self.height else "")
                      + ("<w:tblHeader/>" if self.head else ""))
        return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{cells}</w:tr>"


def table(widths: Sequence[int], rows: Iterable[Row]) -> str:
    """A ruled table of fixed column widths (twips), centred in the type area."""
    sides = "".join(f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="000000"/>'
                    for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in (("top", 30), ("left", 85), ("bottom", 30), ("right", 85)))
    return (f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{sides}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
            f'<w:tblGrid>{"".join(f"<w:gridCol w:w={chr(34)}{w}{chr(34)}/>" for w in widths)}</w:tblGrid>'
            + "".join(row.xml(widths) for row in rows) + "</w:tbl>")
