"""A figure split: by month, organ, sector, unit, member or party, or by a detail of its facts."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection

from shangliang.commons.people.models import Member, Organ, Unit
from shangliang.foundation.periods import Period

from .declared import PARTIES, SORT, Count, Figure, all_figures
from .measuring import Value, leaves_of, valued
from .statements import TRUE, Moment, Narrow, Source, Sql, aggregate, condition, key_of, rows_of

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
    """The parts of a figure, largest first (months in order); `by` is one of `SPLITS` or the name of a detail of its facts.

    A joint event stands once in each organ's line and once in the total, so lines may add up to more than the whole.
    """
    known = all_figures() if known is None else known
    numbers: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for leaf, figure in leaves_of([code], known).items():
        if isinstance(figure.how, Count):
            for key, number in _keyed(figure.how, by, period, moment, only).items():
                numbers[key][leaf] = number
    labels = _labels(by, list(numbers))
    lines = [Part(key, labels.get(key, key), valued(known[code], known, found)) for key, found in numbers.items() if key]
    if by == "month":
        return sorted(lines, key=lambda line: line.key)
    return sorted(lines, key=lambda line: (-(line.value.number or 0), line.label))


def _keyed(count: Count, by: str, period: Period[date], moment: Moment, only: Narrow) -> dict[str, Decimal]:
    key, joins = key_of(by, count.what in PARTIES, day=count.day)
    rows, number = rows_of(Source.of(count), period, moment, only), aggregate(count, TRUE)
    columns = Sql(f"{key.text}, {number.text}", key.params + number.params)
    with connection.cursor() as cursor:
        cursor.execute(*rows.select(columns, joins=joins, and_where=condition(count, period, moment), then=" group by 1"))
        return {str(found): Decimal(amount) for found, amount in cursor.fetchall() if found not in (None, "")}


def _labels(by: str, keys: list[str]) -> dict[str, str]:
    if by == "month":
        return {key: f"{int(key[:4])} 年 {int(key[5:])} 月" for key in keys}
    if by == SORT:
        return {code: label for names in _sorts for code, label in names().items()}
    if by not in NAMED:
        return {}
    found = NAMED[by].objects.filter(pk__in=[int(key) for key in keys])
    return {str(one.pk): str(one) for one in found}
