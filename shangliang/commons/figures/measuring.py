"""What figures amount to: in a period, as known at a moment, for the whole committee or one organ, sector, unit or member."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection

from shangliang.foundation.periods import Period

from .declared import Combined, Count, Figure, all_figures, parts
from .statements import Moment, Narrow, Source, aggregate, condition, joined, rows_of


@dataclass(frozen=True)
class Value:
    """What a figure amounts to. `number` is None when a rate has nothing to be a rate of; a rate keeps both its parts."""

    number: Decimal | None
    top: Decimal | None = None
    bottom: Decimal | None = None


class Circular(ValueError):
    """A figure is made of itself: a fault in its declaration."""


def measure(
    codes: Iterable[str], period: Period[date], *, moment: Moment = Moment(), only: Narrow = Narrow(), known: Mapping[str, Figure] | None = None
) -> dict[str, Value]:
    """The values of figures in a period of days (local), by code; raises LookupError for a code that nobody declared.

    Figures over the same facts are read in one statement, so asking for all at once is far cheaper than one by one.
    """
    known = all_figures() if known is None else known
    wanted = list(dict.fromkeys(codes))
    counts = {code: figure.how for code, figure in leaves_of(wanted, known).items() if isinstance(figure.how, Count)}
    numbers = counted(counts, period, moment, only)
    return {code: valued(known[code], known, numbers) for code in wanted}


def leaves_of(codes: list[str], known: Mapping[str, Figure]) -> dict[str, Figure]:
    """All figures the named ones are made of, themselves included."""
    found: dict[str, Figure] = {}

    def visit(code: str, path: tuple[str, ...]) -> None:
        if code in path:
            raise Circular("、".join((*path, code)))
        if code in found:
            return
        if code not in known:
            raise LookupError(f"no figure is called {code!r}")
        for part in parts(known[code]):
            visit(part, (*path, code))
        found[code] = known[code]

    for code in codes:
        visit(code, ())
    return found


def counted(counts: Mapping[str, Count], period: Period[date], moment: Moment, only: Narrow) -> dict[str, Decimal]:
    """The numbers of counts by code, one statement for all that read the same facts."""
    numbers: dict[str, Decimal] = {}
    with connection.cursor() as cursor:
        for source, codes in together(counts).items():
            columns = joined([aggregate(counts[code], condition(counts[code], period, moment)) for code in codes], ", ")
            cursor.execute(*rows_of(source, period, moment, only).select(columns))
            numbers |= {code: Decimal(number or 0) for code, number in zip(codes, cursor.fetchone(), strict=True)}
    return numbers


def together(counts: Mapping[str, Count]) -> dict[Source, list[str]]:
    """The codes of counts by the source they read."""
    grouped: dict[Source, list[str]] = defaultdict(list)
    for code, count in counts.items():
        grouped[Source.of(count)].append(code)
    return grouped


def valued(figure: Figure, known: Mapping[str, Figure], numbers: Mapping[str, Decimal]) -> Value:
    """A figure's value from the numbers counted."""
    how = figure.how
    if isinstance(how, Count):
        return Value(numbers.get(figure.code, Decimal(0)))
    if isinstance(how, Combined):
        plus = [valued(known[code], known, numbers).number or 0 for code in how.plus]
        minus = [valued(known[code], known, numbers).number or 0 for code in how.minus]
        return Value(Decimal(sum(plus) - sum(minus)))
    top = valued(known[how.top], known, numbers).number or Decimal(0)
    bottom = valued(known[how.bottom], known, numbers).number or Decimal(0)
    return Value(top * how.times / bottom if bottom else None, top, bottom)
