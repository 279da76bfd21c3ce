"""Whether a .docx from outside may be kept as a template: whole, small, without anything that runs, links out or draws in."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from docx.oxml.ns import qn
from lxml import etree

from shangliang.commons.files.kinds import check
from shangliang.foundation.errors import Invalid

MOST_MB = 5
MOST_PARTS, MOST_UNPACKED, MOST_TEXT = 300, 40 * 1024 * 1024, 2 * 1024 * 1024
"""Parts, bytes of all parts unpacked, bytes of one part that holds text."""
RUNS = {"oleObject": "嵌入的对象", "package": "嵌入的文件", "control": "控件", "aFChunk": "嵌入的网页", "subDocument": "子文档", "frame": "框架",
        "vbaProject": "宏", "activeXControlBinary": "控件", "attachedToolbars": "工具栏"}  # fmt: skip
FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "HYPERLINK", "STYLEREF", "REF", "PAGEREF", "TOC", "SEQ", "EQ", "ADVANCE", "SYMBOL", "DATE", "TIME"}
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)


def taken(name: str, content: bytes) -> tuple[str, bytes]:
    """The clean name and content of an uploaded template, its tie to the writer's own Normal.dotm cut; raises Invalid (field "file")."""
    _, clean = check(io.BytesIO(content), name, len(content), allowed=["docx"], most_mb=MOST_MB)
    try:
        parts = _unpacked(content)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError):
        raise _refused("文件不完整，打不开。请用 Word 或 WPS 打开原文件，另存一份再传。") from None
    for part, data in parts.items():
        if part.endswith((".xml", ".rels")):
            parts[part] = _tidy(part, data)
    if "word/document.xml" not in parts:
        raise _refused("这个文件里没有正文。请用 Word 或 WPS 打开原文件，另存为 .docx 再传。")
    return clean, _packed(parts)


def _unpacked(content: bytes) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    left = MOST_UNPACKED
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > MOST_PARTS or len({entry.filename for entry in entries}) < len(entries):
            raise _refused("文件里的部件太多或重复。请用 Word 或 WPS 打开原文件，另存一份再传。")
        for entry in entries:
            if entry.filename.startswith("/") or ".." in PurePosixPath(entry.filename).parts:
                raise _refused("文件里有指向外面的部件。请用 Word 或 WPS 打开原文件，另存一份再传。")
            with archive.open(entry) as part:
                data = part.read(left + 1)
            left -= len(data)
            if left < 0 or (entry.filename.endswith((".xml", ".rels")) and len(data) > MOST_TEXT):
                raise _refused("文件展开后太大。模板里只留版式和少量图片，请删去多余内容再传。")
            parts[entry.filename] = data
    return parts


def _tidy(part: str, data: bytes) -> bytes:
    """The part as it was, or without its tie to another template; raises Invalid for what does not belong into one."""
    try:
        tree = etree.fromstring(data, PARSER)
    except etree.XMLSyntaxError:
        raise _refused("文件内部有损坏。请用 Word 或 WPS 打开原文件，另存一份再传。") from None
    if tree.getroottree().docinfo.doctype:
        raise _refused("文件里有外部定义（DTD），不能作模板。请用 Word 或 WPS 打开原文件，另存一份再传。")
    if part.endswith(".rels"):
        return _links(tree) or data
    for fault in _inside(tree):
        raise _refused(fault)
    ties = list(tree.iter(qn("w:attachedTemplate"))) if part == "word/settings.xml" else []
    for tie in ties:
        tie.getparent().remove(tie)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True) if ties else data


def _links(tree: etree._Element) -> bytes:
    """The relations without the tie to another template; empty when there was none."""
    cut = False
    for relation in list(tree.iter(RELATION)):
        sort = relation.get("Type", "").rpartition("/")[2]
        if sort in RUNS:
            raise _refused(f"文件里有{RUNS[sort]}，不能作模板。请删去后再传。")
        if sort == "attachedTemplate":
            tree.remove(relation)
            cut = True
        elif relation.get("TargetMode") == "External" and not (sort == "hyperlink" and re.match(r"(https?:|mailto:)", relation.get("Target", ""))):
            raise _refused("文件里有链接到外面的图片或内容，打开时会去外面取。请把图片直接插入文档，或删去后再传。")
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True) if cut else b""


def _inside(tree: etree._Element) -> Iterator[str]:
    if next(tree.iter(qn("w:ins"), qn("w:del"), qn("w:moveFrom"), qn("w:moveTo")), None) is not None:
        yield "文件里还有没接受的修订。请在“审阅”里全部接受或拒绝，再传。"
    for paragraph in tree.iter(qn("w:p")):
        codes = [element.get(qn("w:instr"), "") for element in paragraph.iter(qn("w:fldSimple"))]
        joined = "".join("\n" if element.tag == qn("w:fldChar") else element.text or "" for element in paragraph.iter(qn("w:instrText"), qn("w:fldChar")))
        for code in [*codes, *joined.split("\n")]:
            word = code.split()[0].upper() if code.strip() else ""
            if word and word not in FIELDS:
                yield f"文件里有域代码 {word[:20]}，不能作模板。请删去，只留页码一类的域。"


def _packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), parts[name], zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _refused(message: str) -> Invalid:
    return Invalid(f"模板没有收下：{message}", "template_unfit", fields={"file": message})
