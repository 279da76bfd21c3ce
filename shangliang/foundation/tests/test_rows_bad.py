"""Files as they should not be: each is refused with what it is and what to do, quickly and without much memory."""

import io
import random
import struct
import time
import tracemalloc
import zipfile
from contextlib import suppress

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shangliang.foundation.errors import Invalid
from shangliang.foundation.rows import Limits, read
from shangliang.foundation.rows.limits import MEGABYTE
from shangliang.foundation.tests.making import MAIN, bare, saved, workbook, zipped

GOOD = workbook(["姓名", "手机"], ["许岚", "13900001111"])
SMALL = Limits(size=MEGABYTE, unpacked=MEGABYTE, sheets=2, rows=5, columns=3, cells=12, scanned=50)


def ole2(*streams):
    """The beginning of an old Office file with these streams in its directory."""
    entries = b"".join(name.encode("utf-16-le").ljust(64, b"\0") + bytes(64) for name in ("Root Entry", *streams))
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + entries


def word():
    document = docx.Document()
    document.add_paragraph("名单")
    return saved(document)


def without(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({part: archive.read(part) for part in archive.namelist() if part != name})


@pytest.mark.parametrize(("data", "code", "said"), [
    (b"", "empty_file", "是空的"),
    (b"\r\n \n", "empty_file", "是空的"),
    (bytes(5000), "empty_file", "是空的"),
    (workbook(), "empty_file", "一个字也没有"),
    (b",,,\n,,\n", "empty_file", "一个字也没有"),
    (ole2("EncryptionInfo", "EncryptedPackage"), "encrypted", "加了密码.*取消密码"),
    (ole2("Workbook"), "old_xls", "旧版 .xls 表格.*另存为 .xlsx"),
    (ole2("WordDocument"), "word", "Word 文档"),
    (ole2("PowerPoint Document"), "slides", "演示文稿"),
    (ole2("Thumbs"), "old_office", "旧版 Office 文件"),
    (word(), "word", "Word 文档.*复制到新建的表格"),
    (zipped({"xl/workbook.bin": b"", "_rels/.rels": b""}), "xlsb", ".xlsb"),
    (zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b""}), "opendocument", "OpenDocument"),
    (zipped({"ppt/presentation.xml": b""}), "slides", "演示文稿"),
    (zipped({"OFD.xml": b""}), "ofd", "OFD"),
    (zipped({"名单.xlsx": GOOD}), "archive", "先解压"),
    (zipped({}), "archive", "先解压"),
    (b"<html><table><tr><td>1</td></tr></table></html>", "web_page", "其实是网页"),
    (b"\xef\xbb\xbf\r\n<?xml version='1.0'?><Workbook/>", "web_page", "其实是网页"),
    (b"MIME-Version: 1.0\r\n", "web_page", "其实是网页"),
    (b"%PDF-1.7 ...", "pdf", "是 PDF"),
    (b"\x89PNG\r\n\x1a\n", "picture", "是图片"),
    (b"\xff\xd8\xff\xe0", "picture", "是图片"),
    (b"Rar!\x1a\x07", "archive", "先解压"),
    (b"{\\rtf1", "rtf", "RTF"),
    (b"\x01\x02\x00\x03" * 50, "unknown_encoding", "编码认不出来"),
    (b"\xff\xff\xff,\xff", "unknown_encoding", "编码认不出来"),
    ('姓名,手机\n"许岚,139\n周舟,138\n'.encode(), "broken_file", "引号没有成对"),
])
def test_a_file_of_another_kind_is_told_for_what_it_is(data, code, said):
    with pytest.raises(Invalid, match=said) as refusal:
        read(data, "名单.xlsx")
    assert refusal.value.code == code
    assert refusal.value.message.startswith("“名单.xlsx”")


