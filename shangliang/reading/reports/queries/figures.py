"""Figures by themselves: all of them for a period, one of them in full, and the sets frozen when reports were issued."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from shangliang.commons.figures.choosing import others
from shangliang.commons.figures.declared import Combined, Count, Figure, Ratio, all_figures
from shangliang.commons.figures.measuring import Value, measure, parts
from shangliang.commons.figures.recording import Records, records
from shangliang.commons.figures.splitting import Part, split
from shangliang.commons.figures.statements import SPLITS, Moment, Narrow
from shangliang.foundation.errors import NotFound
from shangliang.foundation.periods import Period, year_before

from ..models import Frozen, Version


def known(formulas: Mapping[str, str] | None = None) -> dict[str, Figure]:
    """Every figure that can be read here: those made of figures the committee does not have (a register put away) are left out.

    With `formulas` as an issued version keeps them, figures are counted as they were then.
    """
    found = all_figures(formulas)
    whole: dict[str, bool] = {}

    def has(code: str) -> bool:
        if code not in whole:
            whole[code] = False  # a figure made of itself cannot be read either
            whole[code] = code in found and all(has(part) for part in parts(found[code]))
        return whole[code]

    return {code: figure for code, figure in found.items() if has(code)}


@dataclass(frozen=True)
class Line:
    """A figure with its value, that of the same days a year before, and what it is made of, where it is."""

    figure: Figure
    value: Value
    before: Value | None = None


@dataclass(frozen=True)
class Overview:
    """One figure in full: value, a year before, its parts one way, its first records, and how it is made."""

    line: Line
    how: str
    ways: list[tuple[str, str]]
    way: str
    parts: list[Part]
    records: Records
    others: list[str]
    made: list[Figure]  # of a rate or a sum: the figures it is made of


def figure_of(code: str, figures: Mapping[str, Figure]) -> Figure:
    """The figure of a code; raises NotFound."""
    figure = figures.get(code)
    if figure is None:
        raise NotFound("没有这个指标。它所在的登记本可能已停用。")
    return figure


def period_from(first: str, last: str, today: date) -> Period[date]:
    """The period of two typed days; without them this year so far."""
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        start, end = date(today.year, 1, 1), today
    return Period.days(min(start, end), max(start, end))


def known_by(day: date | None) -> Moment:
    """Only what had been recorded by the end of a day (local); everything there is now without one."""
    return Moment(timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))) if day else Moment()


def browse(period: Period[date], text: str = "", *, filled: bool = False, moment: Moment = Moment()) -> list[tuple[str, list[Line]]]:
    """All figures by group with their values and those of a year before; `filled` leaves out those that are nought."""
    figures = known()
    found = {code: figure for code, figure in figures.items() if fits(figure, text)}
    now, before = (measure(found, span, moment=moment, known=figures) for span in (period, year_before(period)))
    groups = defaultdict[str, list[Line]](list)
    for code, figure in found.items():
        if not filled or now[code].number:
            groups[figure.group].append(Line(figure, now[code], before[code]))
    return list(groups.items())


def fits(figure: Figure, text: str) -> bool:
    """Whether a figure is meant by some words: each must stand in its label, group, description or things."""
    said = f"{figure.label} {figure.group} {figure.what} {' '.join(figure.words.things)} {figure.code}"
    return all(word in said for word in text.split())


def search(text: str, limit: int = 20) -> list[Figure]:
    """Figures found by some words, those whose label has them first."""
    found = [figure for figure in known().values() if text.strip() and fits(figure, text)]
    return sorted(found, key=lambda figure: (text.strip() not in figure.label, len(figure.label)))[:limit]


def overview(
    code: str, period: Period[date], way: str = "month", *, moment: Moment = Moment(), only: Narrow = Narrow(), first: int = 0, limit: int = 50, figures: Mapping[str, Figure] | None = None
) -> Overview:
    """One figure in full, as it is counted now or among `figures`."""
    figures = known() if figures is None else figures
    figure = figure_of(code, figures)
    ways = [*SPLITS.items(), *figure.split]
    way = way if way in dict(ways) else "month"
    now = measure([code], period, moment=moment, only=only, known=figures)[code]
    before = measure([code], year_before(period), moment=moment, only=only, known=figures)[code]
    lines = split(code, way, period, moment=moment, only=only, known=figures)
    found = records(code, period, moment=moment, only=only, first=first, limit=limit, known=figures)
    return Overview(Line(figure, now, before), made_of(figure, figures, now), ways, way, lines, found, others(figure), [figures[one] for one in parts(figure)])


def made_of(figure: Figure, figures: Mapping[str, Figure], value: Value) -> str:
    """How a rate or a sum comes about, in words with its numbers; "" for what is simply counted."""
    how = figure.how
    if isinstance(how, Ratio):
        top, bottom = (figures[code].label for code in (how.top, how.bottom))
        return f"{top} {_plain(value.top)} ÷ {bottom} {_plain(value.bottom)}"
    if isinstance(how, Combined):
        plus, minus = (" ＋ ".join(figures[code].label for code in how.plus), "".join(f" － {figures[code].label}" for code in how.minus))
        return plus + minus
    return "期末仍有效的" if isinstance(how, Count) and how.lasting else ""


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"


def frozen_sets() -> list[Version]:
    """The versions that were issued, latest first: each has its frozen figures."""
    return list(Version.objects.filter(issued_at__isnull=False).select_related("report").order_by("-issued_at"))


def frozen_values(version: Version) -> list[tuple[str, list[Frozen]]]:
    """The frozen figures of an issued version by group."""
    groups = defaultdict[str, list[Frozen]](list)
    for one in version.frozen.order_by("pk"):
        groups[one.group].append(one)
    return list(groups.items())
