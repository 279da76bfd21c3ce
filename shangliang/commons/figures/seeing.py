"""Who a count of people saw, in which month and for which sector: what totals, months and sectors of one stretch all follow from."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from shangliang.commons.committees.scope import here
from shangliang.foundation.periods import Period

from .declared import Count
from .statements import Moment, Narrow, Source, Sql, condition, key_of, rows_of


@dataclass(frozen=True)
class Seen:
    """Who was seen: in which month ("2026-03"), for which sector, by id."""

    month: str
    sector: int | None
    member: int


def seen(how: Count, period: Period[date]) -> frozenset[Seen]:
    """Who was seen in a stretch, from the ledger: from the parties alone where nothing but kind, day and role matters."""
    with connection.cursor() as cursor:
        cursor.execute(*(_through_facts(how, period) if how.when or how.sort else _parties_alone(how, period)))
        return frozenset(Seen(*row) for row in cursor.fetchall())


def _through_facts(how: Count, period: Period[date]) -> tuple[str, tuple[Any, ...]]:
    month, _ = key_of("month", True)
    rows, only = rows_of(Source.of(how), period, Moment(), Narrow()), condition(how, period, Moment())
    return rows.select(Sql(f"distinct {month.text}, p.sector_id, p.member_id", month.params), and_where=only)


def _parties_alone(how: Count, period: Period[date]) -> tuple[str, tuple[Any, ...]]:
    """Parties repeat kind and moment of their fact, and their table is a fraction of the ledger's size; what was retracted, and retractions, are left out."""
    stretch, params = period.moments(timezone.get_default_timezone()), list[Any]([settings.TIME_ZONE, here().committee.pk, list(how.kinds)])
    said = ["p.committee_id = %s and p.kind = any(%s) and p.member_id is not null"]
    for sign, moment in ((">=", stretch.start), ("<", stretch.end)):
        if moment is not None:
            said.append(f"p.happened_at {sign} %s")
            params.append(moment)
    if how.roles:
        said.append("p.role = any(%s)")
        params.append(list(how.roles))
    said.append("not exists (select 1 from ledger_fact r where r.retracts_id = p.fact_id)")
    said.append("not exists (select 1 from ledger_fact f where f.id = p.fact_id and f.retracts_id is not null)")
    columns = "to_char(p.happened_at at time zone %s, 'YYYY-MM'), p.sector_id, p.member_id"
    return f"select distinct {columns} from ledger_party p where {' and '.join(said)}", tuple(params)
