"""Columns of a table to be written, and how a value is put into one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import Any
from zoneinfo import ZoneInfo

from shangliang.foundation.rows.sheet import said
from shangliang.foundation.words import Labelled

ZONE = ZoneInfo("Asia/Shanghai")
EXACT = 10**15
RISKY = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


class Kind(Labelled):
    """How a column shows its values. AUTO goes by the value; TEXT keeps even numbers as text (phones, numbers of
    documents); LONG wraps its lines; DATE drops the time of day.
    """

    AUTO = "auto", "按内容"
    TEXT = "text", "文本"
    LONG = "long", "长文本"
    DATE = "date", "日期"


@dataclass(frozen=True)
class Column:
    """A column: the key its values are found by, the heading people read, its width in characters."""

    key: str
    label: str
    width: int = 14
    kind: Kind = Kind.AUTO


def values(columns: Sequence[Column], row: Any) -> Iterable[str | int | float | date | None]:
    """What a row puts into the columns: from a mapping by key, from a list or tuple in order, else by attribute.

    Comes out as text, a number, a date or a naive datetime in China's time, or None.
    """
    if isinstance(row, list | tuple):
        raw: Iterable[Any] = row
    elif isinstance(row, Mapping):
        raw = (row.get(column.key) for column in columns)
    else:
        raw = (getattr(row, column.key) for column in columns)
    return (plain(value, column.kind) for column, value in zip(columns, raw, strict=True))


def plain(value: Any, kind: Kind = Kind.AUTO) -> str | int | float | date | None:
    """One value as it is written into a column of that kind; labelled words by their label, lists joined by “、”."""
    if isinstance(value, str) and not isinstance(value, Labelled):
        return value or None
    match value:
        case None:
            return None
        case bool():
            return said(value)
        case Labelled():
            return value.label
        case datetime():
            local = value.astimezone(ZONE).replace(tzinfo=None) if value.tzinfo else value
            return local.date() if kind is Kind.DATE else local
        case date():
            return value
        case int() | float() | Decimal():
            return _number(value, kind)
        case list() | tuple() | set() | frozenset():
            return "、".join(str(plain(part, Kind.TEXT) or "") for part in value) or None
        case _:
            return str(value)


def _number(value: int | float | Decimal, kind: Kind) -> str | int | float | None:
    """A number as a number, unless the column wants text or a spreadsheet could not keep all its digits."""
    if not isfinite(value):
        return None
    if kind in (Kind.TEXT, Kind.LONG) or not -EXACT < value < EXACT:
        return str(value) if isinstance(value, Decimal) else said(value)
    return float(value) if isinstance(value, Decimal) else value


def is_risky(text: str) -> bool:
    """Whether a spreadsheet might take the text for a formula."""
    return text.startswith(RISKY) or text.lstrip().startswith(RISKY)
