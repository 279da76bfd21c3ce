"""Files are read in any usual encoding, tables and all; what cannot be read says what it is and what to do."""

import io
import zipfile

import pytest
from docx import Document

from shangliang.foundation.errors import Invalid
from shangliang.reading.reports.intake import MOST_CHARACTERS, checked, read
from shangliang.reading.reports.rules.places import Kind, find

TEXT = "全年走访企业*家。\n举办讲座三次。"


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_a_text_file_is_read_in_whatever_encoding(code):
    assert read((TEXT * 30).encode(code), "总结.txt") == TEXT * 30


def word(*, rows: int = 2) -> bytes:
    document = Document()
    document.add_paragraph("一、提案工作")
    table = document.add_table(rows=rows, cols=3)
    for number, row in enumerate(table.rows):
        for cell, text in zip(row.cells, ("走访企业", "*", f"{number}家"), strict=True):
            cell.text = text
    document.add_paragraph("举办讲座三次。")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_the_rows_of_a_table_become_lines_and_nothing_is_lost():
    text = read(word(), "总结.docx")
    assert text.split("\n") == ["一、提案工作", "走访企业\t*\t0家", "走访企业\t*\t1家", "举办讲座三次。"]
    assert [place.text for place in find(text) if place.kind is Kind.FIGURE] == ["*", "0", "*", "1", "三"]


def test_a_document_full_of_tables_is_read_whole():
    assert read(word(rows=300), "表.docx").count("走访企业") == 300


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "空的"), (b"PK\x03\x04broken", "损坏"), (b"%PDF-1.7", "不是 .docx"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "旧版 Word"), (b"\x00\x01\x02\xff\xfe" * 40, "认不出"), (b" \n\t ", "没有文字"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_what_it_is(data, said):
    with pytest.raises(Invalid, match=said):
        read(data, "总结.txt")


@pytest.mark.parametrize(("name", "said"), [("总结.docx", "里面不是 Word 文档"), ("setup.exe", "不是 .docx"), ("总结.wps", "不是 .docx")])
def test_a_file_is_only_read_as_text_when_its_name_says_text(name, said):
    with pytest.raises(Invalid, match=said):
        read(b"MZ\0\0", name)


def test_a_document_that_swells_or_lies_is_not_read():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    with pytest.raises(Invalid, match="大得不正常"):
        read(stream.getvalue(), "总结.docx")


def test_a_text_that_is_too_long_is_refused_with_its_length():
    with pytest.raises(Invalid, match="超过了"):
        checked("走访*次。" * (MOST_CHARACTERS // 4))


def test_signs_that_cannot_be_kept_become_blanks_and_move_nothing():
    assert checked("走访\x00*次\r\n培训\x0b三期\n\n") == "走访 *次\n培训 三期"
