"""Every document opens without complaint and has the measures of GB/T 9704-2012."""

import dataclasses
import io
import re
import shutil
import subprocess
import zipfile

import psutil
import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from shangliang.commons.documents import pdf
from shangliang.commons.documents.headings import title_lines, width_of
from shangliang.foundation.errors import NotNow

from .papers import FILED, PAPERS, REPLY, SHEET, printed

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
           "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
           "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs "
           "highlight u effect bdr shd fitText vertAlign rtl cs em lang",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection "
              "bidi rtlGutter docGrid",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign",
    "tbl": "tblPr tblGrid tr", "tc": "tcPr tbl p", "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
    "pBdr": "top left bottom right", "tblBorders": "top left bottom right insideH insideV", "tblCellMar": "top left bottom right",
    "font": "altName panose1 charset family notTrueType pitch sig",
}
ROLES = [pytest.param(make, id=name) for name, make in PAPERS.items()]


def parts(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {n: etree.fromstring(file.read(n)) for n in file.namelist() if n.startswith("word/") and n.endswith(".xml")}


def words(data: bytes) -> str:
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in parts(data)["word/document.xml"].iter(qn("w:p")))


@pytest.mark.parametrize("make", ROLES)
def test_properties_stand_in_the_order_the_schema_demands(make):
    for part, root in parts(make()).items():
        for element in root.iter():
            kind = etree.QName(element).localname
            if kind in ORDER and "theme" not in part:
                order = ORDER[kind].split()
                found = [max(1, order.index(etree.QName(c).localname)) if kind == "sectPr" else order.index(etree.QName(c).localname) for c in element]
                assert kind in {"tc"} or found == sorted(found), (part, kind, [etree.QName(c).localname for c in element])


@pytest.mark.parametrize("make", ROLES)
def test_a_table_has_as_many_columns_in_each_row_as_its_grid_and_a_cell_ends_with_a_paragraph(make):
    for table in Document(io.BytesIO(make())).element.body.iter(qn("w:tbl")):
        columns = len(table.find(qn("w:tblGrid")))
        for row in table.iter(qn("w:tr")):
            spans = [cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}") for cell in row.findall(qn("w:tc"))]
            assert sum(1 if s is None else int(s.get(qn("w:val"))) for s in spans) == columns
        assert all(cell[-1].tag == qn("w:p") for cell in table.iter(qn("w:tc")))


def test_the_type_area_is_156_by_225_millimetres_with_22_lines_of_28_characters():
    section = Document(io.BytesIO(PAPERS["reply_letter"]())).sections[0]

    assert [round(x.mm, 1) for x in (section.page_width, section.page_height)] == [210, 297]
    assert [round(x.mm) for x in (section.top_margin, section.left_margin, section.right_margin, section.bottom_margin)] == [37, 28, 26, 35]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "linesAndChars"
    assert 225 / 25.4 * 1440 // int(grid.get(qn("w:linePitch"))) == 22
    assert 156 / 25.4 * 72 // (16 + int(grid.get(qn("w:charSpace"))) / 4096) == 28


def test_letters_sizes_and_fonts_are_those_of_the_standard_and_each_font_names_a_stand_in():
    data = PAPERS["reply_letter"]()
    used = {(r.find(qn("w:rFonts")).get(qn("w:eastAsia")), int(r.find(qn("w:sz")).get(qn("w:val")))) for r in parts(data)["word/document.xml"].iter(qn("w:rPr"))}

    assert used == {("仿宋_GB2312", 32), ("楷体_GB2312", 32), ("黑体", 32), ("方正小标宋简体", 44), ("仿宋_GB2312", 28), ("黑体", 28)}
    fonts = parts(data)["word/fontTable.xml"]
    assert {f.get(qn("w:name")) for f in fonts} >= {font for font, _ in used}
    assert all(f.find(qn("w:altName")) is not None for f in fonts)


