"""Cleaning text for keeping, folding it for comparing, and cutting it into sentences."""

import re
import unicodedata
from functools import lru_cache

HAN = "\u2e80-\u2fdf\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_MARKS = "，。、；：？！“”‘’（）《》〈〉【】〔〕…—·"
# Corner brackets and their vertical forms, as set by old or overseas type, against the quotation marks of the mainland.
_QUOTES = str.maketrans("「」『』﹁﹂﹃﹄〝〞＂", "“”‘’“”‘’“”“")
# Spaces of every width, tabs included; line ends are kept. Zero-width characters and controls vanish.
_SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile(r"[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ud800-\udfff\ufe00-\ufe0f\ufeff]")
_GAP = re.compile(rf"(?<=[{HAN}{_MARKS}]) +(?=[{HAN}{_MARKS}])")
_LINE_ENDS = re.compile(r"\r\n?|[\u000b\u000c\u0085\u2028\u2029]")
# A line that begins like this begins something new, however the line before it ended.
_OPENS = re.compile(r"(?:第?[一二三四五六七八九十百]+[、.．条是章节]|[（(][一二三四五六七八九十\d]+[)）]|\d+[、.．)）](?!\d)|[①-⑳㈠-㈩]|[•●■◆—-]|案由|案据|建议)")
_CLOSED = tuple("。！？；：!?;:…”’）)")
# Shorter lines are headings or items of a list; only a full line was broken by the width of the page.
_FULL_LINE = 20
_SENTENCE = re.compile(r"[^。！？；!?;\n]*(?:[。！？；!?;]+[”’）)》】]*|\n|$)")


@lru_cache(maxsize=1)
def _narrow() -> dict[int, str]:
    """Full-width letters, digits and the few signs that are written half-width in Chinese text."""
    letters = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0).isalnum()}
    return letters | {ord("％"): "%", ord("＋"): "+", ord("－"): "-", ord("／"): "/", ord("．"): ".", ord("～"): "~", ord("＠"): "@"}


@lru_cache(maxsize=1)
def _folding() -> dict[int, str]:
    """One character for one character: compatibility forms to the plain one, capitals to small letters."""
    ranges = [(0x21, 0x530), (0x2000, 0x2FE0), (0x3000, 0x3400), (0xF900, 0xFB00), (0xFE10, 0xFFF0), (0x2F800, 0x2FA20)]
    table = {}
    for low, high in ranges:
        for code in range(low, high):
            plain = unicodedata.normalize("NFKC", chr(code)).lower()
            if len(plain) == 1 and ord(plain) != code:
                table[code] = plain
    return table | {ord(k): v for k, v in {"“": '"', "”": '"', "‘": "'", "’": "'", "。": ".", "、": ",", "【": "[", "】": "]"}.items()}


def visible(text: str) -> str:
    """The text without characters that nobody sees and that cannot be kept: controls, joiners, halves of characters."""
    return _INVISIBLE.sub("", text)


def clean(text: str) -> str:
    """The text as one would type it: half-width letters and digits, no stray spaces, no line broken by the page's width.

    Paragraphs stay apart by one line end. Chinese punctuation stays Chinese; corner brackets become quotation marks.
    """
    text = unicodedata.normalize("NFC", visible(_LINE_ENDS.sub("\n", text)))
    text = _SPACES.sub(" ", text.translate(_narrow()).translate(_QUOTES))
    lines: list[str] = []
    broken = False
    for line in (line.strip() for line in text.split("\n")):
        if broken and line and not _OPENS.match(line):
            lines[-1] += (" " if lines[-1][-1].isascii() and line[0].isascii() else "") + line
        elif line:
            lines.append(line)
        broken = len(line) >= _FULL_LINE and not line.endswith(_CLOSED)
    return _GAP.sub("", "\n".join(lines))


def fold(text: str) -> str:
    """The text as it is compared: small letters, half-width, plain forms; every character keeps its place."""
    return text.translate(_folding())


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence lies, as half-open (start, end) without surrounding space; closing quotes stay with theirs."""
    found = []
    for match in _SENTENCE.finditer(text):
        piece = match.group()
        start = match.start() + len(piece) - len(piece.lstrip())
        end = match.start() + len(piece.rstrip())
        if start < end:
            found.append((start, end))
    return found
