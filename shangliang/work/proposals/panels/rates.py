"""Figures of proposals in a table: each number in words, with the page that opens its records."""

from datetime import date
from typing import Any

from shangliang.commons.figures.declared import Figure, Ratio
from shangliang.commons.figures.measuring import Value
from shangliang.commons.figures.opening import address
from shangliang.commons.figures.showing import amount, number
from shangliang.foundation.periods import Period

from ..queries.rates import Line


def rate_row(line: Line, table: dict[str, Figure], period: Period[date], *, by: str = "", within: tuple[tuple[str, str], ...] = (), opens: bool = True) -> dict[str, Any]:
    """A line as the page shows it, of the figures of a table by their short names: the value (`text`), what it is made of (`below`) and where it opens (`href`)."""
    row = dict[str, Any](label=line.label)
    for name, figure in table.items():
        value = line.values.get(name)
        href = address(figure.code, period, by=by, part=line.key, within=within) if opens and value is not None else ""
        row[name] = {"text": _text(figure, value), "below": _parts(value), "href": href}
    return row


def _text(figure: Figure, value: Value | None) -> str:
    if value is None:
        return "—" if isinstance(figure.how, Ratio) else f"0 {figure.unit}"
    return amount(figure, value).replace(" %", "%")


def _parts(value: Value | None) -> str:
    return f"{number(value.top)} / {number(value.bottom)}" if value is not None and value.bottom else ""


def plain_row(line: Line, table: dict[str, str]) -> dict[str, Any]:
    """A line as a workbook keeps it: numbers, of rates to one decimal, with their parts beside them."""
    row = dict[str, Any](label=line.label)
    for name in table:
        value = line.values.get(name)
        row[name] = round(float(value.number), 1) if value is not None and value.number is not None else None
        row[f"{name}_top"], row[f"{name}_bottom"] = (int(value.top or 0), int(value.bottom or 0)) if value is not None and value.bottom is not None else (None, None)
    return row
