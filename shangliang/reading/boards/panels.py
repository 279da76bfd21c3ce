"""How boards are shown: numbers as cards, splits as tables from which the page draws its charts, each number with its way to the records."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from shangliang.commons.figures.declared import Figure
from shangliang.commons.figures.measuring import Value
from shangliang.commons.figures.opening import address
from shangliang.commons.figures.showing import amount, change, number
from shangliang.foundation.periods import Period

from .kinds import Shape
from .queries.reading import Line, Told


@dataclass(frozen=True)
class Way:
    """The way from a number to its records; closed to who may not read figures."""

    period: Period[date]
    open: bool = True

    def to(self, figure: Figure, by: str = "", line: Line | None = None) -> str:
        """The address of a figure, or of one line of its split; "" where it is closed."""
        if not self.open:
            return ""
        days = line.days if line is not None and line.days is not None else self.period
        return address(figure.code, days, by=by, part=line.key if line is not None and line.days is None else "")


def cards(found: Sequence[Told], way: Way) -> list[dict[str, Any]]:
    """The numbers at the head of a board: value, unit, against the year before, the months as a line."""
    return [
        {
            "label": one.block.title or figure.label, "value": number(value.number, figure.digits), "unit": figure.unit, "note": compared(figure, value, before),
            "href": way.to(figure), "spark": [float(line.values[0].number or 0) for line in one.lines], "figure": figure, "exact": exact(figure, value.number),
            "share": _share(value, before), "before": amount(figure, before),
        }
        for one in found
        if one.block.shape == Shape.NUMBER
        for figure, value, before in [(one.figures[0], one.values[0], one.before[0])]
    ]  # fmt: skip


def _share(value: Value, before: Value) -> tuple[float, float]:
    """This year and the year before as lengths of a bar of a hundred."""
    most = max(float(value.number or 0), float(before.number or 0)) or 1
    return float(value.number or 0) * 100 / most, float(before.number or 0) * 100 / most


def compared(figure: Figure, value: Value, before: Value) -> str:
    """What stands under a number: of a rate its two parts, and how it was a year before."""
    parts = f"{number(value.top)} ÷ {number(value.bottom)}，" if value.bottom else ""
    if before.number is None:
        return f"{parts}上年同期没有数"
    said = change(figure, value, before)
    return f"{parts}上年同期 {amount(figure, before)}" + (f"，{said}" if said else "")


def charts(found: Sequence[Told], way: Way, prefix: str = "chart") -> list[dict[str, Any]]:
    """The splits of a board: their tables, and what a chart needs to know beyond the table."""
    return [_chart(n, one, way, prefix) for n, one in enumerate(found) if one.block.shape != Shape.NUMBER]


def _chart(n: int, one: Told, way: Way, prefix: str) -> dict[str, Any]:
    figures, several = one.figures, len(one.figures) > 1
    title = one.block.title or "、".join(figure.label for figure in figures)
    rows = [
        {
            "label": short(line.label, way.period) if one.block.by == "month" else line.label,
            "cells": [
                {"text": number(value.number, figure.digits), "exact": exact(figure, value.number), "href": way.to(figure, one.block.by, line), "label": figure.label, "unit": figure.unit}
                for figure, value in zip(figures, line.values, strict=True)
            ],
            "before": None if several else {"text": number(line.before[0].number, figures[0].digits), "exact": exact(figures[0], line.before[0].number)},
            "change": "" if several else change(figures[0], line.values[0], line.before[0]),
        }
        for line in one.lines
    ]
    return {
        "id": f"{prefix}-{n}", "title": title, "shape": str(one.block.shape), "by": one.block.by, "called": one.by, "rows": rows, "several": several, "left_out": one.left_out,
        "lying": one.block.by != "month", "series": [{"label": figure.label, "unit": figure.unit} for figure in figures],
        "totals": [
            {"label": figure.label, "amount": amount(figure, value), "href": way.to(figure), "note": compared(figure, value, before)}
            for figure, value, before in zip(figures, one.values, one.before, strict=True)
        ],
        "all": way.to(figures[0], one.block.by), "says": says(one, rows),
    }  # fmt: skip


def short(label: str, period: Period[date]) -> str:
    """A month's name without the year where the stretch lies in one year."""
    same = period.start is not None and period.last is not None and period.start.year == period.last.year
    return label.split("年 ", 1)[-1] if same else label


def says(one: Told, rows: Sequence[dict[str, Any]]) -> str:
    """What a chart shows, in one sentence for whoever does not see it."""
    if not rows:
        return "这段时间没有记录。"
    most = max(rows, key=lambda row: row["cells"][0]["exact"] or 0)
    figure = one.figures[0]
    return f"{figure.label}按{one.by}分，共 {len(rows)} 项，最多的是{most['label']}，{most['cells'][0]['text']} {figure.unit}。"


def exact(figure: Figure, value: Decimal | None) -> float | int | None:
    """A value as a chart takes it: rounded as it is shown; None draws nothing."""
    if value is None:
        return None
    rounded = value.quantize(Decimal(1).scaleb(-figure.digits), ROUND_HALF_UP)
    return float(rounded) if figure.digits else int(rounded)


def heading(found: Sequence[Told]) -> str:
    """The board in one sentence: its first three numbers."""
    told = [one for one in found if one.block.shape == Shape.NUMBER and one.values[0].number is not None][:3]
    return "，".join(f"{one.figures[0].label} {amount(one.figures[0], one.values[0])}" for one in told) or "履职全景"
