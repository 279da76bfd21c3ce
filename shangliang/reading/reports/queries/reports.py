"""Reports with their versions and figures, and the evidence of one figure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from shangliang.commons.access import Viewer, require
from shangliang.commons.committees.scope import here
from shangliang.commons.figures.declared import Figure
from shangliang.commons.figures.measuring import Value, measure
from shangliang.commons.figures.recording import Records
from shangliang.commons.figures.splitting import Part, split
from shangliang.commons.figures.statements import Moment
from shangliang.foundation.errors import NotFound
from shangliang.foundation.periods import Period

from ..access import READERS
from ..models import Chip, Remark, Report, Version
from ..rules.checking import Told
from ..rules.comparing import compares
from ..rules.states import ChipState
from .figures import Line, fits, known, known_by, overview


def all_reports(viewer: Viewer) -> list[Report]:
    """All reports, the latest first, each with how many figures stand in its newest version and how many are open."""
    require(viewer, "reports.read")
    found = list(Report.objects.order_by("-made_at", "-pk"))
    newest_of = {v.report_id: v for v in Version.objects.filter(report__in=found).defer("text").order_by("number")}
    counts: dict[int, list[int]] = {}
    for version, state in Chip.objects.filter(version__in=newest_of.values()).values_list("version_id", "state"):
        total = counts.setdefault(version, [0, 0])
        total[0], total[1] = total[0] + 1, total[1] + (state == ChipState.PROPOSED)
    for one in found:
        one.newest = newest_of.get(one.pk)
        one.total, one.open = counts.get(one.newest.pk, [0, 0]) if one.newest else [0, 0]
    return found


def seen(viewer: Viewer, pk: int) -> Report:
    """A report; raises NotFound where there is none in this committee."""
    require(viewer, "reports.read")
    report = Report.objects.filter(pk=pk).first()
    if report is None:
        raise NotFound("没有这份总结，或已删去。")
    return report


def visible(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those of `ids` that may be seen: all or none."""
    return set(Report.objects.filter(pk__in=list(ids)).values_list("pk", flat=True)) if viewer.role in READERS else set()


def newest(report: Report) -> Version:
    """The version last written."""
    return report.versions.order_by("-number")[0]


def version_of(report: Report, number: int | None) -> Version:
    """A version by number, the newest without one; raises NotFound."""
    if number is None:
        return newest(report)
    version = report.versions.filter(number=number).first()
    if version is None:
        raise NotFound("没有这一稿。")
    return version


def chips_of(version: Version) -> list[Chip]:
    """The figures of a version in the order of the text."""
    return list(version.chips.order_by("position"))


def ever_issued(report: Report) -> bool:
    """Whether any version of it was issued."""
    return report.versions.filter(issued_at__isnull=False).exists()


def remarks_of(report: Report) -> list[Remark]:
    """What was said about it, the latest first."""
    return list(report.remarks.order_by("-made_at", "-pk"))


def period_of(report: Report, since: date | None = None) -> Period[date]:
    """The days a report is about; with `since` from an earlier day on, where its text counts from there."""
    return Period.days(since or report.first, report.last)


def since_of(report: Report, scope: str) -> date | None:
    """The day from which a place is counted whose sentence says 次会议以来 (session) or 换届以来 (term); None for the report's own days.

    A session's year begins when it begins to accept proposals: most of them are handed in before it opens.
    """
    session = here().session_on(report.last) if scope in {"session", "term"} else None
    if session is None:
        return None
    return session.accepts_from if scope == "session" else session.term.starts_on


def moment_of(report: Report, below: int | None = None) -> Moment:
    """As of when its figures are known: the end of its as-of day, and no later than a ledger horizon."""
    return Moment(at=known_by(report.as_of).at, below=below)


def values(report: Report, codes: Iterable[str], below: int | None = None, since: date | None = None, formulas: Mapping[str, str] | None = None) -> dict[str, Value]:
    """What figures amount to for a report, now or up to a horizon and by the formulas of then; codes that nobody declares any more are left out."""
    figures = known(formulas)
    return measure([code for code in codes if code in figures], period_of(report, since), moment=moment_of(report, below), known=figures)


