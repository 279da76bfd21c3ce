"""Files are judged by what they are, not by what they are called."""

import io
import zipfile

import pytest

from shangliang.commons.files.kinds import KINDS, OLE, check, clean_name, sniff
from shangliang.commons.files.manifest import EXTENSIONS
from shangliang.commons.files.views import disposition
from shangliang.foundation.errors import Invalid

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
JPG = b"\xff\xd8\xff\xe0" + b"\0" * 40
HEIC = b"\0\0\0\x18ftypheic" + b"\0" * 40
PDF = b"%PDF-1.7\n"
EXE = b"MZ\x90\0" + b"\0" * 40


def office(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return out.getvalue()


DOCX = office("[Content_Types].xml", "word/document.xml")
XLSX = office("[Content_Types].xml", "xl/workbook.xml")


def judged(data: bytes, name: str, allowed: list[str] | None = None) -> tuple[str, str]:
    kind, kept = check(io.BytesIO(data), name, len(data), allowed=allowed or EXTENSIONS, most_mb=20)
    return kind.code, kept


@pytest.mark.parametrize(("data", "name", "code"), [
    (DOCX, "提案.docx", "docx"), (XLSX, "名单.XLSX", "xlsx"), (office("[Content_Types].xml", "ppt/presentation.xml"), "a.pptx", "pptx"), (PDF, "红头.pdf", "pdf"),
    (office("OFD.xml", "Doc_0/Document.xml"), "红头.ofd", "ofd"), (JPG, "现场.jpg", "jpg"), (JPG, "现场.JPEG", "jpg"), (PNG, "图.png", "png"), (HEIC, "IMG_1.heic", "heic"),
    (OLE + b"\0" * 600, "旧.doc", "old"), (OLE + b"\0" * 600, "旧.wps", "old"),
])
def test_what_offices_use_is_taken(data, name, code):
    assert judged(data, name)[0] == code


@pytest.mark.parametrize(("data", "name", "code", "says"), [
    (EXE, "照片.jpg", "file_kind", "程序文件"), (EXE, "答复.docx", "file_kind", "程序文件"), (PDF, "照片.jpg", "file_renamed", "PDF 文件"), (DOCX, "答复.pdf", "file_renamed", "Word 文档"),
    (JPG, "答复.docx", "file_renamed", "照片"), (PNG, "a.docx", "file_renamed", "图片"), (XLSX, "a.docx", "file_renamed", "Excel"),
    (b"<svg xmlns='x' onload='a()'/>", "图.svg", "file_kind", "SVG"), (b"<svg/>", "图.png", "file_kind", "SVG"), (b"\xef\xbb\xbf<!DOCTYPE html><script>", "a.jpg", "file_kind", "网页"),
    (office("a.txt"), "资料.zip", "file_kind", "压缩包"), (office("a.txt"), "资料.docx", "file_kind", "压缩包"), (DOCX[:60], "a.docx", "file_kind", "不完整"),
    (office("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "a.docx", "file_kind", "带宏"),
    (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "a.docx", "file_kind", "密码"), (OLE + b"\0" * 600, "a.docx", "file_renamed", "旧版"),
    (b"hello", "a.txt", "file_kind", "认不出"), (b"#!/bin/sh", "a.pdf", "file_kind", "脚本"), (b"", "a.pdf", "file_empty", "空的"), (b"GIF89a" + b"\0" * 9, "a.gif", "file_kind", "不收"),
])
def test_what_is_something_else_is_refused_and_said_so(data, name, code, says):
    with pytest.raises(Invalid) as refusal:
        judged(data, name)

    assert refusal.value.code == code
    assert says in refusal.value.message
    assert set(refusal.value.fields) == {"file"}


@pytest.mark.parametrize(("data", "name", "kept"), [(PNG, "截图.jpg", "截图.png"), (JPG, "IMG_0001.HEIC", "IMG_0001.jpg"), (JPG, "照片", "照片.jpg"), (PNG, "2026.1.12 现场", "2026.1.12 现场.png")])
def test_a_picture_with_another_pictures_extension_gets_its_own(data, name, kept):
    assert judged(data, name)[1] == kept


def test_a_committee_may_take_fewer_kinds():
    with pytest.raises(Invalid, match="本委员会不收"):
        judged(DOCX, "a.docx", ["pdf"])


def test_a_file_over_the_limit_is_refused_before_its_content_is_read():
    with pytest.raises(Invalid, match=r"30\.0 MB，超过 20 MB"):
        check(io.BytesIO(), "大.pdf", 30 * 1024 * 1024, allowed=EXTENSIONS, most_mb=20)


def test_every_allowed_extension_belongs_to_a_kind():
    assert set(EXTENSIONS) <= {extension for kind in KINDS.values() for extension in kind.extensions}
    assert not [kind.code for kind in KINDS.values() if kind.inline and kind.code not in {"jpg", "png"}]


def test_a_locked_document_is_known_wherever_the_word_stands():
    data = OLE + b"\0" * ((1 << 20) - 20) + "EncryptedPackage".encode("utf-16-le") + b"\0" * 100

    assert "密码" in sniff(io.BytesIO(data))


@pytest.mark.parametrize(("name", "kept"), [
    ("../../etc/passwd.pdf", "passwd.pdf"), ("C:\\Users\\a\\答复.docx", "答复.docx"), ("..\\..\\a.pdf", "a.pdf"), ("/", "附件"), ("", "附件"), ("...", "附件"), (".htaccess", "htaccess"),
    ("现场😀👨\u200d👩\u200d👧.jpg", "现场😀👨\u200d👩\u200d👧.jpg"), ("gpj.\u202eexe.pdf", "gpj.exe.pdf"), ("a\r\nX-Bad: 1.pdf", "aX-Bad_ 1.pdf"), ("a\0b.pdf", "ab.pdf"), ('a"b<c>.pdf', "a_b_c_.pdf"),
    ("𬭚䶮.pdf", "𬭚䶮.pdf"), (" 提案 .docx ", "提案 .docx"), ("长" * 300 + ".docx", "长" * 115 + ".docx"),
])
def test_names_lead_nowhere_and_keep_what_people_see(name, kept):
    assert clean_name(name) == kept


@pytest.mark.parametrize(("name", "header"), [
    ("提案.docx", "attachment; filename=\"file.docx\"; filename*=UTF-8''%E6%8F%90%E6%A1%88.docx"), ("a b.pdf", "attachment; filename=\"file.pdf\"; filename*=UTF-8''a%20b.pdf"),
    ("😀", "attachment; filename=\"file\"; filename*=UTF-8''%F0%9F%98%80"), ("a.表", "attachment; filename=\"file\"; filename*=UTF-8''a.%E8%A1%A8"),
])
def test_a_chinese_name_travels_in_the_header(name, header):
    assert disposition(name) == header
    assert disposition(name).isascii()