AT = GOOD.index(b"xl/worksheets/sheet1.xml") + 40
SHEET = f'<worksheet xmlns="{MAIN}"><sheetData>{{}}</sheetData></worksheet>'
BOMB = ('<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + SHEET).format("<row><c><v>&b;</v></c></row>")


@pytest.mark.parametrize("data", [
    GOOD[:500],
    GOOD[:-30],
    GOOD[:AT] + b"\xff" * 40 + GOOD[AT + 40:],
    b"PK\x03\x04" + random.Random(1).randbytes(3000),
    without(GOOD, "xl/workbook.xml"),
    without(GOOD, "xl/worksheets/sheet1.xml"),
    without(GOOD, "_rels/.rels"),
    bare("<row><c"),
    bare('<row><c t="s"><v>99</v></c></row>'),
    bare("<row><c><v>many</v></c></row>"),
    bare('<row><c r="7B"><v>1</v></c></row>'),
    bare('<row><c s="x"><v>1</v></c></row>'),
    bare('<row><c t="d"><v>soon</v></c></row>'),
    bare('<row r="x"><c><v>1</v></c></row>'),
    bare("", **{"xl/sheets/one.xml": SHEET.format("").replace("</worksheet>", "<mergeCells><mergeCell ref='?'/></mergeCells></worksheet>")}),
    bare("", **{"xl/sheets/one.xml": BOMB}),
    bare("", **{"xl/sheets/one.xml": BOMB.encode("utf-16")}),
    bare("", **{"xl/workbook.xml": "<!DOCTYPE x SYSTEM 'file:///etc/passwd'><x/>"}),
], ids=range(18))
def test_a_broken_workbook_is_refused_with_what_to_do(data):
    with pytest.raises(Invalid, match="残缺不全，读不了。请重新下载，或用 WPS") as refusal:
        read(data, "名单.xlsx")
    assert refusal.value.code == "broken_file"


def test_a_workbook_locked_part_by_part_is_refused():
    locked = bytearray(GOOD)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = locked.find(mark)
        while at >= 0:
            locked[at + offset] |= 1
            at = locked.find(mark, at + 1)
    with pytest.raises(Invalid):
        read(bytes(locked))


@pytest.mark.parametrize(("data", "code"), [
    (bytes(MEGABYTE + 1), "too_big"),
    (zipped({"xl/workbook.xml": b"", "xl/media/photo.png": bytes(2 * MEGABYTE)}), "too_big_unpacked"),
    (workbook(*[[n] for n in range(6)]), "too_many_rows"),
    ("一\n二\n三\n四\n五\n六\n".encode(), "too_many_rows"),
    (workbook([1, 2, 3, 4]), "too_many_columns"),
    (b"1,2,3,4\n", "too_many_columns"),
    (workbook(*[[1, 2, 3]] * 5), "too_many_cells"),
    (bare("<row>" + "<c/>" * 51 + "</row>"), "too_many_blanks"),
    (b"," * 60, "too_many_blanks"),
])
def test_what_is_too_much_is_refused(data, code):
    with pytest.raises(Invalid) as refusal:
        read(data, limits=SMALL)
    assert refusal.value.code == code
    assert "请" in refusal.value.message


def test_too_many_sheets_are_refused():
    book = openpyxl.Workbook()
    for _ in range(3):
        book.create_sheet().append(["甲"])
    with pytest.raises(Invalid, match="超过 2 张表"):
        read(saved(book), limits=SMALL)


@pytest.mark.parametrize("make", [
    lambda: io.BytesIO(bytes(30 * MEGABYTE)),
    lambda: io.BytesIO(b"PK\x03\x04" + bytes(30 * MEGABYTE)),
])
def test_thirty_megabytes_are_refused_without_reading_them_through(make):
    file = make()
    with pytest.raises(Invalid, match="超过 20 MB"):
        read(file, "名单.xlsx")
    assert file.tell() <= 20 * MEGABYTE + 1


def unpacking():
    return zipped({"_rels/.rels": b"", "xl/workbook.xml": b" " * (120 * MEGABYTE)})


def lying():
    """The same with a size that it does not have."""
    data = bytearray(unpacking())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24: at + 28] = struct.pack("<I", 1000)
    return bytes(data)


def blanks():
    return bare("".join(f'<row r="{n}"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>' for n in range(1, 1_048_577, 32)))


def merging():
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 300))
    merges = "<mergeCells>" + "<mergeCell ref='A1:XFD1048576'/>" * 5000 + "</mergeCells></worksheet>"
    return bare("", **{"xl/sheets/one.xml": SHEET.format(rows).replace("</worksheet>", merges)})


def far_off():
    return bare('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


@pytest.mark.parametrize("make", [unpacking, lying, blanks, merging, far_off])
def test_a_small_file_that_would_grow_costs_little(make):
    data, begun = make(), time.process_time()
    tracemalloc.start()
    try:
        with pytest.raises(Invalid):
            read(data, "名单.xlsx")
        assert tracemalloc.get_traced_memory()[1] < 100 * MEGABYTE
    finally:
        tracemalloc.stop()
    assert time.process_time() - begun < 20


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, len(GOOD) - 1), put=st.binary(min_size=1, max_size=8))
def test_any_damage_ends_in_a_table_or_a_refusal(at, put):
    with suppress(Invalid):
        assert read(GOOD[:at] + put + GOOD[at + len(put):], "名单.xlsx")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_end_in_a_table_or_a_refusal(data):
    with suppress(Invalid):
        assert read(data, "名单.csv")
