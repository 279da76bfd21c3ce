"""The SQL of figures: one statement a source, one aggregate a figure. Values only ever travel as parameters."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from shangliang.commons.committees.scope import here
from shangliang.foundation.periods import Period

from .axes import axes, bridges
from .declared import PARTIES, SORT, Count, Then, What, When

DISTINCT = {What.SUBJECTS: "(f.subject_type, f.subject_id)", What.PEOPLE: "p.member_id", What.UNITS: "p.unit_id", What.ORGANS: "p.organ_id"}

SPLITS = {"month": "月份", "organ": "机构", "sector": "界别", "unit": "单位", "member": "委员", "party": "党派团体", "affiliation": "政治面貌"}

PARTIES_OF = " join ledger_party p on p.fact_id = f.id and p.committee_id = f.committee_id"


@dataclass(frozen=True)
class Moment:
    """As it was known then: facts recorded up to `at`, and of transactions before `below` (a ledger horizon). Empty: as known now."""

    at: datetime | None = None
    below: int | None = None


@dataclass(frozen=True)
class Narrow:
    """Only what credits this organ, sector, unit or member (ids), and of splits only one line each: `parts` are pairs (by, key)."""

    organ: int | None = None
    sector: int | None = None
    unit: int | None = None
    member: int | None = None
    parts: tuple[tuple[str, str], ...] = ()

    def chosen(self) -> tuple[str, int] | None:
        """The one narrowing in force, as a column of the parties and an id."""
        for name in ("organ", "sector", "unit", "member"):
            if (number := getattr(self, name)) is not None:
                return f"{name}_id", number
        return None


@dataclass(frozen=True)
class Sql:
    """A piece of SQL with its parameters, in the order in which they stand."""

    text: str
    params: tuple[Any, ...] = ()


TRUE, NOTHING = Sql("true"), Sql("")


@dataclass(frozen=True)
class Source:
    """Where aggregates of several figures can be read together: the same facts, over the same stretch."""

    kinds: tuple[str, ...]
    sort: str
    lasting: bool
    parties: bool
    ended: tuple[str, ...] = ()
    day: str = ""

    @classmethod
    def of(cls, count: Count) -> "Source":
        return cls(count.kinds, count.sort, count.lasting, count.what in PARTIES, count.ended, count.day)


@dataclass(frozen=True)
class Rows:
    """What aggregates run over: a `from` with its joins, and what of it counts. Aliases: f a fact, p a party."""

    tables: Sql
    where: Sql

    def select(self, columns: Sql, *, joins: Sql = NOTHING, and_where: Sql = TRUE, then: str = "") -> tuple[str, tuple[Any, ...]]:
        """A whole statement with its parameters."""
        text = f"select {columns.text} from {self.tables.text}{joins.text} where {self.where.text} and {and_where.text}{then}"
        return text, columns.params + self.tables.params + joins.params + self.where.params + and_where.params


def rows_of(source: Source, period: Period[date], moment: Moment, only: Narrow) -> Rows:
    """The standing facts of a source in a period, joined with their parties when the source counts those."""
    if source.ended:
        return _parted(_in_force(source, period, moment, only), source, only)
    joined = PARTIES_OF if source.parties else ""
    where, narrowed = _standing(source, period, moment), _narrowed(only, source.parties)
    return _parted(Rows(Sql(f"ledger_fact f{joined}"), Sql(where.text + narrowed.text, where.params + narrowed.params)), source, only)


def _parted(rows: Rows, source: Source, only: Narrow) -> Rows:
    """Of these rows those of one line of each split, by the very words that split."""
    for n, (by, wanted) in enumerate(only.parts):
        key, joins = key_of(by, source.parties, f"one{n}", source.day)
        where = Sql(f"{rows.where.text} and ({key.text})::text = %s", (*rows.where.params, *key.params, wanted))
        rows = Rows(joined([rows.tables, joins], ""), where)
    return rows


def key_of(by: str, parties: bool, alias: str = "s", day: str = "") -> tuple[Sql, Sql]:
    """What rows are grouped by in a split, and the join it needs; a fact comes once for each different key of its parties or its thing."""
    if by == SORT:
        return Sql("f.sort"), NOTHING
    if by == "month" and day:
        return Sql("left(f.data ->> %s, 7)", (day,)), NOTHING
    if by == "month":
        return Sql("to_char(f.happened_at at time zone %s, 'YYYY-MM')", (settings.TIME_ZONE,)), NOTHING
    if by in axes:
        return Sql(f"{alias}.key"), _of_thing(by, alias)
    if by not in SPLITS:
        return detail(by), NOTHING
    if parties and by in {"sector", "member"}:
        return Sql(f"p.{by}_id"), NOTHING
    whose = "k.id = p.id" if parties and by == "affiliation" else "k.fact_id = f.id"
    column, table = (f"k.{by}_id", "ledger_party k")
    if by == "affiliation":
        column, table = "m.affiliation", "ledger_party k join people_member m on m.id = k.member_id"
    if by == "party":
        column, table = "o.id", "ledger_party k join people_organ o on o.id = k.organ_id and o.kind = 'party_organisation'"
    return Sql(f"{alias}.key"), Sql(f" cross join lateral (select distinct {column} as key from {table} where {whose} and {column} is not null) {alias}")


def _of_thing(by: str, alias: str) -> Sql:
    """The join that gives the facts of a thing, and of its parts in a practice, the key of that thing."""
    axis = axes.get(by)
    own = Sql(*axis.pairs().query.sql_with_params())
    whole = Sql(f"(select * from ({own.text}) t (subject, key)) t", own.params)
    pieces = [Sql(f"select %s::text as type, t.subject, t.key::text as key from {whole.text}", (axis.of, *whole.params))]
    for part, pairs in bridges.items():
        way = Sql(*pairs(axis.of).query.sql_with_params())
        pieces.append(Sql(f"select %s::text, b.part, t.key::text from ({way.text}) b (part, whole) join {whole.text} on t.subject = b.whole", (part, *way.params, *whole.params)))
    found = joined(pieces, " union all ")
    return Sql(f" join ({found.text}) {alias} on {alias}.type = f.subject_type and {alias}.subject = f.subject_id", found.params)


def _standing(source: Source, period: Period[date], moment: Moment) -> Sql:
    text, params = "f.committee_id = %s and f.kind = any(%s)", list[Any]([here().committee.pk, list(source.kinds)])
    if source.sort:
        text, params = text + " and f.sort = %s", [*params, source.sort]
    within = _on_days(source.day, period) if source.day else _in_time(source, period)
    text, params = text + within.text, [*params, *within.params]
    known, retracted = _known("f", moment), _known("r", moment)
    text += f"{known.text} and f.retracts_id is null and not exists (select 1 from ledger_fact r where r.retracts_id = f.id{retracted.text})"
    return Sql(text, (*params, *known.params, *retracted.params))


def _in_time(source: Source, period: Period[date]) -> Sql:
    """What was done in the period, or before its end where it lasts."""
    stretch = period.moments(timezone.get_default_timezone())
    text, params = "", list[Any]()
    if stretch.start is not None and not source.lasting:
        text, params = text + " and f.happened_at >= %s", [*params, stretch.start]
    if stretch.end is not None:
        text, params = text + " and f.happened_at < %s", [*params, stretch.end]
    return Sql(text, tuple(params))


def _on_days(field: str, period: Period[date]) -> Sql:
    """What belongs to the period by a day in its details: days are kept as ISO texts, which sort as days do."""
    text, params = " and f.data ->> %s <> ''", [field]
    if period.start is not None:
        text, params = text + " and f.data ->> %s >= %s", [*params, field, period.start.isoformat()]
    if period.end is not None:
        text, params = text + " and f.data ->> %s < %s", [*params, field, period.end.isoformat()]
    return Sql(text, tuple(params))


def _known(alias: str, moment: Moment) -> Sql:
    text, params = "", list[Any]()
    if moment.at is not None:
        text, params = text + f" and {alias}.recorded_at <= %s", [*params, moment.at]
    if moment.below is not None:
        text, params = text + f" and {alias}.xid < %s", [*params, moment.below]
    return Sql(text, tuple(params))


def _narrowed(only: Narrow, parties: bool) -> Sql:
    chosen = only.chosen()
    if chosen is None:
        return NOTHING
    column, number = chosen
    # Of people, those of the sector count; of an organ, all who took part in what it did.
    if parties and column in {"sector_id", "member_id"}:
        return Sql(f" and p.{column} = %s", (number,))
    return Sql(f" and exists (select 1 from ledger_party n where n.fact_id = f.id and n.{column} = %s)", (number,))


def _in_force(source: Source, period: Period[date], moment: Moment, only: Narrow) -> Rows:
    """Of each subject the last word, if it is one that begins: what stands at the end of the period."""
    whole = rows_of(replace(source, kinds=source.kinds + source.ended, ended=(), parties=False), period, moment, Narrow())
    last = "distinct on (f.subject_type, f.subject_id) f.*"
    text, params = whole.select(Sql(last), then=" order by f.subject_type, f.subject_id, f.happened_at desc, f.id desc")
    narrowed = _narrowed(only, source.parties)
    return Rows(Sql(f"({text}) f{PARTIES_OF if source.parties else ''}", params), Sql(f"f.kind = any(%s){narrowed.text}", (list(source.kinds), *narrowed.params)))


def condition(count: Count, period: Period[date], moment: Moment) -> Sql:
    """What of its source a figure counts: its conditions on details, the roles of parties, and what must have followed."""
    pieces = [_when(when) for when in count.when]
    if count.then is not None:
        pieces.append(_followed(count.then, period, moment))
    for then in count.unless:
        undone = _followed(then, period, moment, later=True)
        pieces.append(Sql(f"not {undone.text}", undone.params))
    if count.what in PARTIES:
        column = {What.UNITS: "unit_id", What.ORGANS: "organ_id"}.get(count.what, "member_id")
        pieces.append(Sql(f"p.{column} is not null"))
        if count.roles:
            pieces.append(Sql("p.role = any(%s)", (list(count.roles),)))
    return joined(pieces, " and ") if pieces else TRUE


def _followed(then: Then, period: Period[date], moment: Moment, *, later: bool = False) -> Sql:
    """Whether something else has happened to the same thing, `later` than the fact itself; aliases g and, of its retraction, s."""
    pieces = [_when(when, "g") for when in then.when]
    end = period.moments(timezone.get_default_timezone()).end
    if end is not None:
        pieces.append(Sql("g.happened_at < %s", (end,)))
    known, retracted = _known("g", moment), _known("s", moment)
    also = "".join(f" and {piece.text}" for piece in pieces) + (" and g.id > f.id" if later else "")
    text = (
        "exists (select 1 from ledger_fact g where g.committee_id = f.committee_id and g.subject_type = f.subject_type and g.subject_id = f.subject_id"
        f" and g.kind = any(%s){also}{known.text} and g.retracts_id is null"
        f" and not exists (select 1 from ledger_fact s where s.retracts_id = g.id{retracted.text}))"
    )
    return Sql(text, (list(then.kinds), *(value for piece in pieces for value in piece.params), *known.params, *retracted.params))


def detail(field: str) -> Sql:
    """A detail of the fact as text."""
    return Sql("f.data #>> %s", (field.split("."),))


def number(field: str, alias: str = "f") -> Sql:
    """A detail of the fact as a number; what is not a number counts as none."""
    path = field.split(".")
    return Sql(f"case when jsonb_typeof({alias}.data #> %s) = 'number' then ({alias}.data #>> %s)::numeric end", (path, path))


def _when(when: When, alias: str = "f") -> Sql:
    if when.least is not None:
        value = number(when.field, alias)
        return Sql(f"({value.text}) >= %s", (*value.params, when.least))
    path = when.field.split(".")
    data = f"{alias}.data"
    listed = f"case jsonb_typeof({data} #> %s) when 'array' then {data} #> %s ?| %s else {data} #>> %s = any(%s) end"
    return Sql(listed, (path, path, list(when.among), path, list(when.among)))


def aggregate(count: Count, only: Sql) -> Sql:
    """The aggregate of one figure over those rows of its source that `only` lets through."""
    what, params = "count(*)", tuple[Any, ...]()
    if count.what is What.SUM:
        value = number(count.field)
        return Sql(f"coalesce(sum({value.text}) filter (where {only.text}), 0)", value.params + only.params)
    if count.what is What.VALUES:
        value = detail(count.field)
        what, params = f"count(distinct nullif({value.text}, ''))", value.params
    elif count.what in DISTINCT:
        what = f"count(distinct {DISTINCT[count.what]})"
    return Sql(f"{what} filter (where {only.text})", params + only.params)


def joined(pieces: Sequence[Sql], by: str) -> Sql:
    """Several pieces in a row."""
    return Sql(by.join(piece.text for piece in pieces), tuple(value for piece in pieces for value in piece.params))
