"""The records behind a figure: the very facts it counts, latest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection

from shangliang.commons.ledger.queries import found_by
from shangliang.commons.ledger.telling import Happened
from shangliang.foundation.periods import Period

from .declared import Count, Figure, Ratio, all_figures
from .statements import Moment, Narrow, Source, Sql, condition, rows_of


@dataclass(frozen=True)
class Records:
    """A stretch of the facts behind a figure, and how many there are in all."""

    rows: list[Happened]
    total: int


def records(
    code: str, period: Period[date], *, moment: Moment = Moment(), only: Narrow = Narrow(), first: int = 0, limit: int = 50, known: Mapping[str, Figure] | None = None
) -> Records:
    """The facts a figure counts, `limit` of them after the `first`; of a rate those above the line, of a sum the added ones."""
    known = all_figures() if known is None else known
    count = counted_by(code, known)
    rows, when = rows_of(Source.of(count), period, moment, only), condition(count, period, moment)
    with connection.cursor() as cursor:
        cursor.execute(*rows.select(Sql("count(distinct f.id)"), and_where=when))
        total = int(cursor.fetchone()[0])
        then = f" order by f.happened_at desc, f.id desc limit {int(limit)} offset {int(first)}"
        cursor.execute(*rows.select(Sql("distinct f.id, f.happened_at"), and_where=when, then=then))
        ids = [row[0] for row in cursor.fetchall()]
    return Records(found_by(ids), total)


def counted_by(code: str, known: Mapping[str, Figure]) -> Count:
    """The count in which a figure ends when one always takes its first part."""
    how = known[code].how
    while not isinstance(how, Count):
        how = known[how.top if isinstance(how, Ratio) else how.plus[0]].how
    return how
