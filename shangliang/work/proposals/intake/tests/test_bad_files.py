"""What is no Word file is refused in Chinese: what it is, and what to do."""

import io
import zipfile
from contextlib import suppress

import pytest

from shangliang.foundation.errors import Invalid
from shangliang.work.proposals.intake import container, read

from .samples import LIFTS
from .wordfiles import LAYOUTS, Paper

GOOD = LAYOUTS["labelled"](LIFTS)
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(**parts: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def ole(stream: str) -> bytes:
    return container.OLE + b"\0" * 600 + stream.encode("utf-16-le") + b"\0" * 600


def only_photo() -> bytes:
    paper = Paper()
    paper.photo()
    return paper.bytes()


@pytest.mark.parametrize(("data", "name", "code", "says"), [
    (b"", "a.docx", "file_empty", "空的"),
    (GOOD[: len(GOOD) // 2], "a.docx", "file_broken", "另存为一份新的"),
    (GOOD[:-30], "a.docx", "file_broken", "不完整"),
    (ole("EncryptedPackage"), "a.docx", "file_encrypted", "去掉密码"),
    (ole("WordDocument"), "a.docx", "file_old_format", "旧版 Word"),
    (ole("WordDocument"), "a.wps", "file_old_format", ".wps"),
    (ole("Workbook"), "a.docx", "file_other_kind", "Excel"),
    (b"%PDF-1.7 ...", "a.docx", "file_other_kind", "PDF"),
    (b"{\\rtf1 ...", "a.doc", "file_other_kind", "RTF"),
    ("关于修路的提案".encode(), "a.docx", "file_other_kind", "纯文本"),
    ("关于修路的提案".encode("gbk"), "a.docx", "file_other_kind", "纯文本"),
    (b"<html><body>a", "a.docx", "file_other_kind", "网页"),
    (b"\xff\xd8\xff\xe0....", "a.docx", "file_other_kind", "照片"),
    (b"Rar!\x1a\x07", "a.docx", "file_other_kind", "解压"),
    (bytes(range(256)), "a.docx", "file_other_kind", "认不出"),
    (zipped(a_dot_txt="x"), "a.docx", "file_other_kind", "压缩包"),
    (zipped(xl__workbook_dot_xml="<a/>", **{"[Content_Types]_dot_xml": TYPES}), "a.docx", "file_other_kind", "Excel"),
    (zipped(OFD_dot_xml="<a/>"), "a.docx", "file_other_kind", "OFD"),
    (zipped(word__document_dot_xml="<oops"), "a.docx", "file_broken", "损坏"),
    (zipped(word__document_dot_xml="<!DOCTYPE d [<!ENTITY a 'x'>]><d>&a;</d>"), "a.docx", "file_bomb", "新的 Word"),
    (zipped(word__document_dot_xml=f"<w:document {SPACE}><w:body><w:p/></w:body></w:document>"), "a.docx", "file_no_text", "没有文字"),
    (only_photo(), "a.docx", "file_only_pictures", "只有图片"),
])
def test_a_file_that_cannot_be_read_is_refused_with_advice(data, name, code, says):
    with pytest.raises(Invalid) as refusal:
        read(data, name)

    assert refusal.value.code == code
    assert says in refusal.value.message
    assert set(refusal.value.fields) == {"file"}


def test_a_file_over_the_limit_is_refused_with_both_sizes():
    with pytest.raises(Invalid, match=r"30\.0 MB，超过了 20 MB"):
        read(b"PK" + b"\0" * (30 * 1024 * 1024), "大.docx")


def test_a_file_that_swells_when_unpacked_is_refused_without_unpacking_it():
    bomb = zipped(word__document_dot_xml=b" " * (container.MAX_XML + 10))

    assert len(bomb) < 100_000
    with pytest.raises(Invalid, match="大得不正常"):
        read(bomb, "a.docx")


def test_a_locked_zip_is_refused():
    data = bytearray(zipped(word__document_dot_xml="<a/>"))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1

    with pytest.raises(Invalid, match="密码"):
        read(bytes(data), "a.docx")


def test_a_word_file_by_another_name_is_read_and_said_so():
    draft = read(GOOD, "提案.doc")

    assert draft.title == LIFTS.title
    assert any("扩展名" in w for w in draft.warnings)


@pytest.mark.parametrize("step", range(0, len(GOOD), max(1, len(GOOD) // 60)))
def test_a_damaged_file_is_either_read_or_refused(step):
    data = bytearray(GOOD)
    data[step:step + 40] = b"\xaa" * 40
    with suppress(Invalid):
        assert read(bytes(data), "a.docx").title
