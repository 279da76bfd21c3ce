"""What of a report may be shown to a language model: one sentence, with every number, name and personal detail covered. Pure."""

import re
from collections.abc import Iterable, Sequence

from shangliang.foundation.masks import hide

from .numerals import NARROW
from .places import Place

ASKED, SOMEBODY, LONGEST = "〔？〕", "某某", 240
_DIGITS = re.compile(r"[\dA-Za-z]*\d[\dA-Za-z]*")
_ENDS = "。！？!?；;\n"


def covered(text: str, places: Sequence[Place], start: int, names: Iterable[str]) -> str:
    """The sentence around the place that starts at `start`, that place as 〔？〕, all other numbers as *."""
    low = max((text.rfind(mark, 0, start) for mark in _ENDS), default=-1) + 1
    ends = [at for mark in _ENDS if (at := text.find(mark, start)) >= 0]
    high = min(ends, default=len(text))
    low, high = max(low, start - LONGEST), min(high, start + LONGEST)
    pieces, here = [], low
    for place in places:
        if low <= place.start < high and place.start >= here:
            pieces += [_plain(text[here:place.start], names), ASKED if place.start == start else "*"]
            here = place.end
    pieces.append(_plain(text[here:high], names))
    return "".join(pieces).strip()


def _plain(text: str, names: Iterable[str]) -> str:
    """Without personal numbers, without names of people, without any digit."""
    text = hide(text)
    for name in names:
        if len(name) > 1:
            text = text.replace(name, SOMEBODY)
    return _DIGITS.sub("*", text.translate(NARROW))