@dataclass(frozen=True)
class Evidence:
    """All that stands beside a chosen figure of a report."""

    chip: Chip
    figure: Figure | None
    now: Value | None = None
    before: Value | None = None
    how: str = ""
    months: list[Part] = field(default_factory=list)
    organs: list[Part] = field(default_factory=list)
    records: Records | None = None
    others: list[tuple[Figure, Decimal | None, float]] = field(default_factory=list)


def evidence(report: Report, chip: Chip, *, version: Version | None = None) -> Evidence:
    """The evidence of a figure: value now, its parts, the same days a year before, its records, and what else it may mean.

    Of an issued `version` all of it is as it was then: the ledger, and the formulas.
    """
    issued = version if version is not None and version.issued_at else None
    below, formulas = (issued.below, issued.formulas) if issued else (None, None)
    figures = known(formulas)
    proposed = [(one["code"], one["confidence"]) for one in chip.proposals if one["code"] in figures]
    amounts = values(report, [code for code, _ in proposed], since=chip.since, formulas=formulas)
    others = [(figures[code], amounts[code].number, sure) for code, sure in proposed if code != chip.code]
    if chip.code not in figures:
        return Evidence(chip, None, others=others)
    whole = overview(chip.code, period_of(report, chip.since), "month", moment=moment_of(report, below), limit=8, figures=figures)
    organs = overview_parts(chip, report, below, figures)
    line: Line = whole.line
    return Evidence(chip, line.figure, line.value, line.before, whole.how, whole.parts, organs, whole.records, others)


def overview_parts(chip: Chip, report: Report, below: int | None, figures: Mapping[str, Figure]) -> list[Part]:
    """The figure by organ, the ten largest."""
    return split(chip.code, "organ", period_of(report, chip.since), moment=moment_of(report, below), known=figures)[:10]


@dataclass(frozen=True)
class Untold:
    """What one kind of work did and the text does not tell; `silent` when the text has no figure of this work at all."""

    group: str
    lines: list[tuple[Figure, Decimal]]
    silent: bool


def omitted(report: Report, chips: Iterable[Any], text: str = "") -> list[Untold]:
    """What the committee did in the period and the text does not tell: figures that are not nought and stand nowhere, found by some words.

    Kinds of work of which the text says nothing at all come first.
    """
    figures = known()
    said = {chip.code for chip in chips if chip.code and chip.state != ChipState.LEFT}
    amounts = values(report, [code for code, figure in figures.items() if code not in said and fits(figure, text)])
    spoken = {figures[code].group for code in said if code in figures}
    groups: dict[str, list[tuple[Figure, Decimal]]] = {}
    for code, value in amounts.items():
        if value.number:
            groups.setdefault(figures[code].group, []).append((figures[code], value.number))
    return sorted((Untold(group, lines, group not in spoken) for group, lines in groups.items()), key=lambda one: not one.silent)


def told(report: Report, version: Version, chips: Iterable[Chip]) -> list[Told]:
    """The numbers as the text tells them, for looking for contradictions; ours only where its own are to be checked."""
    found, figures = [], known()
    for chip in chips:
        sure = (chip.state == ChipState.CONFIRMED or (chip.proposals and chip.proposals[0]["confidence"] >= 0.6)) and not (chip.code in figures and compares(chip.mark, chip.unit, figures[chip.code]))
        ours = chip.number if report.checking and chip.state not in {ChipState.TYPED, ChipState.LEFT} else None
        found.append(Told(
            chip.position, chip.code if sure else "", chip.printed if chip.state != ChipState.CONFIRMED or report.checking else None, ours,
            chip.approximate, chip.of_which, chip.unit, version.text.count("。", 0, chip.start) + version.text.count("\n", 0, chip.start),
        ))
    return found