def test_a_reply_says_all_that_is_asked_of_it():
    text = words(PAPERS["reply_letter"]())

    for piece in ("签发人：邵立言临住建函〔2026〕18号", "苏晚舟委员：", "一、关于“设立一个受理窗口”的建议", "附件：1. 临江市既有住宅加装电梯办事指南", "2026年6月9日",
                  "（联系人：方既明　联系电话：0599-6000000）", "公开属性：主动公开", "抄送：市政协提案委员会，市政府督查室，市自然资源局。"):
        assert piece in text
    first = [p for name, p in parts(PAPERS["reply_letter"]()).items() if "header" in name]
    assert any("A类" in "".join(p.itertext()) and "临江市住房和城乡建设局" in "".join(p.itertext()) for p in first)


def test_each_proposer_gets_a_letter_of_their_own():
    text = words(printed("reply_letter", dataclasses.replace(REPLY, addressee="民进临江市基层委员会").words()))

    assert "民进临江市基层委员会：" in text
    assert "苏晚舟" not in text


def test_page_one_of_a_letter_has_no_number_and_the_others_have_it_outside():
    document = Document(io.BytesIO(PAPERS["reply_letter"]()))
    section = document.sections[0]

    assert section.different_first_page_header_footer
    assert document.settings.odd_and_even_pages_header_footer
    assert "PAGE" not in etree.tostring(section.first_page_footer._element).decode()
    sides = [f._element.find(f"{qn('w:p')}/{qn('w:pPr')}/{qn('w:jc')}").get(qn("w:val")) for f in (section.footer, section.even_page_footer)]
    assert sides == ["right", "left"]


def test_ticks_are_printed_where_the_answer_is_known_and_boxes_where_not():
    blank, filled = words(PAPERS["handover_sheet"]()), words(printed("handover_sheet", dataclasses.replace(SHEET, result="B", rating="基本满意").words()))

    assert "□ A类" in blank
    assert "☑" not in blank
    assert "☑ B类" in filled
    assert "☑ 基本满意" in filled


def test_a_filing_notice_without_units_or_term_still_reads():
    text = words(printed("filing_notice", dataclasses.replace(FILED, lead=(), assist=(), due=None, merged_into="", contact="", phone="").words()))

    assert "主办" not in text
    assert "予以立案，编为政协临江市第六届委员会第二次会议第0123号提案" in text


@pytest.mark.parametrize("text", ["𬭚䶮😀", "a\x0bb\x00c", "<w:p>&amp;</w:p>", "=1+1", "x" * 3000, "一" * 3000, "", "第一行\n\n第二行\r\n第三行"])
def test_any_text_makes_a_document_that_opens(text):
    letter = dataclasses.replace(REPLY, proposal=text, body=text, addressee=text, unit=text, copies=(text,), attachments=(text,))
    sheet = dataclasses.replace(SHEET, title=text, review=text, lead=(text,), proposers=())

    for data in (printed("reply_letter", letter.words()), printed("handover_sheet", sheet.words())):
        said = words(data)
        assert "\x0b" not in said
        assert Document(io.BytesIO(data)).paragraphs


@pytest.mark.parametrize(("title", "lines"), [
    ("提案立案通知书", ["提案立案通知书"]),
    ("关于政协临江市第六届委员会第二次会议第0123号提案的答复", ["关于政协临江市第六届委员会", "第二次会议第0123号提案的答复"]),
    ("甲\n乙", ["甲", "乙"]),
])
def test_a_title_is_broken_by_meaning(title, lines):
    assert title_lines(title) == lines


