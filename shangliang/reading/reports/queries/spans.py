"""The same figures over several stretches side by side, and what a special report may be made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shangliang.commons.access import Viewer
from shangliang.commons.committees.scope import here
from shangliang.commons.figures.declared import Figure
from shangliang.commons.figures.measuring import Value, measure
from shangliang.commons.figures.recording import records
from shangliang.commons.ledger.queries import found_by
from shangliang.commons.ledger.telling import Happened
from shangliang.commons.subjects import subjects
from shangliang.foundation.periods import Period, year_before

from ..models import Report
from ..rules.states import ChipState
from .figures import fits, known
from .reports import chips_of, moment_of, newest, period_of

MOST_RECORDS, MOST_FIGURES = 80, 60


@dataclass(frozen=True)
class Span:
    """One figure by the same definition: over the report's days, the same days a year before, the year so far, and the term so far."""

    figure: Figure
    now: Value
    before: Value
    year: Value
    term: Value


def term_period(report: Report) -> Period[date] | None:
    """The term so far, up to the report's last day; None where no term is known on it."""
    term = here().term_on(report.last)
    return Period.days(term.starts_on, report.last) if term and term.starts_on <= report.last else None


def spans(report: Report, *, every: bool = False) -> list[Span]:
    """The figures a report tells over each stretch; `every` adds those it does not tell and that are not nought in the term."""
    figures, moment = known(), moment_of(report)
    told = [chip.code for chip in chips_of(newest(report)) if chip.code in figures and chip.state != ChipState.LEFT]
    codes = list(dict.fromkeys(told if not every else [*told, *figures]))
    term = term_period(report)
    stretches = [period_of(report), year_before(period_of(report)), Period.days(date(report.last.year, 1, 1), report.last), term]
    now, before, year, whole = (measure(codes, stretch, moment=moment, known=figures) if stretch else {code: Value(None) for code in codes} for stretch in stretches)
    found = [Span(figures[code], now[code], before[code], year[code], whole[code]) for code in codes]
    return found if not every else [one for one in found if one.term.number or one.now.number]


def figures_about(text: str, period: Period[date]) -> list[tuple[Figure, Decimal]]:
    """The figures found by some words that are not nought over some days."""
    figures = known()
    found = [code for code, figure in figures.items() if text.strip() and fits(figure, text)]
    amounts = measure(found, period, known=figures)
    return [(figures[code], number) for code in found if (number := amounts[code].number)][:MOST_FIGURES]


def records_about(viewer: Viewer, codes: Sequence[str], period: Period[date]) -> list[Happened]:
    """The records behind some figures over some days, each thing once, the earliest first; what may not be seen is left out."""
    figures, found = known(), dict[tuple[str, int], Happened]()
    for code in codes:
        if code in figures:
            for fact in records(code, period, limit=MOST_RECORDS, known=figures).rows:
                found.setdefault((fact.subject.type, fact.subject.id), fact)
    return _seen(viewer, sorted(found.values(), key=lambda fact: (fact.at, fact.id)))[:MOST_RECORDS]


def records_chosen(viewer: Viewer, ids: Sequence[int]) -> list[Happened]:
    """Records by the ids of their facts, as far as they may be seen."""
    return _seen(viewer, found_by(list(ids)))


def _seen(viewer: Viewer, facts: list[Happened]) -> list[Happened]:
    kinds = {fact.subject.type for fact in facts if fact.subject.type in subjects}
    seen = {kind: subjects.get(kind).visible(viewer, [fact.subject.id for fact in facts if fact.subject.type == kind]) for kind in kinds}
    return [fact for fact in facts if fact.subject.id in seen.get(fact.subject.type, ())]
