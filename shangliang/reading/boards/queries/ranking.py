"""Any figure by any of its splits, with places; equal numbers share one."""

from dataclasses import dataclass
from datetime import date

from shangliang.commons.figures.declared import Figure
from shangliang.commons.figures.measuring import Value
from shangliang.commons.figures.showing import amount, change
from shangliang.commons.people.models import Member, Organ, OrganKind, Unit
from shangliang.commons.people.queries import members_on, organs, units
from shangliang.foundation.errors import NotFound
from shangliang.foundation.periods import Period, year_before

from ..rules import ranked
from .reader import Reader
from .reading import NOUGHT, Line, table, ways

KINDS = OrganKind.choices()
NOTHING_YET = {"sector": OrganKind.SECTOR, "party": OrganKind.PARTY_ORGANISATION}


@dataclass(frozen=True)
class Placed:
    """One line of a ranking."""

    place: int | None
    line: Line
    figure: Figure
    whole: Value = NOUGHT

    @property
    def share(self) -> str:
        """The part of the whole, in per cent; "" for rates, and where there is no whole."""
        if self.figure.unit == "%" or self.value.number is None or not self.whole.number:
            return ""
        return f"{100 * float(self.value.number) / float(self.whole.number):.1f}%"

    @property
    def label(self) -> str:
        return self.line.label

    @property
    def value(self) -> Value:
        return self.line.values[0]

    @property
    def before(self) -> Value:
        return self.line.before[0]

    @property
    def change(self) -> str:
        return change(self.figure, self.value, self.before)

    @property
    def said(self) -> str:
        return amount(self.figure, self.value)

    @property
    def said_before(self) -> str:
        return amount(self.figure, self.before)


@dataclass(frozen=True)
class Ranking:
    """A figure ranked by one of its splits over a stretch."""

    figure: Figure
    by: str
    called: str
    ways: dict[str, str]
    value: Value
    before: Value
    lines: list[Placed]


def ranking(code: str, by: str, period: Period[date], *, all_of_them: bool = False, kind: str = "") -> Ranking:
    """A figure by one of its splits with places; raises NotFound. `all_of_them` puts those of nothing at the foot, `kind` keeps organs of one kind."""
    reader = Reader()
    figure = reader.known.get(code)
    if figure is None:
        raise NotFound("没有这个指标。它所在的台账可能已停用。")
    can = {way: called for way, called in ways(figure).items() if way != "month"}
    by = by if by in can else "sector"
    lines = table([code], by, period, reader)
    if by == "organ" and kind:
        kept = {str(pk) for pk in Organ.objects.filter(kind=kind).values_list("pk", flat=True)}
        lines = [line for line in lines if line.key in kept]
    if all_of_them:
        there = {line.key for line in lines}
        none = Value(None) if figure.unit == "%" else NOUGHT
        lines += [Line(key, label, (none,), (none,)) for key, label in everybody(by, kind, period) if key not in there]
    now, before = (reader.values([code], one)[code] for one in (period, year_before(period)))
    placed = [Placed(place, line, figure, now) for place, line in ranked((line, line.values[0].number) for line in lines)]
    return Ranking(figure, by, can[by], can, now, before, placed)


def everybody(by: str, kind: str, period: Period[date]) -> list[tuple[str, str]]:
    """All that could have a line in a ranking: sectors, party organisations, organs of a kind, units, members at its end."""
    if by in NOTHING_YET or (by == "organ" and kind in OrganKind.values()):
        return [(str(one.pk), str(one)) for one in organs(NOTHING_YET.get(by) or OrganKind(kind))]
    found: list[Unit] | list[Member] = list(units()) if by == "unit" else list(members_on(period.last)) if by == "member" and period.last else []
    return [(str(one.pk), str(one)) for one in found]
