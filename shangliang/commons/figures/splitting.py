"""A figure split: by month, organ, sector, unit, member or party, or by a detail of its facts."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection

from shangliang.commons.people.models import Member, Organ, Unit
from shangliang.foundation.periods import Period

from .axes import axes
from .declared import SORT, Count, Figure, all_figures
from .measuring import Value, leaves_of, together, valued
from .statements import Moment, Narrow, Sql, aggregate, condition, joined, key_of, rows_of

NAMED = {"organ": Organ, "party": Organ, "sector": Organ, "unit": Unit, "member": Member}

_sorts: list[Callable[[], Mapping[str, str]]] = []


def name_sorts(names: Callable[[], Mapping[str, str]]) -> None:
    """Say at start-up how the sorts of a practice are called: the kinds of matters."""
    _sorts.append(names)


@dataclass(frozen=True)
class Part:
    """One line of a split: what it is for (an id, a month "2026-03", a word), how it is called, its value."""

    key: str
    label: str
    value: Value


def split(code: str, by: str, period: Period[date], *, moment: Moment = Moment(), only: Narrow = Narrow(), known: Mapping[str, Figure] | None = None) -> list[Part]:
    """The parts of a figure, largest first (months in order); `by` is one of `SPLITS`, an axis, or the name of a detail of its facts.

    A joint event stands once in each organ's line and once in the total, so lines may add up to more than the whole.
    """
    return splits([code], by, period, moment=moment, only=only, known=known)[code]


def splits(
    codes: list[str], by: str, period: Period[date], *, moment: Moment = Moment(), only: Narrow = Narrow(), known: Mapping[str, Figure] | None = None
) -> dict[str, list[Part]]:
    """Several figures split the same way, by code: those over the same facts are read in one statement."""
    known = all_figures() if known is None else known
    counts = {leaf: figure.how for leaf, figure in leaves_of(codes, known).items() if isinstance(figure.how, Count)}
    numbers = _keyed(counts, by, period, moment, only)
    labels = _labels(by, list(numbers))
    lines = {code: _lines(code, known, numbers, labels) for code in codes}
    return {code: sorted(found, key=lambda line: line.key) if by == "month" else found for code, found in lines.items()}


def _lines(code: str, known: Mapping[str, Figure], numbers: Mapping[str, dict[str, Decimal]], labels: Mapping[str, str]) -> list[Part]:
    """The lines of one figure: the keys under which something of it was counted."""
    leaves = leaves_of([code], known)
    found = [Part(key, labels.get(key, key), valued(known[code], known, counted)) for key, counted in numbers.items() if any(counted.get(leaf) for leaf in leaves)]
    return sorted(found, key=lambda line: (-(line.value.number or 0), line.label))


def _keyed(counts: Mapping[str, Count], by: str, period: Period[date], moment: Moment, only: Narrow) -> dict[str, dict[str, Decimal]]:
    """By key and code what was counted; facts without a key stand nowhere."""
    found: dict[str, dict[str, Decimal]] = defaultdict(dict)
    with connection.cursor() as cursor:
        for source, codes in together(counts).items():
            key, joins = key_of(by, source.parties, day=source.day)
            conditions = {code: condition(counts[code], period, moment) for code in codes}
            columns = joined([key, *(aggregate(counts[code], conditions[code]) for code in codes)], ", ")
            anything = joined(list(conditions.values()), " or ")
            cursor.execute(*rows_of(source, period, moment, only).select(columns, joins=joins, and_where=Sql(f"({anything.text})", anything.params), then=" group by 1"))
            for row in cursor.fetchall():
                if row[0] not in (None, ""):
                    found[str(row[0])] |= {code: Decimal(amount or 0) for code, amount in zip(codes, row[1:], strict=True)}
    return found


def _labels(by: str, keys: list[str]) -> dict[str, str]:
    if by == "month":
        return {key: f"{int(key[:4])} 年 {int(key[5:])} 月" for key in keys}
    if by == SORT:
        return {code: label for names in _sorts for code, label in names().items()}
    if by in axes:
        return dict(axes.get(by).names(keys))
    if by not in NAMED:
        return {}
    found = NAMED[by].objects.filter(pk__in=[int(key) for key in keys])
    return {str(one.pk): str(one) for one in found}
