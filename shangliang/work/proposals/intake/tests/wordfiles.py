"""Word files as members make them: a small writer over python-docx, and eight ways to lay a proposal out."""

import io
import struct
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docx import Document
from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from shangliang.work.proposals.intake.numerals import chinese


@dataclass(frozen=True)
class Sample:
    """A proposal in parts: `grounds` as (label, paragraphs), each item one recommendation of one or more paragraphs.

    `preamble` stands between the heading of the recommendations and the first of them.
    """

    title: str
    grounds: tuple[tuple[str, tuple[str, ...]], ...]
    items: tuple[tuple[str, ...], ...]
    preamble: tuple[str, ...] = ()


class Paper:
    """A Word file under construction."""

    def __init__(self) -> None:
        self.doc: Doc = Document()

    def line(self, text: str, *, centred: bool = False, right: bool = False, size: int = 16, bold: bool = False,
             style: str | None = None, within: object = None) -> object:
        """One paragraph; newlines become soft line breaks."""
        paragraph = (within or self.doc).add_paragraph(style=style)  # type: ignore[attr-defined]
        if centred or right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.RIGHT
        for at, part in enumerate(text.split("\n")):
            run = paragraph.add_run()
            if at:
                run.add_break(WD_BREAK.LINE)
            run.add_text(part)
            run.font.size, run.bold = Pt(size), bold or None
        return paragraph

    def lines(self, texts: Sequence[str]) -> None:
        for text in texts:
            self.line("　　" + text)

    def numbered(self, text: str, list_id: int, depth: int = 0) -> None:
        """A paragraph whose number exists only in the list it belongs to."""
        properties = self.line(text)._p.get_or_add_pPr()  # type: ignore[attr-defined]
        properties.append(parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'))

    def list_of(self, *levels: tuple[str, str]) -> int:
        """Declare an automatic list by (number format, text) per level; returns its id."""
        root = self.doc.part.numbering_part.element
        known = [int(a.get(qn("w:abstractNumId"))) for a in root.findall(qn("w:abstractNum"))]
        key = max(known, default=0) + 1
        body = "".join(
            f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for i, (form, text) in enumerate(levels))
        abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}">{body}</w:abstractNum>')
        first = root.find(qn("w:num"))
        root.insert(list(root).index(first) if first is not None else len(root), abstract)
        root.append(parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{key + 500}"><w:abstractNumId w:val="{key}"/></w:num>'))
        return key + 500

    def raw(self, xml: str) -> object:
        """A paragraph or table written as XML in the `w` namespace."""
        spaces = nsdecls("w", "wp", "a", "r")
        wps = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        element = parse_xml(f"<w:hold {spaces} {wps}>{xml}</w:hold>")[0]
        self.doc.element.body.insert_element_before(element, "w:sectPr")
        return element

    def photo(self) -> None:
        self.doc.add_picture(io.BytesIO(png()), width=Pt(60))

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        table = self.doc.add_table(rows=0, cols=max(map(len, rows)))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=False):
                self.fill(cell, text.split("\n"))

    def fill(self, cell: object, texts: Sequence[str]) -> None:
        """Put paragraphs into a table cell."""
        cell.paragraphs[0].add_run(texts[0])  # type: ignore[attr-defined]
        for text in texts[1:]:
            self.line(text, size=14, within=cell)

    def bytes(self) -> bytes:
        buffer = io.BytesIO()
        self.doc.save(buffer)
        return buffer.getvalue()


