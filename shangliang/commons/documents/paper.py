"""A sheet of official paper: A4, type area 156 × 225 mm, 22 lines of 28 characters, page numbers outside (GB/T 9704)."""

import datetime as dt
import io
from dataclasses import dataclass, field

from docx import Document
from docx.document import Document as Doc
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from .markup import BODY, HEI, KAI, PITCH, SONG, TITLE, Ind, Para, clean, page_number

CHARACTER_SPACE = -848
"""28 characters on 156 mm are 15.79 pt each; the letter is 16 pt, and Word counts the difference in 1/4096 pt.

The grid is declared for whoever edits the page; the text itself keeps it by exact line heights and letter spacing
(`markup.TIGHT`), because LibreOffice gives a letter wider than its cell two cells.
"""
STAND_INS = {BODY: ("仿宋", "02010609060101010101", "modern", "fixed"), KAI: ("楷体", "02010609060101010101", "modern", "fixed"),
             TITLE: ("宋体", "02010601030101010101", "auto", "variable"), HEI: ("SimHei", "02010609060101010101", "modern", "fixed"),
             SONG: ("SimSun", "02010600030101010101", "auto", "variable")}
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{body}" w:hAnsi="{body}" w:eastAsia="{body}" w:cs="{body}"/>
<w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
<w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>
<w:pPr><w:widowControl w:val="0"/><w:snapToGrid w:val="0"/><w:jc w:val="both"/></w:pPr>
<w:rPr><w:rFonts w:ascii="{body}" w:hAnsi="{body}" w:eastAsia="{body}" w:cs="{body}"/><w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>
<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>
"""


NAMED = {"SlSender": "红头", "SlTitle": "公文标题", "SlBody": "公文正文", "SlSignatory": "公文署名", "SlDate": "公文日期"}
"""Ids and names of the styles by which `laying.lay` knows what a paragraph is."""


@dataclass
class Paper:
    """A document under construction; `body` collects paragraphs and tables as XML.

    `landscape` is for lists, `form` for ruled forms that fill a page: both leave narrower margins than a letter.
    `framed` draws a red border round the page, as a certificate has it.
    """

    title: str
    author: str = ""
    date: dt.date | None = None
    landscape: bool = False
    form: bool = False
    first_header: list[Para] = field(default_factory=list)
    first_footer: list[Para] = field(default_factory=list)
    header_at: float = 15.0
    first_page_own: bool = False
    framed: bool = False
    body: list[str] = field(default_factory=list)

    def add(self, *parts: Para | str) -> None:
        """Put paragraphs or ready XML at the end."""
        self.body += [part if isinstance(part, str) else part.xml() for part in parts]

    def bytes(self) -> bytes:
        """The finished .docx."""
        doc = Document()
        _dress(doc)
        self._page(doc)
        self._edges(doc)
        body = doc.element.body
        for child in [c for c in body if c.tag != qn("w:sectPr")]:
            body.remove(child)
        for part in parse_xml(f"<w:body {nsdecls('w')}>{''.join(self.body)}</w:body>"):
            body.insert(len(body) - 1, part)
        self._say_whose(doc)
        buffer = io.BytesIO()
        doc.save(buffer)
        return buffer.getvalue()

    def _page(self, doc: Doc) -> None:
        section = doc.sections[0]
        width, height = Mm(210), Mm(297)
        section.page_width, section.page_height = (height, width) if self.landscape else (width, height)
        if self.landscape:
            section._sectPr.find(qn("w:pgSz")).set(qn("w:orient"), "landscape")
            section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = Mm(28), Mm(25), Mm(26), Mm(25)
        elif self.form:
            section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = Mm(26), Mm(26), Mm(26), Mm(28)
        else:
            section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = Mm(37), Mm(26), Mm(35), Mm(28)
        section.header_distance, section.footer_distance = Mm(self.header_at), Mm(12 if self.landscape or self.form else 18.5)
        section.gutter = 0
        if self.framed:
            sides = "".join(f'<w:{side} w:val="thickThinSmallGap" w:sz="24" w:space="24" w:color="C00000"/>' for side in ("top", "left", "bottom", "right"))
            section._sectPr.find(qn("w:pgMar")).addnext(parse_xml(f'<w:pgBorders {nsdecls("w")} w:offsetFrom="page">{sides}</w:pgBorders>'))
        grid = section._sectPr.find(qn("w:docGrid"))
        grid.set(qn("w:type"), "lines" if self.landscape else "linesAndChars")
        grid.set(qn("w:linePitch"), str(PITCH))
        if not self.landscape:
            grid.set(qn("w:charSpace"), str(CHARACTER_SPACE))

    def _edges(self, doc: Doc) -> None:
        section = doc.sections[0]
        after = 0 if self.landscape or self.form else 200
        doc.settings.odd_and_even_pages_header_footer = True
        if self.framed:
            return
        _fill(section.footer, [Para([page_number()], align="right", ind=Ind(right=100, size=14), line=320, after=after)])
        _fill(section.even_page_footer, [Para([page_number()], align="left", ind=Ind(left=100, size=14), line=320, after=after)])
        if self.first_page_own:
            section.different_first_page_header_footer = True
            _fill(section.first_page_header, self.first_header)
            _fill(section.first_page_footer, self.first_footer)

    def _say_whose(self, doc: Doc) -> None:
        said = doc.core_properties
        said.title, said.comments, said.language = clean(self.title)[:255], "", "zh-CN"
        said.author = said.last_modified_by = clean(self.author)[:255]
        day = self.date or dt.date(2000, 1, 1)
        said.created = said.modified = dt.datetime(day.year, day.month, day.day)


def _fill(edge: object, paras: list[Para]) -> None:
    edge.is_linked_to_previous = False  # type: ignore[attr-defined]
    element = edge._element  # type: ignore[attr-defined]
    for child in list(element):
        element.remove(child)
    for para in paras or [Para()]:
        element.append(parse_xml(para.xml().replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))


def _dress(doc: Doc) -> None:
    """Our own styles and font table instead of the template's; every font names one that may stand in for it."""
    named = "".join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{code}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/></w:style>'
        for code, name in NAMED.items())
    styles = parse_xml(f"<w:styles {nsdecls('w')}>{STYLES.format(body=BODY)}{named}</w:styles>")
    doc.part._styles_part._element = styles
    for key in [key for key, link in doc.part.rels.items() if link.reltype.endswith("stylesWithEffects")]:
        del doc.part.rels[key]
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:panose1 w:val="{panose}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
        for name, (other, panose, family, pitch) in STAND_INS.items())
    table = doc.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    table._blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>{fonts}</w:fonts>'.encode()
