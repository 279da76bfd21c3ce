"""What contradicts itself in a report: its own number against ours, sums that do not add up, one figure told in two ways."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shangliang.commons.figures.declared import Combined, Figure

from .numerals import written


@dataclass(frozen=True)
class Told:
    """A number as the text tells it: which place, which figure, what is printed, and ours (None where not known)."""

    place: int
    code: str
    printed: Decimal | None
    ours: Decimal | None
    approximate: bool = False
    of_which: bool = False
    unit: str = ""
    sentence: int = 0


@dataclass(frozen=True)
class Contradiction:
    """One thing that does not fit, in a sentence, and the places it is about."""

    places: tuple[int, ...]
    said: str


def contradictions(told: Sequence[Told], figures: Mapping[str, Figure]) -> list[Contradiction]:
    """All that does not fit, in the order of the text."""
    found = [*_against_ours(told, figures), *_twice(told, figures), *_sums(told, figures), *_parts(told)]
    return sorted(found, key=lambda one: one.places[0])


def _fits(printed: Decimal, ours: Decimal, approximate: bool) -> bool:
    """Whether a printed number can stand for ours; an approximate one may be up to a fifth below it."""
    return ours * Decimal("0.8") <= printed <= ours * Decimal("1.05") if approximate else printed == ours


def _against_ours(told: Sequence[Told], figures: Mapping[str, Figure]) -> list[Contradiction]:
    return [
        Contradiction((one.place,), f"稿中写“{figures[one.code].label}”{written(one.printed, 2)}{figures[one.code].unit}，台账是 {written(one.ours, 2)}{figures[one.code].unit}。")
        for one in told
        if one.code in figures and one.printed is not None and one.ours is not None and not _fits(one.printed, one.ours.quantize(Decimal("0.01")), one.approximate)
    ]


def _twice(told: Sequence[Told], figures: Mapping[str, Figure]) -> list[Contradiction]:
    by_code = defaultdict[str, list[Told]](list)
    for one in told:
        if one.code in figures and one.printed is not None:
            by_code[one.code].append(one)
    found = []
    for code, several in by_code.items():
        numbers = {one.printed for one in several if not one.approximate}
        if len(numbers) > 1:
            said = "、".join(written(number, 2) for number in sorted(number for number in numbers if number is not None))
            found.append(Contradiction(tuple(one.place for one in several), f"“{figures[code].label}”在稿中前后写了不同的数：{said}。"))
    return found


def _sums(told: Sequence[Told], figures: Mapping[str, Figure]) -> list[Contradiction]:
    """Where a figure is made of others and the text prints them all: 实际立案 = 立案 − 并案."""
    printed = {one.code: one for one in reversed(told) if one.printed is not None and not one.approximate}
    found = []
    for code, one in printed.items():
        how = figures[code].how if code in figures else None
        if not isinstance(how, Combined) or not all(part in printed for part in how.plus + how.minus):
            continue
        parts = [(sign, printed[part]) for sign, parts in (("＋", how.plus), ("－", how.minus)) for part in parts]
        total = sum(((part.printed or Decimal(0)) * (1 if sign == "＋" else -1) for sign, part in parts), Decimal(0))
        if total != one.printed:
            sum_said = "".join(f"{sign}{figures[part.code].label}{written(part.printed or Decimal(0), 2)}" for sign, part in parts).lstrip("＋")
            found.append(Contradiction(
                (one.place, *(part.place for _, part in parts)), f"合计对不上：{sum_said}＝{written(total, 2)}，稿中“{figures[code].label}”写的是 {written(one.printed or Decimal(0), 2)}。"
            ))
    return found


def _parts(told: Sequence[Told]) -> list[Contradiction]:
    """What is said to be part of something (其中) and is more than the whole, in the same sentence and measure."""
    found = []
    for before, one in zip(told, told[1:], strict=False):
        if one.of_which and before.sentence == one.sentence and before.unit == one.unit and before.printed is not None and one.printed is not None and one.printed > before.printed:
            found.append(Contradiction((before.place, one.place), f"“其中”的 {written(one.printed, 2)}{one.unit}，比前面的总数 {written(before.printed, 2)}{before.unit}还多。"))
    return found
