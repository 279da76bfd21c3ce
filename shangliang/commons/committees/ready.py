"""Questions asked all day: their SQL is worked out once per process, and the server keeps their plans.

    COSIGNERS = Ready(lambda: Proposer.objects.filter(proposal=Given("proposal")).select_related("member"))
    COSIGNERS(proposal=12)

Building a queryset and turning it into SQL costs more than the answer. A ready question is built like any other, through
the scoped managers, but with placeholders for what changes from one time to the next; the committee is always such a
placeholder and always the one we are in. Constants stand in the SQL itself, so that partial indexes are seen.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import Any, Generic, TypeVar

import django_scopes
from django.contrib.postgres.fields import ArrayField
from django.db import DatabaseError, connection, models
from django.db.models.expressions import DatabaseDefault, Expression
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable, get_related_populators
from django.db.transaction import TransactionManagementError
from django_scopes.exceptions import ScopeError
from psycopg.sql import Literal

from .marks import HERE, Answer, answer
from .models import Committee

M = TypeVar("M", bound=models.Model)
Columns = tuple[Any, ...]
FEW = 8  # rows
KEPT = 400  # shapes of one question


class Given(Expression):
    """The place of a value that is given each time; `kind` is its PostgreSQL type where it is not a whole number."""

    def __init__(self, name: str, kind: str = "bigint") -> None:
        super().__init__(output_field=models.BigIntegerField() if kind == "bigint" else models.Field())
        self.name, self.kind = name, kind

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]


class AnyOf(Expression):
    """Several values given each time as a list: `filter(pk__in=AnyOf("ids"))`."""

    def __init__(self, name: str, kind: str = "bigint") -> None:
        super().__init__(output_field=models.BigIntegerField() if kind == "bigint" else models.Field())
        self.given = Given(name, f"{kind}[]")

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "(select unnest(%s))", [self.given]


def _here() -> int:
    """The committee we are in; raises ScopeError outside any, as the managers do."""
    committee = django_scopes.get_scope().get("committee")
    if committee is None:
        raise ScopeError("a ready question is asked in a committee")
    return int(committee.pk)


class _Worked:
    """A question worked out: its SQL, the names of what is given in order, and how rows become what is wanted."""

    def __init__(self, rows: models.QuerySet[Any]) -> None:
        compiler = rows.query.get_compiler(using=connection.alias)
        sql, params = compiler.as_sql()
        self.answers: list[Answer] = []
        self.sql = sql.replace("%%", "%%%%") % tuple(self._said(value) for value in params)
        self.converters = list(compiler.get_converters([shown[0] for shown in compiler.select]).items())
        ways: dict[Any, Any] = {ModelIterable: self._models, ValuesListIterable: self._tuples, FlatValuesListIterable: self._firsts}
        self.made = ways[rows._iterable_class](compiler)

    def _said(self, value: Any) -> str:
        """A placeholder for what is given, the value itself for what never changes."""
        if isinstance(value, Given):
            self.answers.append(itemgetter(value.name))
            return f"%s::{value.kind}"
        if (held_place := answer(value)) is not None:
            self.answers.append(held_place[1])
            return held_place[0]
        return Literal(value).as_string(connection.connection).strip().replace("%", "%%")

    def ask(self, given: dict[str, Any]) -> list[Any]:
        known = {"committee": _here(), **given}
        with connection.ready_cursor() as cursor:  # type: ignore[attr-defined]  # our own backend has it
            cursor.execute(self.sql, [of(known) for of in self.answers])
            rows = cursor.fetchall()
        if self.converters:
            rows = [self._converted(list(row)) for row in rows]
        return self.made(rows)

    def _converted(self, row: list[Any]) -> list[Any]:
        for place, (converters, expression) in self.converters:
            for convert in converters:
                row[place] = convert(row[place], expression, connection)
        return row

    @staticmethod
    def _tuples(compiler: Any) -> Callable[[list[Any]], list[Any]]:
        return lambda rows: [tuple(row) for row in rows]

    @staticmethod
    def _firsts(compiler: Any) -> Callable[[list[Any]], list[Any]]:
        return lambda rows: [row[0] for row in rows]

    @staticmethod
    def _models(compiler: Any) -> Callable[[list[Any]], list[Any]]:
        """Rows as instances, with what select_related and annotations bring along."""
        info, select = compiler.klass_info, compiler.select
        model, first, end = info["model"], info["select_fields"][0], info["select_fields"][-1] + 1
        names = [column[0].target.attname for column in select[first:end]]
        related: Any = get_related_populators  # the stubs know another release's
        populators, also = related(info, select, connection.alias), list((compiler.annotation_col_map or {}).items())

        def made(rows: list[Any]) -> list[Any]:
            found = []
            for row in rows:
                one = model.from_db(connection.alias, names, row[first:end])
                for populator in populators:
                    populator.populate(row, one)
                for name, place in also:
                    setattr(one, name, row[place])
                found.append(one)
            return found

        return made


class Ready(Generic[M]):
    """A queryset that is built once. What `build` takes decides its shape: each shape is worked out once.

    It must not look at anything but its arguments, and give a queryset of rows, `values_list` or `values_list(flat=True)`
    without prefetching. Values come by keyword, for its `Given`s and marks (marks.py).
    """

    def __init__(self, build: Callable[..., models.QuerySet[Any]]) -> None:
        self._build = build
        self._worked: dict[tuple[Any, ...], _Worked] = {}

    def __call__(self, *shape: Any, **given: Any) -> list[Any]:
        """The rows."""
        worked = self._worked.get(shape)
        if worked is None:
            connection.ensure_connection()
            if len(self._worked) >= KEPT:
                self._worked.clear()
            with django_scopes.scope(committee=Committee(pk=HERE)):
                worked = self._worked[shape] = _Worked(self._build(*shape))
        return worked.ask(given)

    def first(self, *shape: Any, **given: Any) -> Any:
        """The first row, or None."""
        return next(iter(self(*shape, **given)), None)


_holding: dict[type[models.Model], Ready[Any]] = {}


def held(model: type[M], pk: int) -> M | None:
    """The row of a tenant model, locked until the transaction ends; None when it is not there or not this committee's."""
    if not connection.in_atomic_block:
        raise TransactionManagementError("a row is held for the length of a transaction, and there is none")
    ready = _holding.get(model)
    if ready is None:
        rows = model._default_manager
        ready = _holding[model] = Ready(lambda: rows.select_for_update(of=("self",)).filter(pk=Given("pk")))
    found: M | None = ready.first(pk=pk)
    return found


