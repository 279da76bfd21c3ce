"""How a report is shown: its text in pieces with figures as chips, what is still to do, and values as people read them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from shangliang.commons.figures.declared import Figure
from shangliang.commons.figures.measuring import Value
from shangliang.commons.figures.showing import amount, change, number

from .rules import tables
from .rules.comparing import compares
from .rules.improving import ImprovementKind, ImprovementState, became
from .rules.states import ChipState
from .rules.writing import filled

__all__ = ["Line", "Piece", "PlanCount", "Tally", "amount", "around", "blocks", "by_section", "change", "changes", "finished", "improvement_row", "lines", "moved", "number", "part_of", "parted", "plan_count", "shown", "tally"]
PART = 40_000
"""Characters of a text shown on one page; a longer one is turned over like a book."""
SURE, SOON = 0.8, 14
_HEADING = re.compile(r"^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]+[部分章])")
TONES = {ChipState.CONFIRMED: "", ChipState.TYPED: "is-done", ChipState.LEFT: "is-left"}


@dataclass(frozen=True)
class Piece:
    """A stretch of text, or a chip with what it shows."""

    text: str
    chip: Any = None
    tone: str = ""
    small: str = ""
    title: str = ""
    named: str = ""
    href: str = ""


@dataclass
class Line:
    """A paragraph in pieces, or a row of the table of that number in pieces by cell; a heading is one by its number."""

    pieces: list[Piece] = field(default_factory=list)
    heading: bool = False
    at: int = 0
    table: int = 0

    @property
    def cells(self) -> list[list[Piece]]:
        """The pieces of each cell of a row."""
        found: list[list[Piece]] = [[]]
        for piece in self.pieces:
            if piece.chip is not None or tables.CELLS not in piece.text:
                found[-1].append(piece)
                continue
            first, *others = piece.text.split(tables.CELLS)
            found[-1].append(replace(piece, text=first))
            found += [[replace(piece, text=one)] for one in others]
        return [[piece for piece in cell if piece.chip is not None or piece.text.strip()] for cell in found]

    @property
    def whole(self) -> bool:
        """Whether a row runs over the whole width."""
        first, *others = self.cells
        return bool(first) and not any(others)


def shown(chip: Any, text: str, figures: dict[str, Figure], checking: bool) -> str:
    """What stands in the place of a chip: our value in the manner of the text, what was typed, or the text as it was."""
    original = text[chip.start:chip.unit_end]
    if chip.state == ChipState.TYPED:
        unit = text[chip.end:chip.unit_end]
        return chip.typed if chip.typed.endswith(unit) else chip.typed + unit
    figure = figures.get(chip.code)
    if chip.state == ChipState.LEFT or figure is None or chip.number is None:
        return original
    if chip.state == ChipState.PROPOSED and checking and chip.printed is not None:
        return original
    digits = 1 if compares(chip.mark, chip.unit, figure) else figure.digits
    return filled(chip.text, chip.unit, chip.number, figure_unit=figure.unit, digits=digits) + text[chip.end:chip.unit_end]


def moved(chip: Any, figure: Figure, now: Value | None) -> bool:
    """Whether the ledger tells another number than when the chip's was read."""
    if now is None or compares(chip.mark, chip.unit, figure) or now.number is None or chip.number is None:
        return False
    return abs(now.number - chip.number) > Decimal("0.00001")


def lines(text: str, chips: Sequence[Any], figures: dict[str, Figure], *, checking: bool = False, chosen: int | None = None, named: Mapping[str, tuple[str, str]] | None = None) -> list[Line]:
    """The text as paragraphs of pieces; the chosen chip is marked. `named` are words that open a record: (its label, its address)."""
    found: list[Line] = []
    at, next_chip = 0, 0
    table_of = {start: n for n, (is_table, rows) in enumerate(tables.runs(text), 1) if is_table for start, _ in rows}
    for raw in text.split("\n"):
        end = at + len(raw)
        line = Line(heading=len(raw.strip()) <= 40 and bool(_HEADING.match(raw)), at=at, table=table_of.get(at, 0))
        here = at
        while next_chip < len(chips) and chips[next_chip].start < end:
            chip = chips[next_chip]
            next_chip += 1
            line.pieces += _words(text[here:chip.start], named or {})
            line.pieces.append(_piece(chip, text, figures, checking, chosen))
            here = chip.unit_end
        line.pieces += _words(text[here:end], named or {})
        line.pieces = [piece for piece in line.pieces if piece.chip is not None or piece.text]
        if line.pieces:
            found.append(line)
        at = end + 1
    return found


def _words(text: str, named: Mapping[str, tuple[str, str]]) -> list[Piece]:
    """A stretch without figures, parted where a record is named."""
    if not named or not any(words in text for words in named):
        return [Piece(text)]
    pieces = []
    for part in re.split("(" + "|".join(map(re.escape, named)) + ")", text):
        label, href = named.get(part, ("", ""))
        pieces.append(Piece(part, named=label, href=href))
    return pieces


def _piece(chip: Any, text: str, figures: dict[str, Figure], checking: bool, chosen: int | None) -> Piece:
    figure = figures.get(chip.code)
    state = ChipState(chip.state)
    tone = TONES.get(state, "is-soon" if figure is not None and chip.number is not None else "is-over")
    sure = chip.proposals[0]["confidence"] if chip.proposals else 0
    small = {"is-over": "缺", "is-done": "手", "is-left": "原"}.get(tone, "" if state is ChipState.CONFIRMED or sure >= SURE else "？")
    title = figure.label if figure else chip.reason
    return Piece(shown(chip, text, figures, checking), chip, f"{tone} is-on" if chip.position == chosen else tone, small, title)