def png(width: int = 4, height: int = 4) -> bytes:
    """A tiny valid picture."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x60\x90\xc0" * width for _ in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def paragraphs_of(sample: Sample) -> list[str]:
    """All paragraphs of the grounds, without their headings."""
    return [text for _, paragraphs in sample.grounds for text in paragraphs]


def labelled(sample: Sample) -> bytes:
    paper = Paper()
    paper.line("临江市政协六届二次会议提案", centred=True, size=18)
    paper.line("案由：" + sample.title)
    paper.line("提案人：苏晚舟　　界别：农业和农村界　　联系电话：13900000000")
    paper.line("案　据：")
    paper.lines(paragraphs_of(sample))
    paper.line("建　议：")
    paper.lines(sample.preamble)
    for at, item in enumerate(sample.items):
        paper.lines([f"{at + 1}、{item[0]}", *item[1:]])
    return paper.bytes()


def chaptered(sample: Sample) -> bytes:
    paper = Paper()
    paper.line(sample.title, centred=True, size=22)
    paper.line("（提案人：苏晚舟）", centred=True)
    for at, (label, paragraphs) in enumerate(sample.grounds):
        paper.line(f"{chinese(at + 1)}、{label}", bold=True)
        paper.lines(paragraphs)
    paper.line(f"{chinese(len(sample.grounds) + 1)}、对策建议", bold=True)
    paper.lines(sample.preamble)
    for at, item in enumerate(sample.items):
        paper.lines([f"（{chinese(at + 1)}）{item[0]}", *item[1:]])
    paper.line("2026年1月12日", right=True)
    return paper.bytes()


def unlabelled(sample: Sample) -> bytes:
    paper = Paper()
    cut = len(sample.title) // 2
    paper.line(sample.title[:cut], centred=True, size=22)
    paper.line(sample.title[cut:], centred=True, size=22)
    paper.lines([*paragraphs_of(sample), *sample.preamble])
    paper.line("　　为此，建议如下：")
    for at, item in enumerate(sample.items):
        paper.lines([f"{chinese(at + 1)}、{item[0]}", *item[1:]])
    paper.line("以上建议，请予研究。")
    paper.line("提案人：苏晚舟", right=True)
    return paper.bytes()


def automatic(sample: Sample) -> bytes:
    paper = Paper()
    chapters = paper.list_of(("chineseCountingThousand", "%1、"))
    points = paper.list_of(("decimal", "%1."), ("decimal", "（%2）"))
    paper.line(sample.title, centred=True, size=22)
    for label, paragraphs in sample.grounds:
        paper.numbered(label, chapters)
        paper.lines(paragraphs)
    paper.numbered("意见建议", chapters)
    paper.lines(sample.preamble)
    for item in sample.items:
        paper.numbered(item[0], points)
        paper.lines(item[1:])
    return paper.bytes()


def form(sample: Sample) -> bytes:
    paper = Paper()
    paper.line("政协临江市第六届委员会第二次会议", centred=True, size=18)
    paper.line("提案表", centred=True, size=22)
    table = paper.doc.add_table(rows=6, cols=4)
    cells = [table.rows[i].cells for i in range(6)]
    for row, words in zip(cells, (("案　由", sample.title), ("提案人", "苏晚舟", "界　别", "农业和农村界"),
                                  ("联系电话", "13900000000", "提案类别", "城乡建设"), ("建议办理单位", "市住建局"),
                                  ("内　容",), ("审查意见",)), strict=True):
        for cell, word in zip(row, words, strict=False):
            paper.fill(cell, [word])
    for at in (0, 3, 4, 5):
        cells[at][1].merge(cells[at][3])
    body = ["案据：", *paragraphs_of(sample), "建议：", *sample.preamble]
    for at, item in enumerate(sample.items):
        body += [f"（{at + 1}）{item[0]}", *item[1:]]
    paper.fill(cells[4][1], body)
    return paper.bytes()


def illustrated(sample: Sample) -> bytes:
    paper = Paper()
    paper.doc.sections[0].header.paragraphs[0].text = "委员提案"
    paper.line(sample.title, style="Title")
    paper.line("【情况分析】", bold=True)
    texts = paragraphs_of(sample)
    paper.lines(texts[:1])
    paper.photo()
    paper.table([["年份", "件数"], ["2024", "31"], ["2025", "47"]])
    paper.lines(texts[1:])
    paper.line("【建议办法】", bold=True)
    paper.lines(sample.preamble)
    for at, item in enumerate(sample.items):
        paper.lines([f"建议{chinese(at + 1)}：{item[0]}", *item[1:]])
    paper.line("附件：现场照片")
    return paper.bytes()


def broken_lines(sample: Sample) -> bytes:
    paper = Paper()
    text = [sample.title, "", *paragraphs_of(sample), *sample.preamble, "", "针对上述情况，提出以下几点建议："]
    for at, item in enumerate(sample.items):
        text += [f"{at + 1}. {item[0]}", *item[1:]]
    paper.line("\n".join(text), size=12)
    return paper.bytes()


def running(sample: Sample) -> bytes:
    paper = Paper()
    paper.line(sample.title, centred=True, bold=True)
    paper.lines([*paragraphs_of(sample), *sample.preamble])
    whole = "".join("".join(item) for item in sample.items)
    ordinal: Callable[[int], str] = (lambda n: f"第{chinese(n)}，") if "一是" in whole else (lambda n: f"{chinese(n)}是")
    several = len(sample.items) > 1
    parts = [(ordinal(at + 1) if several else "") + "".join(item) for at, item in enumerate(sample.items)]
    paper.line("　　为此，我建议：" + "".join(part if part[-1] in "。；" else part + "；" for part in parts).removesuffix("；") + "。")
    return paper.bytes()


LAYOUTS = {f.__name__: f for f in (labelled, chaptered, unlabelled, automatic, form, illustrated, broken_lines, running)}
