"""Open a member's file as a Word package, or say in Chinese what it is instead and what to do.

Nothing here trusts what the file says about itself: sizes are counted while unpacking, entities are never resolved.
"""

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]

from shangliang.foundation.errors import Invalid

from .xml import Element, attr, name

LIMIT = 20 * 1024 * 1024
MAX_PARTS = 4_000
MAX_XML = 24 * 1024 * 1024
MAX_UNPACKED = 240 * 1024 * 1024

SAVE_AS = "请用 Word 或 WPS 打开它，另存为“Word 文档（.docx）”后再交。"
BROKEN = "这份文件不完整或已损坏，读不出内容。请在电脑上打开原文件，另存为一份新的 .docx 后再交；打不开时，可把文字粘贴到网页上填写。"
BOMB = "这份文件解开后大得不正常，为安全起见没有读取。请把正文复制到一份新的 Word 文档里，另存为 .docx 后再交。"
OTHER_KINDS = (
    (b"%PDF", "这是 PDF 文件，不是 Word 文档。请交提案的 Word 原件（.docx）；只有 PDF 时，可把它作为附件，正文粘贴到网页上填写。"),
    (b"{\\rtf", "这是 RTF 格式的文档，不是 .docx。" + SAVE_AS),
    (b"\xff\xd8\xff", "这是一张照片，不是 Word 文档。请交文字稿；照片可以作为附件上传。"),
    (b"\x89PNG", "这是一张图片，不是 Word 文档。请交文字稿；图片可以作为附件上传。"),
    (b"GIF8", "这是一张图片，不是 Word 文档。请交文字稿；图片可以作为附件上传。"),
    (b"BM", "这是一张图片，不是 Word 文档。请交文字稿；图片可以作为附件上传。"),
    (b"Rar!", "这是压缩包，不是 Word 文档。请解压后，把里面的 .docx 单独交上来。"),
    (b"7z\xbc\xaf", "这是压缩包，不是 Word 文档。请解压后，把里面的 .docx 单独交上来。"),
    (b"\x1f\x8b", "这是压缩包，不是 Word 文档。请解压后，把里面的 .docx 单独交上来。"),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refuse(message: str, code: str) -> Invalid:
    """The refusal of a file, worded for the member and tied to the field `file`."""
    return Invalid(message, code, fields={"file": message})


def check(data: bytes, filename: str, limit: int = LIMIT) -> None:
    """Refuse what cannot be a .docx by its first bytes; raises Invalid with what it is and what to do."""
    if not data:
        raise refuse("这份文件是空的，没有内容。请检查原文件后重新选择。", "file_empty")
    if len(data) > limit:
        size, most = len(data) / 1048576, limit / 1048576
        raise refuse(
            f"这份文件有 {size:.1f} MB，超过了 {most:.0f} MB。多半是照片太大：请在 Word 里压缩图片，"
            "或把照片取出来单独作为附件上传。", "file_too_large")
    if data.startswith(OLE):
        raise _old_or_locked(data, filename)
    if not data.startswith(b"PK"):
        raise _foreign(data)


def _old_or_locked(data: bytes, filename: str) -> Invalid:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return refuse("这份 Word 文档加了打开密码，读不出内容。请在 Word 里去掉密码（文件—信息—保护文档）并保存后再交。", "file_encrypted")
    if filename.lower().endswith((".wps", ".wpt")):
        return refuse("这是 WPS 自己的格式（.wps），不是 .docx。" + SAVE_AS, "file_old_format")
    if "Workbook".encode("utf-16-le") in data and "WordDocument".encode("utf-16-le") not in data:
        return refuse("这是旧版 Excel 表格，不是 Word 文档。请交提案的文字稿（.docx）；表格可以作为附件上传。", "file_other_kind")
    return refuse("这是旧版 Word 文档（.doc），改扩展名并不能转换格式。" + SAVE_AS, "file_old_format")


def _foreign(data: bytes) -> Invalid:
    for start, message in OTHER_KINDS:
        if data.startswith(start):
            return refuse(message, "file_other_kind")
    head = data[:4096].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith((b"<!doctype html", b"<html", b"mime-version")):
        return refuse("这是网页格式的文档，不是 .docx。" + SAVE_AS, "file_other_kind")
    if head.startswith(b"<?xml"):
        return refuse("这是 XML 格式的文档，不是 .docx。" + SAVE_AS, "file_other_kind")
    if _is_text(data[:4096]):
        return refuse("这是纯文本文件，不是 Word 文档。可以把文字直接粘贴到网页上填写，或贴进 Word 另存为 .docx 后再交。", "file_other_kind")
    return refuse("这份文件不是 Word 文档，认不出是什么格式。请用 Word 或 WPS 写好，另存为 .docx 后再交。", "file_other_kind")


def _is_text(head: bytes) -> bool:
    for code in ("utf-8", "gb18030", "utf-16"):
        try:
            text = head[: len(head) // 2 * 2].decode(code, errors="strict" if len(head) < 4096 else "ignore")
        except UnicodeDecodeError:
            continue
        return "\0" not in text
    return False


@dataclass(frozen=True)
class Link:
    """A relationship of a part: what it points at and as what ("image", "footnotes", "hyperlink" …)."""

    kind: str
    target: str
    outside: bool


class Package:
    """The parts of a Word file, unpacked on demand within fixed limits."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as wrong:
            raise refuse(BROKEN, "file_broken") from wrong
        if len(entries) > MAX_PARTS or sum(e.file_size for e in entries) > MAX_UNPACKED:
            raise refuse(BOMB, "file_bomb")
        self._entries = {e.filename.replace("\\", "/").lstrip("/"): e for e in entries}
        self._room = MAX_UNPACKED
        self.main = self._find_main()

    def blob(self, part: str, limit: int = MAX_XML) -> bytes:
        """The bytes of `part` (b"" when it is not there); refuses locked, broken or swollen parts."""
        entry = self._entries.get(part)
        if entry is None:
            return b""
        if entry.flag_bits & 0x1:
            raise refuse("这份文件加了密码，读不出内容。请去掉密码后再交。", "file_encrypted")
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(min(limit, self._room) + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as wrong:
            raise refuse(BROKEN, "file_broken") from wrong
        if len(data) > min(limit, self._room):
            raise refuse(BOMB, "file_bomb")
        self._room -= len(data)
        return data

    def xml(self, part: str) -> Element | None:
        """The root of an XML part, or None when there is no such part."""
        data = self.blob(part)
        if not data:
            return None
        if b"<!DOCTYPE" in data[:2048] or b"<!ENTITY" in data[:2048]:
            raise refuse(BOMB, "file_bomb")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=False)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as wrong:
            raise refuse(BROKEN, "file_broken") from wrong

    def links(self, part: str) -> dict[str, Link]:
        """The relationships of `part` by id."""
        folder, leaf = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", leaf + ".rels"))
        found = {}
        for rel in root if root is not None else ():
            outside = attr(rel, "TargetMode") == "External"
            target = attr(rel, "Target") or ""
            if not outside:
                target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            found[attr(rel, "Id") or ""] = Link((attr(rel, "Type") or "").rsplit("/", 1)[-1], target, outside)
        return found

    def _find_main(self) -> str:
        main = next((link.target for link in self.links("").values() if link.kind == "officeDocument"), "")
        if main not in self._entries:
            main = "word/document.xml"
        if main not in self._entries:
            raise self._not_word()
        if b"macroEnabled" in self.blob("[Content_Types].xml"):
            raise refuse("这份文档带有宏（.docm），为安全起见没有读取。" + SAVE_AS, "file_macros")
        if name(root := self._main_root(main)) != "document":
            raise self._not_word()
        self.document = root
        return main

    def _main_root(self, main: str) -> Element:
        root = self.xml(main)
        if root is None:
            raise refuse(BROKEN, "file_broken")
        return root

    def _not_word(self) -> Invalid:
        names = set(self._entries)
        if any(n.startswith(("xl/", "ppt/")) for n in names):
            return refuse("这是 Excel 表格或演示文稿，不是 Word 文档。请交提案的文字稿（.docx）；表格可以作为附件上传。", "file_other_kind")
        if "OFD.xml" in names:
            return refuse("这是 OFD 版式文件，不是 Word 文档。请交提案的 Word 原件（.docx）。", "file_other_kind")
        if "content.xml" in names:
            return refuse("这是 OpenDocument 文档（.odt），不是 .docx。" + SAVE_AS, "file_other_kind")
        if "[Content_Types].xml" in names:
            return refuse(BROKEN, "file_broken")
        return refuse("这是压缩包，不是 Word 文档。请解压后，把里面的 .docx 单独交上来。", "file_other_kind")
