"""Cleaning text as it comes out of office files."""

import re

_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BREAKS = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_SPACES = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_AROUND_BREAK = re.compile(r" *\n *")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def tidy(text: str) -> str:
    """The text without what cannot be seen: one kind of space, one kind of line break, nothing at the edges.

    Letters stay as they are: Unicode normalising would exchange rare characters in people's names.
    """
    shown = _SPACES.sub(" ", _INVISIBLE.sub("", _BREAKS.sub("\n", text)))
    return _AROUND_BREAK.sub("\n", shown).strip()


def narrow(text: str) -> str:
    """The text with full-width letters, digits and signs made half-width: “１３９（甲）” becomes “139(甲)”."""
    return text.translate(_NARROW)


def decode(text: str) -> str:
    """A text out of an .xlsx file with its escaped characters (`_x000D_`) put back, tidied."""
    return tidy(_ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text)
