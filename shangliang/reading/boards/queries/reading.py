"""Figures with their lines and the year before, read for boards and rankings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shangliang.commons.figures.declared import Count, Figure, Ratio
from shangliang.commons.figures.measuring import Value, leaves_of
from shangliang.commons.figures.splitting import Part
from shangliang.commons.figures.statements import SPLITS
from shangliang.foundation.periods import Period, month, year_before

from ..kinds import Block, Shape
from .reader import Reader

NOUGHT = Value(Decimal(0))


@dataclass(frozen=True)
class Line:
    """One line of a table: what for, the values of its figures, and those of a year before."""

    key: str
    label: str
    values: tuple[Value, ...]
    before: tuple[Value, ...]
    days: Period[date] | None = None  # the records lie in these days instead of being a part of the whole


@dataclass(frozen=True)
class Told:
    """A block with its numbers: its figures, what they amount to in all, and the lines of the split."""

    block: Block
    figures: tuple[Figure, ...]
    values: tuple[Value, ...]
    before: tuple[Value, ...]
    lines: tuple[Line, ...] = ()
    left_out: int = 0
    by: str = ""


def ways(figure: Figure) -> dict[str, str]:
    """How a figure may be split: by what, and how that is called."""
    return {**SPLITS, **dict(figure.split)}


def told(blocks: Sequence[Block], period: Period[date], known: Mapping[str, Figure] | None = None) -> list[Told]:
    """The blocks of a board with their numbers; one whose figures the committee does not have is left out."""
    reader = Reader(known)
    known = reader.known
    there = [block for block in blocks if all(code in known for code in block.codes)]
    codes = {code for block in there for code in block.codes}
    now, before = reader.values(codes, period), reader.values(codes, year_before(period))
    found = []
    for block in there:
        figures = tuple(known[code] for code in block.codes)
        alone = block.shape == Shape.NUMBER  # the little line under a number shows no year before
        by, most = (block.by, block.most) if not alone else ("month", 12)
        lines = table(block.codes, by, period, reader, compare=not alone)
        if block.least_first and by != "month":
            lines.sort(key=lambda line: (line.values[0].number is None, line.values[0].number or 0, -(line.values[0].bottom or 0)))
        kept = lines if by == "month" else lines[:most]
        called = ways(figures[0]).get(by, by)
        found.append(Told(block, figures, tuple(now[c] for c in block.codes), tuple(before[c] for c in block.codes), tuple(kept), len(lines) - len(kept), called))
    return found


def table(codes: Sequence[str], by: str, period: Period[date], reader: Reader, *, compare: bool = True) -> list[Line]:
    """Some figures split one way, line by line: months in order, all else by the first figure, largest first. `compare` with the year before."""
    if by == "month":
        return _months(codes, period, reader, compare)
    parts, earlier = _parts(codes, by, period, reader), _parts(codes, by, year_before(period), reader) if compare else _nothing(codes)
    labels = {key: part.label for found in parts for key, part in found.items()}
    lines = [Line(key, label, _values(parts, key, codes, reader.known), _values(earlier, key, codes, reader.known)) for key, label in labels.items()]
    return sorted(lines, key=lambda line: (line.values[0].number is None, -(line.values[0].number or 0), line.label))


def _parts(codes: Sequence[str], by: str, period: Period[date], reader: Reader) -> list[dict[str, Part]]:
    return [reader.parts(code, by, period) for code in codes]


def _nothing(codes: Sequence[str]) -> list[dict[str, Part]]:
    return [{} for _ in codes]


def _values(parts: Sequence[Mapping[str, Part]], key: str, codes: Sequence[str], known: Mapping[str, Figure]) -> tuple[Value, ...]:
    nothing = [Value(None) if isinstance(known[code].how, Ratio) else NOUGHT for code in codes]
    return tuple(found[key].value if key in found else none for found, none in zip(parts, nothing, strict=True))


def _months(codes: Sequence[str], period: Period[date], reader: Reader, compare: bool) -> list[Line]:
    """Every month of the stretch, those of nothing too. What stands at the end of a month is read there, not split."""
    if stock(codes, reader.known):
        none = tuple(Value(None) for _ in codes)
        return [
            Line(one.label, one.label, tuple(reader.values(codes, one).values()), tuple(reader.values(codes, year_before(one)).values()) if compare else none, one)
            for one in months_of(period)
        ]
    parts, earlier = _parts(codes, "month", period, reader), _parts(codes, "month", year_before(period), reader) if compare else _nothing(codes)
    found = []
    for one in months_of(period):
        key, back = f"{one.start:%Y-%m}", f"{year_before(one).start:%Y-%m}"
        label = month(one.start.year, one.start.month).label  # type: ignore[union-attr]
        found.append(Line(key, label, _values(parts, key, codes, reader.known), _values(earlier, back, codes, reader.known)))
    return found


def months_of(period: Period[date]) -> list[Period[date]]:
    """The calendar months of a stretch, the first and last as far as they belong to it; at most five years of them."""
    found, at = list[Period[date]](), period.start
    while at is not None and period.end is not None and at < period.end and len(found) < 60:
        whole = month(at.year, at.month)
        within = whole.common(period)
        if within is not None:
            found.append(Period(within.start, within.end, whole.name))
        at = whole.end
    return found


def stock(codes: Sequence[str], known: Mapping[str, Figure]) -> bool:
    """Whether any of these is, or is made of, what stands at the end of a period."""
    leaves = leaves_of(list(codes), known).values()
    return any(isinstance(leaf.how, Count) and leaf.how.lasting for leaf in leaves)
