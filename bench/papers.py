"""Word files as members make them: one text in a dozen layouts, for whoever wants to see what is read out of them."""

import io
import re
import struct
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docx import Document
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm

CHINESE = "一二三四五六七八九十"
# A published text: what was found, what is wrong, what is asked.
LABELS = re.compile(r"(?:调研情况|问题分析|具体建议)\s*[：:]")
ASKS = re.compile(r"具体建议\s*[：:]")
# Numbers at the start of an ask, the coarsest first; the first that counts up from one is the text's own.
NUMBERS = (
    (r"(?:^|(?<=[\s。；;]))[（(]?([一二三四五六七八九])[）)]?\s*[、.．,，]", CHINESE), (r"(?:^|(?<=[\s。；;]))[（(]([一二三四五六七八九])[）)]", CHINESE),
    (r"(?:^|(?<=[\s。；;]))[（(]?(\d{1,2})[）)]?\s*[、.．)）](?!\d)", ""),
)  # fmt: skip


@dataclass(frozen=True)
class Text:
    """A proposal that is to be typed into Word: paragraphs of the grounds, and the recommendations one by one."""

    title: str
    grounds: tuple[str, ...]
    asks: tuple[str, ...]


def text_of(title: str, content: str) -> Text | None:
    """A published text taken apart by its own labels and numbers; None when these do not settle where an ask begins."""
    if len(ASKS.findall(content)) != 1:
        return None
    before, after = ASKS.split(content)
    grounds = [_joined(part) for part in LABELS.sub("\n\n", before).split("    ") if part.strip()]
    asks = _asks(after)
    return Text(" ".join(title.split()), tuple(part for part in grounds if len(part) > 5), asks) if 2 <= len(asks) <= 8 and grounds else None


def _asks(text: str) -> tuple[str, ...]:
    for pattern, signs in NUMBERS:
        found = list(re.finditer(pattern, text))
        counted = [one for n, one in enumerate(found) if n < 9 and one[1] == (signs[n] if signs else str(n + 1))]
        if len(counted) >= 2 and len(counted) == len(found) and not text[: counted[0].start()].strip():
            ends = [*(one.start() for one in counted[1:]), len(text)]
            return tuple(_joined(text[one.end() : end]) for one, end in zip(counted, ends, strict=True))
    return ()


def _joined(text: str) -> str:
    """Lines that were broken for the page put together again."""
    return re.sub(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])", "", text)


def _head(paper: Paper, title: str) -> None:
    paper.add_paragraph(title).alignment = WD_ALIGN_PARAGRAPH.CENTER


def labelled(paper: Paper, text: Text) -> None:
    paper.add_paragraph(f"案由：{text.title}")
    paper.add_paragraph("案据：" + text.grounds[0])
    _all(paper, text.grounds[1:])
    paper.add_paragraph("建议：")
    _all(paper, [f"{n}．{ask}" for n, ask in enumerate(text.asks, 1)])


def chapters(paper: Paper, text: Text) -> None:
    _head(paper, text.title)
    paper.add_paragraph("一、基本情况")
    _all(paper, text.grounds)
    paper.add_paragraph("二、对策建议")
    _all(paper, [f"（{CHINESE[n]}）{ask}" for n, ask in enumerate(text.asks)])


def bare(paper: Paper, text: Text) -> None:
    _head(paper, text.title)
    _all(paper, text.grounds)
    paper.add_paragraph("为此，建议：")
    _all(paper, [f"{n}、{ask}" for n, ask in enumerate(text.asks, 1)])


def listed(paper: Paper, text: Text) -> None:
    paper.add_heading(text.title, 0)
    paper.add_heading("情况", 1)
    _all(paper, text.grounds)
    paper.add_heading("建议", 1)
    for ask in text.asks:
        paper.add_paragraph(ask, style="List Number")


def form(paper: Paper, text: Text) -> None:
    paper.add_paragraph("政协提案表").alignment = WD_ALIGN_PARAGRAPH.CENTER
    rows = [("案  由", text.title), ("提案人", "许岚"), ("情况分析", "\n".join(text.grounds)), ("具体建议", "\n".join(f"{n}. {ask}" for n, ask in enumerate(text.asks, 1)))]
    table = paper.add_table(rows=len(rows), cols=2, style="Table Grid")
    for row, (label, said) in zip(table.rows, rows, strict=True):
        row.cells[0].text, row.cells[1].text = label, said