def finished(text: str, chips: Iterable[Any], figures: dict[str, Figure], checking: bool = False, *, unsure: str = "") -> str:
    """The whole text with all its figures filled in, `unsure` behind each that nobody has decided about yet."""
    pieces, here = [], 0
    for chip in chips:
        pieces += [text[here:chip.start], shown(chip, text, figures, checking) + (unsure if chip.state == ChipState.PROPOSED else "")]
        here = chip.unit_end
    return "".join([*pieces, text[here:]])


def blocks(found: list[Line]) -> list[tuple[int, list[Line]]]:
    """Lines put together: each paragraph by itself, the rows of a table as one."""
    made: list[tuple[int, list[Line]]] = []
    for line in found:
        if line.table and made and made[-1][0] == line.table:
            made[-1][1].append(line)
        else:
            made.append((line.table, [line]))
    return made


def parted(found: list[Line], part: int) -> tuple[list[Line], int, int]:
    """The lines of one part of a long text, the part's number and how many there are."""
    parts: list[list[Line]] = [[]]
    begun = 0
    for line in found:
        if line.at - begun > PART:
            parts.append([])
            begun = line.at
        parts[-1].append(line)
    part = min(max(part, 1), len(parts))
    return parts[part - 1], part, len(parts)


def part_of(found: list[Line], position: int) -> int:
    """The part in which a chip stands."""
    begun, part = 0, 1
    for line in found:
        if line.at - begun > PART:
            part, begun = part + 1, line.at
        if any(piece.chip is not None and piece.chip.position == position for piece in line.pieces):
            return part
    return 1


@dataclass(frozen=True)
class Tally:
    """How many figures a version has in which state."""

    total: int
    confirmed: int
    proposed: int
    unknown: int
    typed: int
    left: int
    sure: int

    @property
    def open(self) -> int:
        return self.proposed + self.unknown


def tally(chips: Sequence[Any], figures: dict[str, Figure]) -> Tally:
    """The figures of a version counted by state."""
    of = {state: [c for c in chips if c.state == state] for state in ChipState}
    proposed = [c for c in of[ChipState.PROPOSED] if c.code in figures and c.number is not None]
    sure = sum(1 for c in proposed if c.proposals and c.proposals[0]["confidence"] >= SURE)
    return Tally(
        len(chips), len(of[ChipState.CONFIRMED]), len(proposed), len(of[ChipState.PROPOSED]) - len(proposed), len(of[ChipState.TYPED]), len(of[ChipState.LEFT]), sure
    )


def around(chip: Any, text: str) -> str:
    """The words around a chip, for a list."""
    before = text[max(text.rfind("\n", 0, chip.start) + 1, chip.start - 14):chip.start]
    after = text[chip.unit_end:chip.unit_end + 10].split("\n")[0]
    return f"…{before}〔{text[chip.start:chip.unit_end]}〕{after}…"


def changes(old: str, new: str) -> list[tuple[str, str, str]]:
    """The table of changes between two finished texts: (what, before, after) by paragraph."""
    from difflib import SequenceMatcher

    before, after = ([line for line in text.split("\n") if line.strip()] for text in (old, new))
    found = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        word = {"replace": "改", "delete": "删", "insert": "增"}[what]
        for at in range(max(b - a, d - c)):
            left = before[a + at] if a + at < b else ""
            right = after[c + at] if c + at < d else ""
            found.append((word if left and right else "删" if left else "增", left, right))
    return found


@dataclass(frozen=True)
class PlanCount:
    """A year's plan in four numbers."""

    whole: int
    done: int
    late: int
    slow: int

    @property
    def share(self) -> int:
        return round(100 * self.done / self.whole) if self.whole else 0


def plan_count(lines: Sequence[Any]) -> PlanCount:
    """How many items there are, done, over their day, behind time."""
    tones = [line.pace.tone for line in lines]
    return PlanCount(len(lines), tones.count("is-done"), tones.count("is-over"), tones.count("is-soon"))


def by_section(lines: Iterable[Any]) -> list[tuple[str, list[Any]]]:
    """The items of a plan under its parts, in their order; those without one last."""
    found: dict[str, list[Any]] = {}
    for line in lines:
        found.setdefault(line.item.section, []).append(line)
    return sorted(found.items(), key=lambda one: not one[0])


def improvement_row(one: Any, today: date) -> dict[str, Any]:
    """A shortcoming or next step as lists show it."""
    still, notes = one.state == ImprovementState.OPEN, list(one.notes.all())
    left = (one.due_on - today).days if one.due_on and still else None
    tone = "is-done" if one.state == ImprovementState.DONE else "" if not still else "is-over" if left is not None and left < 0 else "is-soon" if left is not None and left <= SOON else "is-doing"
    return {
        "pk": one.pk, "text": one.text, "kind": ImprovementKind(one.kind).label, "owner": "　".join(filter(None, (one.organ.short_name or one.organ.name if one.organ else "", one.owner))),
        "due": one.due_on, "left": left, "late": left is not None and left < 0, "tone": tone, "state": ImprovementState(one.state).label, "outcome": one.outcome, "origin": one.origin,
        "report": one.report_id, "last": notes[0].text if notes else "", "notes": len(notes), "became": became(one.kind, one.text, one.state, one.outcome, [note.text for note in notes]),
    }  # fmt: skip
