"""Numbers that tell how a figure stands to its year before (是去年同期的*倍、同比增长*%、提高*个百分点), not the figure itself."""

import re
from decimal import Decimal

from shangliang.commons.figures.declared import Figure

TIMES, PER_CENT, POINTS = "倍", "%", "个百分点"
_FELL = "下降|减少|降低|回落|下滑"
_MOVED = f"增长|增加|上升|提高|提升|{_FELL}"
_CHANGED = re.compile(rf"(?:{_MOVED}|增幅)(?:/(?:{_MOVED}))?(?:了|约|近|为)?\s*$")


def changed(before: str, unit: str) -> bool:
    """Whether a place with this measure word, behind these words, tells by how much something grew or fell; not 提高到."""
    return unit in {PER_CENT, POINTS} and bool(_CHANGED.search(before))


def may_compare(unit: str, figure: Figure) -> bool:
    """Counts grow by so many per cent, rates by so many points."""
    return (figure.unit == PER_CENT) == (unit == POINTS)


def compares(mark: str, unit: str, figure: Figure) -> bool:
    """Whether what stands in a place known by its `mark` is the figure against its year before."""
    return unit == TIMES or (changed(mark.partition("|")[0], unit) and may_compare(unit, figure))


def against(mark: str, unit: str, now: Decimal | None, before: Decimal | None) -> Decimal | None:
    """The figure against its year before as the place puts it: so many times, per cent or points; less than nought where the words
    say the opposite of what happened (增长 of what fell). None where there is nothing to compare with.
    """
    if now is None or before is None or (not before and unit != POINTS):
        return None
    if unit == TIMES:
        return now / before
    by = now - before if unit == POINTS else (now - before) * 100 / before
    words = _CHANGED.search(mark.partition("|")[0])
    return -by if words and re.match(_FELL, words[0]) else by
