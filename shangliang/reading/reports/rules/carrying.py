"""Knowing a place again in another text: by its very words, or by its rank among places with the same measure word."""

import re
from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

from .places import Place
from .surroundings import Surroundings

_NOISE = re.compile(r"[\s\d*＊xX×○_“”\"'（）()《》，,。；;：:、]|[零〇一二两三四五六七八九十百千万亿余多几]")
ENOUGH = 4
MOST = 300
LIKE = 0.5
"""From here on two marks in the same place of a changed text are taken for the same."""


def mark(place: Place, around: Surroundings) -> str:
    """What a place is known by: its measure word and the words before and behind it, without the numbers themselves."""
    before = _NOISE.sub("", around.far + around.before)[-10:]
    after = _NOISE.sub("", around.after)[:10]
    if len(before) + len(after) < ENOUGH:
        before = _NOISE.sub("", around.earlier[-16:])[-8:] + before
    return f"{before}|{place.unit}|{after}"[:80]


def same(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Which place of a new text is which of an old one, by their marks; both in the order of their texts."""
    found: dict[int, int] = {}
    for what, a, a_end, b, b_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            found |= {b + step: a + step for step in range(b_end - b)}
        elif what == "replace":
            found |= _alike(old, new, range(a, a_end), range(b, b_end))
    left = defaultdict[str, list[int]](list)
    taken = set(found.values())
    for at, one in enumerate(old):
        if at not in taken:
            left[one].append(at)
    for at, one in enumerate(new):
        if at not in found and left[one]:
            found[at] = left[one].pop(0)
    return found


def _alike(old: Sequence[str], new: Sequence[str], left: range, right: range) -> dict[int, int]:
    """Places of a changed stretch that are still alike: the same measure word, and much the same words."""
    found, begin = dict[int, int](), left.start
    for at in right[:MOST]:
        for other in range(begin, min(left.stop, begin + MOST)):
            same_unit = old[other].split("|")[1] == new[at].split("|")[1]
            if same_unit and SequenceMatcher(None, old[other], new[at]).ratio() >= LIKE:
                found[at], begin = other, other + 1
                break
    return found
