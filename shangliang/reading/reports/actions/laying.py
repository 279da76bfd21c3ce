"""Laying figures into a text: finding the places, knowing again those decided before, proposing for the rest, reading values."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from shangliang.commons.figures.measuring import Value, measure
from shangliang.foundation.errors import Invalid, NotNow
from shangliang.foundation.periods import year_before

from ..models import Chip, Report, Version
from ..queries import known, moment_of, period_of, since_of, values
from ..rules import carrying
from ..rules.comparing import against, compares
from ..rules.matching import Matched, match
from ..rules.places import Kind, Place, find
from ..rules.states import ChipState, State

LONGEST_TITLE = 120
BATCH = 1000
MOST = 5000
"""Places of a text that one page and one person can still manage; a report has some hundreds."""
_ROUGH = re.compile(r"[\d０-９]+|[*＊]+")
KNOWN = 0.97
"""How sure a figure is that somebody confirmed before in the very same words."""


def writable(report: Report) -> None:
    """Refuse to change what was issued."""
    if report.state != State.DRAFT:
        raise NotNow("这份总结已定稿，不能再改。要更正请点“另起一稿”，原来的一稿照旧保留。", code="report_issued")


def wanted(place: Place) -> bool:
    """What becomes a chip: every figure, and masked dates and ordinals, since somebody has to fill them in."""
    return place.kind is Kind.FIGURE or (place.masked and place.kind in {Kind.ORDINAL, Kind.DATE})


def lay(version: Version, *, earlier: Sequence[Chip] = (), fixed: dict[int, str] | None = None, carry_typed: bool = True) -> list[Chip]:
    """Find and keep the figures of a version. `earlier` are the chips of a text it comes from; `fixed` says codes by offset."""
    figures = known()
    _few_enough(sum(1 for _ in _ROUGH.finditer(version.text)), 4 * MOST)
    places = find(version.text)
    _few_enough(sum(map(wanted, places)), MOST)
    found = [one for one in match(version.text, places, figures) if wanted(one.place)]
    marks = [carrying.mark(one.place, one.around) for one in found]
    again = carrying.same([chip.mark for chip in earlier], marks) if earlier else {}
    learnt = _learnt(marks)
    chips, starts = [], {scope: since_of(version.report, scope) for scope in {one.around.scope for one in found}}
    for at, (one, mark) in enumerate(zip(found, marks, strict=True)):
        chip = _chip(version, at, one, mark)
        chip.since = starts[one.around.scope]
        if (code := learnt.get(mark)) and code in figures and not one.around.elsewhere:
            chip.proposals = [{"code": code, "confidence": KNOWN}, *(p for p in chip.proposals if p["code"] != code)][:3]
            chip.code, chip.reason = code, ""
        if at in again:
            _carry(chip, earlier[again[at]], carry_typed)
        if fixed and one.place.start in fixed:
            chip.code, chip.state, chip.reason = fixed[one.place.start], ChipState.CONFIRMED, ""
        chips.append(chip)
    read(version, chips)
    version.chips.all().delete()
    Chip.objects.bulk_create(chips, batch_size=BATCH)
    return chips


def _few_enough(many: int, most: int) -> None:
    if many > most:
        raise Invalid(
            f"文字里有 {many:,} 处数字，超过了 {MOST:,} 处。请删去与总结无关的部分（如附表、名单），或分成几份分别编；你放进来的文字还在。",
            code="too_many_figures", fields={"text": f"最多 {MOST:,} 处数字"},
        )  # fmt: skip


def _chip(version: Version, position: int, one: Matched, mark: str) -> Chip:
    place = one.place
    return Chip(
        committee_id=version.committee_id, version=version, position=position, start=place.start, end=place.end, unit_end=place.unit_end, text=place.text[:60],
        unit=place.unit[:12], masked=place.masked, approximate=place.approximate, of_which=one.around.of_which, printed=_kept(place.value), mark=mark,
        proposals=[{"code": p.code, "confidence": p.confidence} for p in one.proposals], reason=one.reason[:200], code=one.proposals[0].code if one.proposals else "",
    )


def _kept(number: Decimal | None) -> Decimal | None:
    return None if number is None or abs(number) >= Decimal(10) ** 15 else number


def _carry(chip: Chip, old: Chip, typed: bool) -> None:
    """What was decided about a place stays decided; what was typed for one period is not true of another."""
    if old.state == ChipState.TYPED and not typed:
        chip.code, chip.source = "", ""
        return
    if old.state != ChipState.PROPOSED:
        chip.state, chip.code, chip.typed, chip.source, chip.decided_by = old.state, old.code, old.typed, old.source, old.decided_by
        if old.proposals:
            chip.proposals = old.proposals


def _learnt(marks: Iterable[str]) -> dict[str, str]:
    """What was confirmed before in the very same words, the latest word counting."""
    known = Chip.objects.filter(mark__in=list(set(marks)), state=ChipState.CONFIRMED).order_by("pk")
    return dict(known.values_list("mark", "code"))


def read(version: Version, chips: Iterable[Chip]) -> None:
    """Read the values of all figures of a version from the ledger as it stands now."""
    report, chips = version.report, list(chips)
    amounts = {since: values(report, {chip.code for chip in chips if chip.code and chip.since == since}, since=since) for since in {chip.since for chip in chips}}
    figures = known()
    comparing = [chip for chip in chips if chip.code in amounts[chip.since] and compares(chip.mark, chip.unit, figures[chip.code])]
    before = measure({chip.code for chip in comparing}, year_before(period_of(report)), moment=moment_of(report), known=figures) if comparing else {}
    for chip in chips:
        put(chip, amounts[chip.since].get(chip.code))
    for chip in comparing:
        compare(chip, amounts[chip.since][chip.code], before.get(chip.code))
    version.save(update_fields=["filled_at"])


def put(chip: Chip, value: Value | None) -> None:
    """Give a chip its value."""
    chip.number, chip.top, chip.bottom = (value.number, value.top, value.bottom) if value else (None, None, None)


def compare(chip: Chip, value: Value, before: Value | None) -> None:
    """Give a chip its value against that of a year before; none since a session began, which has no year before of the same length."""
    last = before.number if before is not None and chip.since is None else None
    chip.number, chip.top, chip.bottom = against(chip.mark, chip.unit, value.number, last), value.number, last
