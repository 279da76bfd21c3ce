"""How often each member is credited by what a figure counts: for tasks that fulfil themselves."""

from datetime import date

from django.db import connection

from shangliang.foundation.periods import Period

from .declared import Count, What
from .statements import TRUE, Moment, Narrow, Source, Sql, aggregate, condition, rows_of

COUNTED = frozenset({What.FACTS, What.SUBJECTS})


def of_members(count: Count, period: Period[date], *, without: tuple[str, ...] = ()) -> dict[int, int]:
    """How often a count of facts or things credits each member in a period of local days, by member id; `without` are roles that do not count.

    Members who are not credited are left out. Raises ValueError for other counts, and for stocks.
    """
    if count.what not in COUNTED or count.lasting:
        raise ValueError("only facts and things are counted for each member")
    number = aggregate(count, TRUE)
    theirs = "select distinct k.member_id as key from ledger_party k where k.fact_id = f.id and k.member_id is not null and k.role <> all(%s)"
    rows, columns = rows_of(Source.of(count), period, Moment(), Narrow()), Sql(f"s.key, {number.text}", number.params)
    with connection.cursor() as cursor:
        cursor.execute(*rows.select(columns, joins=Sql(f" cross join lateral ({theirs}) s", (list(without),)), and_where=condition(count, period, Moment()), then=" group by 1"))
        return {member: int(amount) for member, amount in cursor.fetchall()}
