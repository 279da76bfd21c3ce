"""What a file really is, by its content, and which kinds a committee takes.

An extension is what somebody typed; the first bytes are what the file is. Both must agree before anything is kept.
"""

import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass
from typing import BinaryIO

from shangliang.foundation.errors import Invalid

HEAD = 4096
LOCKED, TORN, MACRO = "〈加了打开密码的文档〉", "〈不完整的文件〉", "〈带宏的文档〉"
ADVICE = {
    LOCKED: "请用原来的程序打开，去掉密码，另存后再传", TORN: "请看看原文件能不能打开，打得开就另存一份再传", MACRO: "请另存为不带宏的格式再传",
}  # fmt: skip
MAX_ENTRIES = 20_000


@dataclass(frozen=True)
class Kind:
    """A kind of file: its usual extensions (the first one is put right where a picture has a wrong one), its media type.

    `inline` kinds may be shown in the page; all others are only ever downloaded.
    """

    code: str
    label: str
    extensions: tuple[str, ...]
    mime: str
    inline: bool = False

    @property
    def picture(self) -> bool:
        return self.mime.startswith("image/")


OFFICE = "application/vnd.openxmlformats-officedocument."
KINDS = {kind.code: kind for kind in (
    Kind("docx", "Word 文档", ("docx",), OFFICE + "wordprocessingml.document"),
    Kind("xlsx", "Excel 表格", ("xlsx",), OFFICE + "spreadsheetml.sheet"),
    Kind("pptx", "演示文稿", ("pptx",), OFFICE + "presentationml.presentation"),
    Kind("pdf", "PDF 文件", ("pdf",), "application/pdf"),
    Kind("ofd", "OFD 版式文件", ("ofd",), "application/ofd"),
    Kind("jpg", "照片", ("jpg", "jpeg"), "image/jpeg", inline=True),
    Kind("png", "图片", ("png",), "image/png", inline=True),
    Kind("heic", "苹果手机照片", ("heic", "heif"), "image/heic"),
    Kind("webp", "图片", ("webp",), "image/webp"),
    Kind("gif", "图片", ("gif",), "image/gif"),
    Kind("old", "旧版 Office 或 WPS 文档", ("doc", "xls", "ppt", "wps", "et", "dps"), "application/octet-stream"),
)}
BY_EXTENSION = {extension: kind for kind in KINDS.values() for extension in kind.extensions}
STARTS = ((b"%PDF-", "pdf"), (b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"GIF87a", "gif"), (b"GIF89a", "gif"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FOLDERS = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
FOREIGN = (
    (b"MZ", "程序文件"), (b"\x7fELF", "程序文件"), (b"#!", "脚本"), (b"Rar!", "压缩包"), (b"7z\xbc\xaf", "压缩包"), (b"\x1f\x8b", "压缩包"),
    (b"<!doctype html", "网页"), (b"<html", "网页"), (b"<svg", "网页图形（SVG）"), (b"<?xml", "XML 文件"), (b"{\\rtf", "RTF 文档"),
)


def sniff(content: BinaryIO) -> str:
    """The code of the kind that `content` is by its bytes, or a Chinese name in 〈 〉 for what is not taken; "" if unknown.

    Reads the head, and of an archive its list of parts; nothing is unpacked.
    """
    content.seek(0)
    head = content.read(HEAD)
    for start, code in STARTS:
        if head.startswith(start):
            return code
    if head[4:8] == b"ftyp" and head[8:12] in {b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim"}:
        return "heic"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if head.startswith(OLE):
        return _old(content)
    if head.startswith(b"PK"):
        return _archive(content)
    low = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    return next((f"〈{name}〉" for start, name in FOREIGN if low.startswith(start.lower())), "")


def _old(content: BinaryIO) -> str:
    """An old Office file, unless it is a new one that was locked with a password: then nobody could read it."""
    content.seek(0)
    while piece := content.read(1 << 20):
        if "EncryptedPackage".encode("utf-16-le") in piece:
            return LOCKED
        content.seek(-64, io.SEEK_CUR) if len(piece) == 1 << 20 else None
    return "old"


def _archive(content: BinaryIO) -> str:
    content.seek(0)
    try:
        names = zipfile.ZipFile(content).namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return TORN
    if len(names) > MAX_ENTRIES:
        return "〈压缩包〉"
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return MACRO
    if "[Content_Types].xml" in names:
        return next((code for folder, code in FOLDERS if any(name.startswith(folder) for name in names)), "〈压缩包〉")
    return "ofd" if "OFD.xml" in names else "〈压缩包〉"


def check(content: BinaryIO, name: str, size: int, *, allowed: list[str], most_mb: int) -> tuple[Kind, str]:
    """The kind of an upload and the name it is kept under; raises Invalid (field "file") when it is not taken.

    `allowed` are extensions. A picture that bears another picture's extension gets the right one, because phones
    rename pictures; any other disagreement between name and content is refused.
    """
    clean = clean_name(name)
    if size <= 0:
        raise _refused(f"“{clean}”是空的，没有存。请检查原文件后重新选择。", "file_empty")
    if size > most_mb * 1024 * 1024:
        raise _refused(f"“{clean}”有 {size / 1048576:.1f} MB，超过 {most_mb} MB，没有存。请压缩图片或拆成几份后再传。", "file_too_large")
    found, extension = sniff(content), _extension(clean)
    takes = "、".join(allowed)
    if found not in KINDS:
        what = f"是{found.strip('〈〉')}" if found else "认不出是什么"
        raise _refused(f"“{clean}”的内容{what}，没有存。{ADVICE.get(found, '请换一份再传')}。可以上传的是：{takes}。", "file_kind")
    kind = KINDS[found]
    if extension not in kind.extensions:
        claimed = BY_EXTENSION.get(extension)
        if not (kind.picture and (claimed is None or claimed.picture)):
            raise _refused(f"“{clean}”的内容其实是{kind.label}，和扩展名不符，没有存。请用原来的程序打开，另存为需要的格式后再传。", "file_renamed")
        clean = _renamed(clean, kind.extensions[0])
    if not set(kind.extensions) & set(allowed):
        raise _refused(f"“{clean}”是{kind.label}，本委员会不收这种格式。可以上传的是：{takes}。", "file_kind")
    return kind, clean


def _refused(message: str, code: str) -> Invalid:
    return Invalid(message, code, fields={"file": message})


UNWANTED = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
JOINER = "\u200d"  # part of many emoji
LONGEST = 120


def clean_name(name: str) -> str:
    """A file's name as it is kept and shown: no folders, no control or direction signs, at most 120 characters."""
    leaf = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(c for c in leaf if c == JOINER or unicodedata.category(c) not in UNWANTED)
    kept = re.sub(r'[<>:"|?*]', "_", kept).strip(" .\u3000")
    stem, dot, extension = kept.rpartition(".")
    if dot and len(kept) > LONGEST:
        kept = f"{stem[: LONGEST - len(extension) - 1]}.{extension[:10]}"
    return kept[:LONGEST] or "附件"


def _extension(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def _renamed(name: str, extension: str) -> str:
    stem = name.rpartition(".")[0] if _extension(name) in BY_EXTENSION else name
    return f"{stem}.{extension}"
