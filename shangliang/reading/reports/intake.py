"""The text of a file that somebody hands in: .txt in any usual encoding, or .docx with its tables; or why it cannot be read.

Nothing trusts what a file says about itself: sizes are counted while unpacking, entities are refused.
"""

import io
import re
import zipfile
import zlib
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from shangliang.foundation.errors import Invalid

MOST_BYTES = 12 * 1024 * 1024
MOST_CHARACTERS = 1_500_000
MOST_XML = 60 * 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PLAIN = ("txt", "text", "md", "")
SAVE_AS = "请用 Word 或 WPS 打开它，另存为“Word 文档（.docx）”再上传，或把文字粘贴进来。"
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ud800-\udfff]")
"""Signs that cannot be kept or shown: a blank for each, so that everything else keeps its place."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WIDEST = 60
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"


def read(data: bytes, filename: str) -> str:
    """The text of a file, its paragraphs as lines, the cells of a table row parted by tabs; raises Invalid (field "file") in Chinese."""
    if not data:
        raise _refused("这份文件是空的，没有内容。请检查原文件后重新选择。", "file_empty")
    if len(data) > MOST_BYTES:
        raise _refused(f"这份文件有 {len(data) / 1048576:.1f} MB，超过了 {MOST_BYTES // 1048576} MB。请去掉里面的图片，或只粘贴文字。", "file_too_large")
    if data.startswith(b"PK"):
        return checked(_word(data))
    if data.startswith(OLE):
        raise _refused("这是旧版 Word 文档（.doc）或加了密码的文档。" + SAVE_AS, "file_old_format")
    if data.startswith((b"%PDF", b"{\\rtf", b"\xff\xd8\xff", b"\x89PNG", b"GIF8")):
        raise _refused("这不是 .docx，也不是文本文件。" + SAVE_AS, "file_other_kind")
    kind = filename.rpartition(".")[2].lower() if "." in filename else ""
    if kind == "docx":
        raise _refused("这份文件名字是 .docx，里面不是 Word 文档，可能没有下载完整。" + SAVE_AS, "file_other_kind")
    if kind not in PLAIN:
        raise _refused("这不是 .docx，也不是文本文件（.txt）。" + SAVE_AS, "file_other_kind")
    return checked(_plain(data))


def checked(text: str) -> str:
    """A text that may be compiled: line ends as newlines, no signs that cannot be kept; refuses what is empty or too long."""
    text = _CONTROLS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        raise _refused("里面没有文字。请检查是否选错了文件，或把文字粘贴进来。", "no_text")
    if len(text) > MOST_CHARACTERS:
        raise _refused(f"文字有 {len(text) / 10000:.0f} 万字，超过了 {MOST_CHARACTERS // 10000} 万字。请分成几份分别编。", "text_too_long")
    return text.rstrip("\n")


def _refused(message: str, code: str) -> Invalid:
    return Invalid(message, code, fields={"file": message})


def _plain(data: bytes) -> str:
    """A text file: by its mark, else UTF-8, else what Chinese computers write."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    for code in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(code)
        except UnicodeDecodeError:
            continue
        if "\0" not in text[:4000]:
            return text
    for code in ("utf-16-le", "utf-16-be"):
        text = data.decode(code, errors="ignore")
        if sum("\u4e00" <= char <= "\u9fff" for char in text[:2000]) > len(text[:2000]) / 4:
            return text
    raise _refused("认不出这份文件的文字编码。请把文字复制后粘贴进来，或另存为 .docx。", "file_unreadable")


def _word(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if "word/document.xml" not in package.namelist():
                raise _refused("这是压缩包或表格，不是 Word 文档。" + SAVE_AS, "file_other_kind")
            with package.open("word/document.xml") as stream:
                xml = stream.read(MOST_XML + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as wrong:
        raise _refused("这份文件不完整、已损坏或加了密码，读不出内容。" + SAVE_AS, "file_broken") from wrong
    if len(xml) > MOST_XML or b"<!DOCTYPE" in xml[:2048] or b"<!ENTITY" in xml[:2048]:
        raise _refused("这份文件解开后大得不正常，为安全起见没有读取。请把文字粘贴进来。", "file_bomb")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as wrong:
        raise _refused("这份文件不完整或已损坏，读不出内容。" + SAVE_AS, "file_broken") from wrong
    return "\n".join(_blocks(root))


def _blocks(root: Any) -> list[str]:
    """The lines of a document body: paragraphs, and one line for each row of a table."""
    lines: list[str] = []
    for element in root.iter():
        name = _name(element)
        if name == "p" and not _within(element, "tc") and not _within(element, "txbxContent"):
            lines.append(_said(element))
        elif name == "tr" and not _within(element.getparent(), "tc"):
            lines.append("\t".join(_cells(element)))
    return lines


def _cells(row: Any) -> list[str]:
    """The texts of a row, each in one line; a cell over several columns leaves the others empty, so that all rows have as many."""
    found: list[str] = []
    for part in row.iter():
        if _name(part) in {"gridBefore", "gridAfter"}:
            found += [""] * _number(part)
        elif _name(part) == "tc" and part.getparent() is row:
            said = [" ".join(_said(p).split()) for p in part.iter() if _name(p) == "p"]
            span = next((one for one in part.iter() if _name(one) == "gridSpan"), None)
            found += [" ".join(filter(None, said)), *[""] * (_number(span) - 1 if span is not None else 0)]
    return found


def _number(element: Any) -> int:
    said = next((value for name, value in element.attrib.items() if name.rsplit("}", 1)[-1] == "val"), "")
    return min(int(said), WIDEST) if said.isdigit() else 1


def _said(paragraph: Any) -> str:
    """The text of a paragraph as it reads with all changes taken: what was struck out is left out."""
    pieces = []
    for element in paragraph.iter():
        name = _name(element)
        if name == "t" and not _within(element, "del", paragraph):
            pieces.append(element.text or "")
        elif name == "tab" and _name(element.getparent()) == "r":
            pieces.append("\t")
        elif name in {"br", "cr"}:
            pieces.append("\n")
    return "".join(pieces)


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) and tag.startswith((W, STRICT)) else ""


def _within(element: Any, name: str, top: Any = None) -> bool:
    while element is not None and element is not top:
        if _name(element) == name:
            return True
        element = element.getparent()
    return False