@pytest.mark.parametrize("title", [
    "关于加快推进我市沿江圩区末级渠系修复和高标准农田建设同步报批同步施工的建议", "关于在滨江步道增设无障碍坡道、完善指示标牌并公布 12345 热线受理范围的提案",
    "关于认真落实《临江市物业管理条例》第二十三条、规范住宅小区公共收益使用和公示的提案", "对政协临江市第六届委员会第二次会议第平003号提案的会办意见",
])
def test_lines_of_a_title_fit_and_never_part_numbers_quotes_or_begin_with_a_mark(title):
    lines = title_lines(title)

    assert "".join(lines).replace(" ", "") == title.replace(" ", "")
    assert all(width_of(line) <= 19 for line in lines)
    assert max(map(width_of, lines)) - min(map(width_of, lines)) <= 12
    assert not any(re.match(r"[，。、；：）》”号的]", line) or re.search(r"第[\d一二三四五六七八九十]*$", line) for line in lines)


@pytest.mark.process
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed: apt-get install libreoffice-writer-nogui")
def test_libreoffice_opens_them_all_and_they_have_the_pages_expected(tmp_path):
    for name, make in PAPERS.items():
        (tmp_path / f"{name}.docx").write_bytes(make())
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "pdf", "--outdir", tmp_path,
                    *sorted(tmp_path.glob("*.docx"))], check=True, capture_output=True, timeout=120)
    pages = {name: len(re.findall(rb"/Type\s*/Page\b", (tmp_path / f"{name}.pdf").read_bytes())) for name in PAPERS}

    assert pages["opinion_form"] == pages["filing_notice"] == pages["decline_notice"] == 1
    assert pages["handover_sheet"] == 2
    assert all(pages.values())


@pytest.mark.process
@pytest.mark.skipif(not pdf.program(), reason="LibreOffice is not installed: apt-get install libreoffice-writer-nogui")
def test_papers_become_pdf_one_by_one_and_leave_no_process_behind():
    made = pdf.to_pdf([PAPERS["reminder"](), PAPERS["certificate"]()])

    assert [content[:5] for content in made] == [b"%PDF-"] * 2
    assert not [one for one in psutil.process_iter(["cmdline"]) if "shangliang-pdf-" in " ".join(one.info["cmdline"] or [])]


def test_without_libreoffice_or_in_a_rush_one_is_told_what_to_do(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    with monkeypatch.context() as bare:
        bare.setattr(pdf, "program", lambda: None)
        with pytest.raises(NotNow, match="没有装 LibreOffice.*先下载 Word"):
            pdf.to_pdf([b""])
    monkeypatch.setattr(pdf, "program", lambda: "/bin/false")
    monkeypatch.setattr(pdf, "PATIENCE", -1)
    with pdf._slot(), pdf._slot(), pytest.raises(NotNow, match="比较多"):
        pdf.to_pdf([b""])


@pytest.mark.process
@pytest.mark.parametrize(("body", "said"), [("exit 0", "没有转出 PDF"), ("sleep 61.5 & sleep 61.5", "用的时间太长")])
def test_a_libreoffice_that_makes_nothing_or_hangs_is_ended_with_all_it_started(monkeypatch, settings, tmp_path, body, said):
    settings.MEDIA_ROOT = tmp_path / "files"
    office = tmp_path / "soffice"
    office.write_text(f"#!/bin/sh\n{body}\n")
    office.chmod(0o755)
    monkeypatch.setattr(pdf, "program", lambda: str(office))
    monkeypatch.setattr(pdf, "LIMIT", 0.3)
    monkeypatch.setattr(pdf, "PER_PAPER", 0.0)
    with pytest.raises(NotNow, match=said):
        pdf.to_pdf([b""])
    assert not [one for one in psutil.process_iter(["cmdline", "status"]) if "61.5" in (one.info["cmdline"] or []) and one.info["status"] != psutil.STATUS_ZOMBIE]


def test_a_bundle_keeps_two_papers_of_one_name():
    with zipfile.ZipFile(io.BytesIO(pdf.bundle([("立案通知 0001.docx", b"a"), ("立案通知 0001.docx", b"b")]))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {"立案通知 0001.docx": b"a", "立案通知 0001（2）.docx": b"b"}
