"""Numbers that tell how a figure stands to its year before (是去年同期的*倍、同比增长*%、提高*个百分点), not the figure itself."""

import re
from decimal import Decimal

from shangliang.commons.figures.declared import Figure

TIMES, PER_CENT, POINTS = "倍", "%", "个百分点"
_FELL = "下降|减少|降低|回落|下滑"
_MOVED = f"增长|增加|上升|提高|提升|{_FELL}"
_CHANGED = re.compile(rf"(?:{_MOVED}|增幅)(?:/(?:{_MOVED}))?(?:了|约|近|为)?\s*$")

_GREW_BY = re.compile(rf"(?:较|比)(?:去年|上年|前年|年初|20\d\d\s*年)[^，。；、]{{0,6}}(?:净增|新增|多|少|{_MOVED})(?:了|约|近)?\s*$")
_YEAR_BEFORE = re.compile(r"(?:去年|上年|前年|20\d\d\s*年|[*×＊_]+年)的?同期(?:(?!比|持平|提高|提升|增|减|升|降|回落|下滑|涨|跌|多|超)[^，。；、]){0,14}$")


def of_the_year_before(before: str, unit: str) -> bool:
    """Whether what stands before a number makes it last year's (2025年同期*件) or a mere difference (较去年底增加*个)."""
    return unit not in {TIMES, PER_CENT, POINTS} and bool(_GREW_BY.search(before) or _YEAR_BEFORE.search(before))


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
