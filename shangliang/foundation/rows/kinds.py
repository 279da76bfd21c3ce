"""Telling what a file really is, whatever its name says; and telling people what to do when it is no table."""

from collections.abc import Collection

from shangliang.foundation.errors import Invalid

SAVE_AS = "请用 WPS 或 Excel 打开，另存为 .xlsx 后再上传。"
COPY_OUT = "请把里面的表格复制到新建的表格里，存为 .xlsx 后再上传。"

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")

# In an OLE2 file the names of its streams tell what it is; they are kept in UTF-16.
STREAMS = (
    ("EncryptedPackage", "加了密码，读不了。请打开后取消密码，存为 .xlsx 再上传。", "encrypted"),
    ("WordDocument", f"是 Word 文档，不是表格。{COPY_OUT}", "word"),
    ("PowerPoint Document", f"是演示文稿，不是表格。{COPY_OUT}", "slides"),
    ("Workbook", f"是旧版 .xls 表格。{SAVE_AS}", "old_xls"),
    ("Book", f"是旧版 .xls 表格。{SAVE_AS}", "old_xls"),
)
# In a ZIP file the names of its parts tell.
PARTS = (
    ("xl/workbook.bin", f"是 .xlsb 表格。{SAVE_AS}", "xlsb"),
    ("word/document.xml", f"是 Word 文档，不是表格。{COPY_OUT}", "word"),
    ("ppt/presentation.xml", f"是演示文稿，不是表格。{COPY_OUT}", "slides"),
    ("content.xml", f"是 OpenDocument 文件。{SAVE_AS}", "opendocument"),
    ("OFD.xml", f"是 OFD 版式文件，不是表格。{COPY_OUT}", "ofd"),
)
# Any other file by its first bytes.
MAGIC = (
    (b"%PDF", f"是 PDF，不是表格。{COPY_OUT}", "pdf"),
    (b"\x89PNG", "是图片，不是表格。请上传 .xlsx 或 .csv 文件。", "picture"),
    (b"\xff\xd8\xff", "是图片，不是表格。请上传 .xlsx 或 .csv 文件。", "picture"),
    (b"GIF8", "是图片，不是表格。请上传 .xlsx 或 .csv 文件。", "picture"),
    (b"{\\rtf", f"是 RTF 文档，不是表格。{COPY_OUT}", "rtf"),
    (b"Rar!", "是压缩包。请先解压，再上传里面的表格。", "archive"),
    (b"7z\xbc\xaf", "是压缩包。请先解压，再上传里面的表格。", "archive"),
    (b"\x1f\x8b", "是压缩包。请先解压，再上传里面的表格。", "archive"),
)
# Web pages and XML that reporting systems hand out under the name .xls.
MARKUP = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"mime-version:", b"<meta", b"<style")


def refuse(filename: str, why: str, code: str) -> Invalid:
    """The refusal of a file, to be raised: its name, what it is, what to do."""
    return Invalid(f"{f'“{filename}”' if filename else '这个文件'}{why}", code, filename=filename)


def is_zip(data: bytes) -> bool:
    """Whether the file is a ZIP, as every .xlsx is."""
    return data.startswith(ZIP)


def check_text(data: bytes, filename: str) -> None:
    """Refuse a file that is neither a ZIP nor plain text, saying what it is."""
    if not data.strip(b"\x00 \r\n\t"):
        raise refuse(filename, "是空的。请检查是否选错了文件。", "empty_file")
    for magic, why, code in MAGIC:
        if data.startswith(magic):
            raise refuse(filename, why, code)
    if data.startswith(OLE2):
        for stream, why, code in STREAMS:
            if stream.encode("utf-16-le") in data:
                raise refuse(filename, why, code)
        raise refuse(filename, f"是旧版 Office 文件。{SAVE_AS}", "old_office")
    if data.removeprefix(b"\xef\xbb\xbf")[:200].lstrip().lower().startswith(MARKUP):
        raise refuse(filename, f"其实是网页，只是名字像表格。{SAVE_AS}", "web_page")


def check_parts(names: Collection[str], filename: str) -> None:
    """Refuse a ZIP file that is no .xlsx workbook, saying what it is."""
    for part, why, code in PARTS:
        if part in names:
            raise refuse(filename, why, code)
    if not any(name.startswith("xl/") for name in names):
        raise refuse(filename, "是压缩包。请先解压，再上传里面的表格。", "archive")
