"""A rulebook as its page shows it, and the facts an item may count."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from shangliang.commons.ledger.declared import kinds

from .. import queries
from ..rules import Complaint, Rulebook, duty_said, item_said, plain, source_said

HIDDEN = ("duty.", "account.", "people.", "files.", "access.", "committees.", "administration.", "signing.")


@dataclass(frozen=True)
class ItemRow:
    """One item of the page; `row` is its place in the text."""

    row: int
    name: str
    code: str
    what: str
    counts: str
    wrong: list[str]


def laid_out(book: Rulebook, complaints: list[Complaint]) -> dict[str, Any]:
    """The parts of a rulebook, each with what is wrong with it."""
    wrong: dict[tuple[str, int | None], list[str]] = defaultdict(list)
    for one in complaints:
        wrong[one.part, one.row].append(one.text)
    names = names_of_sources()
    items = [
        ItemRow(n, item.name, item.code, item_said(item), "；".join(source_said(s, names.get((s.kind, s.sort), s.sort or s.kind)) for s in item.sources), wrong["items", n])
        for n, item in enumerate(book.items)
    ]
    by: dict[str, list[ItemRow]] = defaultdict(list)
    for item, row in zip(book.items, items, strict=True):
        by[item.group].append(row)
    known = {group.code for group in book.groups}
    inside = {group.code: group.name for group in book.groups}
    return {
        "groups": [
            {
                "name": group.name, "cap": plain(group.cap), "base": plain(group.base) if group.base else "", "bonus": group.bonus, "within": inside.get(group.within, group.within),
                "items": by.get(group.code, []),
            }
            for group in book.groups
        ],
        "stray": [row for item, row in zip(book.items, items, strict=True) if item.group not in known],
        "minimums": [(duty.name, duty_said(duty, book)) for duty in book.minimums],
        "grades": [(grade.name, f"{plain(grade.least)} 分起" + (f"，不超过 {plain(grade.share)}%" if grade.share is not None else "")) for grade in book.grades],
        "exempt": _exempt(book), "consequences": [(f"{one.grade}，连续 {one.years} 年" if one.years > 1 else one.grade, one.step) for one in book.consequences],
        "complaints": complaints,
    }  # fmt: skip


def _exempt(book: Rulebook) -> list[tuple[str, str]]:
    exempt = book.exempt
    pairs = [("政协职务", "、".join(exempt.offices)), ("职务中有", "、".join(exempt.jobs)), ("任职不满", f"{exempt.months} 个月" if exempt.months else ""), ("列名", "、".join(exempt.names))]
    return [(term, value) for term, value in pairs if value]


def names_of_sources() -> dict[tuple[str, str], str]:
    """What each kind of fact is called: registers by their own names."""
    found = {(kind.kind, ""): kind.label for kind in kinds}  # type: ignore[attr-defined]
    return found | {(queries.books.RECORDED, code): f"台账“{label}”" for code, label in queries.books.registers().items()}


def countable() -> list[tuple[str, str]]:
    """The facts an item may count, as choices of the editor: registers first."""
    names = names_of_sources()
    registers = [(f"{kind}/{sort}", label) for (kind, sort), label in names.items() if sort]
    others = [(kind, f"{label}（{kind}）") for (kind, sort), label in names.items() if not sort and not kind.startswith((*HIDDEN, "registers."))]
    return registers + others