def insert(rows: Sequence[M], *, instead: Sequence[str] = (), of: Sequence[str] = ()) -> Sequence[M]:
    """Write new rows of one tenant model in one statement, as bulk_create would; they get their ids and database defaults.

    Where a row with the same columns `of` is there already, its columns `instead` are written over.
    """
    if not rows:
        return rows
    columns = tuple(field for field in type(rows[0])._meta.local_concrete_fields if not _left_to_database(field, rows))
    sql, back = _insertion(type(rows[0]), columns, len(rows), tuple(instead), tuple(of))
    # A long statement is not worth keeping.
    with connection.ready_cursor() if len(rows) <= FEW else connection.cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(sql, [value for row in rows for value in _values(row, columns)])
        given = cursor.fetchall() if back else [()] * len(rows)
    for row, values in zip(rows, given, strict=True):
        for field, value in zip(back, values, strict=True):
            setattr(row, field.attname, value)
        row._state.adding, row._state.db = False, connection.alias
    return rows


@lru_cache(maxsize=500)
def _insertion(model: type[models.Model], columns: Columns, count: int, instead: tuple[str, ...], of: tuple[str, ...]) -> tuple[str, Columns]:
    """The statement, and what it gives back."""
    back = tuple(field for field in model._meta.local_concrete_fields if field not in columns)
    line = f"({', '.join(_place(field) for field in columns)})"
    sql = f"insert into {_name(model._meta.db_table)} ({', '.join(_name(field.column) for field in columns)}) values {', '.join([line] * count)}"
    if of:
        sql += f" on conflict ({', '.join(map(_name, of))}) do update set {', '.join(f'{_name(one)} = excluded.{_name(one)}' for one in instead)}"
    return sql + (f" returning {', '.join(_name(field.column) for field in back)}" if back else ""), back


def write(row: models.Model, *names: str) -> None:
    """Write some fields of a row that is there, as `save(update_fields=…)` would; raises DatabaseError when it is not."""
    columns = tuple(row._meta.get_field(name) for name in names)
    with connection.ready_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(_change(type(row), columns), [*_values(row, columns), row.pk])
        if cursor.rowcount != 1:
            raise DatabaseError(f"{row._meta.label} {row.pk} is not there, so that {', '.join(names)} could not be written")


@lru_cache(maxsize=500)
def _change(model: type[models.Model], columns: Columns) -> str:
    said = ", ".join(f"{_name(field.column)} = {_place(field)}" for field in columns)
    return f"update {_name(model._meta.db_table)} set {said} where {_name(model._meta.pk.column)} = %s::bigint"  # type: ignore[union-attr]


def _name(column: Any) -> str:
    quoted: str = connection.ops.quote_name(column)
    return quoted


def _place(field: Any) -> str:
    """Where a value goes; lists need their type said."""
    return str(field.get_placeholder(None, None, connection)) if hasattr(field, "get_placeholder") else "%s"


def _left_to_database(field: Any, rows: Iterable[models.Model]) -> bool:
    value = attrgetter(field.attname)
    return all(isinstance(value(row), DatabaseDefault) or (field.primary_key and value(row) is None) for row in rows)


def _values(row: models.Model, columns: Iterable[Any]) -> Iterable[Any]:
    for field in columns:
        value = getattr(row, field.attname)  # no field of ours sets itself
        yield _numbers(value) if _is_numbers(field, value) else field.get_db_prep_save(value, connection)


def _is_numbers(field: Any, value: Any) -> bool:
    return isinstance(value, list) and isinstance(field, ArrayField) and isinstance(field.base_field, models.IntegerField)


def _numbers(value: list[int]) -> str:
    """A list of whole numbers as PostgreSQL writes it: a thousand of them would otherwise be looked at one by one, twice."""
    return f"{{{','.join(map(str, map(int, value)))}}}"
