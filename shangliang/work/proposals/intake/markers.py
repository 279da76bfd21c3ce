"""Numbers before paragraphs as people type them: 一、 （一） 1. （1） ① 第一， 一是 首先 建议一： •"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .numerals import from_chinese

CN = "[一二三四五六七八九十百]{1,4}"
WIDE = str.maketrans("０１２３４５６７８９．", "0123456789.")
PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in (
    ("advice", rf"(?:建议|对策|措施|意见)之?\s*({CN}|\d{{1,2}})\s*(?:[：:、，,.．\s]\s*(?:是)?|$)"),
    ("bracket-cn", rf"[（(]\s*({CN})\s*[）)]\s*[、.．，,：:]?"),
    ("half-cn", rf"({CN})\s*[）)]\s*[、.．，,]?"),
    ("cn", rf"({CN})\s*[、.．，,：:](?!\d|[二三四五六七八九][、线期年级类])"),
    ("cn", rf"({CN})\s+(?=[\u4e00-\u9fff]{{2}})"),
    ("multi", r"(\d{1,2}(?:\.\d{1,2}){1,3})[.、]?(?:\s+|(?=[\u4e00-\u9fff]{3}))"),
    ("arabic", r"(\d{1,2})\s*[、.．，,：:](?!\d)"),
    ("arabic", r"(\d{1,2})\s+(?=[\u4e00-\u9fff]{2})"),
    ("bracket-arabic", r"[（(]\s*(\d{1,2})\s*[）)]\s*[、.．，,]?"),
    ("half-arabic", r"(\d{1,2})\s*[）)]\s*[、.．，,]?"),
    ("nth", rf"第\s*({CN}|\d{{1,2}})\s*(?:[点条项]\s*(?:建议)?\s*)?[，,、：:.．]\s*"),
    ("nth", rf"第\s*({CN}|\d{{1,2}})(?:是|\s+)"),
    ("is", r"([一二三四五六七八九十]|十[一二])(?:是|则)[，,：:]?"),
    ("must", r"([一二三四五六七八九十])(?=要|需|应(?!俱))"),
    ("letter", r"([A-Za-z])[、.．)）]"),
    ("dot", r"([•●◆■▪·○◇★☆※➢►▶✓√]|[-–—*](?=\s))\s*"),
))
CIRCLES = (("circle", "①⑳", 0x2460), ("bracket-arabic", "⑴⒇", 0x2474), ("arabic", "⒈⒛", 0x2488),
           ("bracket-cn", "㈠㈩", 0x3220), ("circle", "❶❿", 0x2776), ("circle", "㊀㊉", 0x3280))
ORDER_WORDS = ("首先", "其次", "再次", "最后", "另外", "此外", "再者", "然后")
ORDER = re.compile(rf"({'|'.join(ORDER_WORDS)})\s*[，,、：:]")
WINDOW = 60
"""A number and what tells it from a quantity stand within this many characters."""
UNITS_AFTER = re.compile(r"(?:[.．]\d|[年月日号时分秒个人名件项次家户万亿元吨米％%倍岁级层台辆栋座处条所间]|公[里斤顷交])")


@dataclass(frozen=True)
class Marker:
    """A number at the head of a line: its kind, its value (None when it has none) and where the text goes on.

    `sep` is the sign after it; who writes "1、" for one level and "1." for the next means something by it.
    """

    kind: str
    value: int | None
    end: int
    sep: str = ""

    @property
    def counts(self) -> bool:
        return self.value is not None


def marker_of(text: str) -> Marker | None:
    """The number at the head of `text`, if it is one and not a quantity ("3.5亿元") or a date."""
    flat = text[:WINDOW].translate(WIDE)
    if circled := _circled(flat):
        return circled
    if ordered := ORDER.match(flat):
        word = ORDER_WORDS.index(ordered[1])
        return Marker("order", word + 1 if word < 4 else None, 0)
    for kind, pattern in PATTERNS:
        if match := pattern.match(flat):
            if kind in {"arabic", "multi"} and UNITS_AFTER.match(flat[match.end(1):].lstrip(" ")):
                continue
            end = match.end() + len(flat[match.end():]) - len(flat[match.end():].lstrip())
            return Marker(kind, _value(match[1], kind), end, flat[match.end(1):].lstrip()[:1])
    return None


def _circled(text: str) -> Marker | None:
    for kind, ends, first in CIRCLES:
        if text and ends[0] <= text[0] <= ends[1]:
            rest = text[1:].lstrip("、.．，, \t\u3000")
            return Marker(kind, ord(text[0]) - first + 1, len(text) - len(rest))
    return None


def _value(text: str, kind: str) -> int | None:
    if kind in {"dot", "multi"}:
        return None
    if kind == "letter":
        return ord(text.upper()) - 64
    return int(text) if text.isdigit() else from_chinese(text)


INLINE = re.compile(r"(?:(?<=[。；;！!？?：:，,、\s”）)])|^)(?=[（(]?[一二三四五六七八九十\d０-９①-⑳⑴-⒇㈠-㈩第首其再最建对措])")


def inline_starts(text: str, kind: str = "", first: int = 1) -> list[tuple[int, Marker]]:
    """Where numbers that run `first`, +1, +2 … begin inside one paragraph; [] unless there are at least two in a row.

    Of several series the outermost is taken, that is the one whose first number comes first; `kind` asks for one kind.
    """
    found = [(m.start(), marker) for m in INLINE.finditer(text) if (marker := marker_of(text[m.start():m.start() + WINDOW])) and marker.value]
    tried: set[str] = set()
    for _, begin in found:
        if begin.value == first and kind in {"", begin.kind} and begin.kind not in tried:
            tried.add(begin.kind)
            series = list(_series(text, [f for f in found if f[1].kind == begin.kind], first))
            if len(series) >= 2:
                return series
    return []


def _series(text: str, found: list[tuple[int, Marker]], awaited: int) -> Iterator[tuple[int, Marker]]:
    for start, marker in found:
        value = marker.value or 0
        listing = marker.kind == "cn" and start > 0 and text[start - 1] in "，,、"
        if value == awaited and not listing or marker.kind == "order" and value > awaited > 1:
            yield start, marker
            awaited = value + 1