def with_photo(paper: Paper, text: Text) -> None:
    _head(paper, text.title)
    _all(paper, text.grounds)
    paper.add_picture(io.BytesIO(picture()), width=Cm(10))
    paper.add_paragraph("图1 现场照片")
    paper.add_paragraph("具体建议")
    _all(paper, [f"{CHINESE[n]}、{ask}" for n, ask in enumerate(text.asks)])


def firstly(paper: Paper, text: Text) -> None:
    _head(paper, text.title)
    paper.add_paragraph("一、现状")
    _all(paper, text.grounds)
    paper.add_paragraph("二、建议")
    _all(paper, [f"{CHINESE[n]}是{ask}" for n, ask in enumerate(text.asks)])


def one_paragraph(paper: Paper, text: Text) -> None:
    _head(paper, text.title)
    asks = "\n".join(f"{n}.{ask}" for n, ask in enumerate(text.asks, 1))
    paper.add_paragraph("\n".join([*text.grounds, "建议如下：", asks]))


def with_table(paper: Paper, text: Text) -> None:
    paper.add_paragraph(f"标题：{text.title}")
    paper.add_paragraph("问题分析：")
    _all(paper, text.grounds)
    table = paper.add_table(rows=3, cols=3, style="Table Grid")
    for n, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = ("年份", "数量", "占比", "2024", "31", "12%", "2025", "44", "17%")[n]
    paper.add_paragraph("意见建议：")
    _all(paper, [f"（{n}）{ask}" for n, ask in enumerate(text.asks, 1)])


def spaced(paper: Paper, text: Text) -> None:
    paper.add_paragraph(f"案　　由　：　{text.title}")
    paper.add_paragraph("理　　由：")
    _all(paper, [f"　　{part}" for part in text.grounds])
    paper.add_paragraph("办　　法：")
    _all(paper, [f"　　（{CHINESE[n]}）　{ask}" for n, ask in enumerate(text.asks)])


def signed(paper: Paper, text: Text) -> None:
    _head(paper, text.title)
    paper.add_paragraph("提案人：许岚　　界别：教育界　　联系电话：13900000000")
    paper.add_paragraph("【案据】")
    _all(paper, text.grounds)
    paper.add_paragraph("【建议】")
    _all(paper, [f"{n}、{ask}" for n, ask in enumerate(text.asks, 1)])
    paper.add_paragraph("2026年1月10日").alignment = WD_ALIGN_PARAGRAPH.RIGHT


def unnumbered(paper: Paper, text: Text) -> None:
    _head(paper, text.title)
    _all(paper, text.grounds)
    paper.add_paragraph("建议：")
    _all(paper, text.asks)


LAYOUTS: dict[str, Callable[[Paper, Text], None]] = {
    "案由/案据/建议 1．": labelled, "一、… （一）": chapters, "无标签 1、": bare, "自动编号": listed, "表格": form, "照片 一、": with_photo, "一是": firstly,
    "软回车": one_paragraph, "中间有表 （1）": with_table, "案　由 全角": spaced, "【】落款": signed, "不编号": unnumbered,
}  # fmt: skip


def word(layout: Callable[[Paper, Text], None], text: Text) -> bytes:
    """The .docx of a text in a layout."""
    paper, kept = Document(), io.BytesIO()
    layout(paper, text)
    paper.save(kept)
    return kept.getvalue()


def old_word(text: Text) -> bytes:
    """What a Word of 1997 writes, as far as its first sectors go; members rename such files."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + text.title.encode("utf-16-le") + bytes(4096)


def picture(width: int = 320, height: int = 200) -> bytes:
    """A small grey photo."""
    raw = b"".join(b"\x00" + bytes((x * y) % 251 for x in range(width)) for y in range(height))
    parts = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(raw)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts)


def _all(paper: Paper, lines: Sequence[str]) -> None:
    for line in lines:
        paper.add_paragraph(line)
