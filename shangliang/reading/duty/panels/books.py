"""A rulebook as its page shows it, and the facts an item may count."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from shangliang.commons.ledger.declared import kinds
from shangliang.commons.ledger.naming import fields_of
from shangliang.practices.registers.access import known_registers
from shangliang.practices.registers.kinds import BODIES

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


def details_of(what: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """The details of a fact that an item may look at: (path, name, the values it may have, where they are known)."""
    kind, _, sort = what.partition("/")
    if sort:
        register = known_registers().get(sort)
        return [(f"values.{one.code}", one.label, tuple(one.options)) for one in register.declared.fields if one.kind not in BODIES] if register else []
    return [(code, name, ()) for code, name in fields_of(kind)]


def undoing(what: str) -> list[tuple[str, str]]:
    """Facts of the same room, which may take this one back."""
    room = what.partition(".")[0]
    return [(one.kind, one.label) for one in kinds if room not in ("", "registers") and one.kind.startswith(f"{room}.") and one.kind != what]  # type: ignore[attr-defined]


def source_grid(rows: list[dict[str, Any]], blank: int = 2) -> list[list[dict[str, Any]]]:
    """The rows of what an item counts, each cell a choice in Chinese; what is chosen decides what may be chosen beside it."""
    whats = [("", "选一种事", ""), *((value, text, "登记台账" if "/" in value else "") for value, text in countable())]
    return [_source_row(row, whats) for row in [*rows, *({} for _ in range(blank))]]


def _source_row(row: dict[str, Any], whats: list[tuple[str, ...]]) -> list[dict[str, Any]]:
    what, chosen = str(row.get("what") or ""), str(row.get("field") or "")
    known = details_of(what)
    values = next((options for path, _, options in known if path == chosen), ())
    among = [str(one) for one in row.get("among") or []]
    undone = [str(one) for one in row.get("undone") or []]
    return [
        _choice("what", "算哪种事", whats, [what], pick=True),
        _choice("field", "看哪一栏", [("", "不看"), *((path, name) for path, name, _ in known)], [chosen]) if what else _typed("field", "看哪一栏", chosen),
        _choice("among", "等于这些值之一", [(one, one) for one in values], among, pick=True, many=True) if values else _typed("among", "等于这些值之一", "，".join(among)),
        _typed("least", "或不小于", row.get("least")),
        _choice("undone", "后来有这些事就不算", undoing(what), undone, pick=True, many=True) if undoing(what) else _typed("undone", "后来有这些事就不算", "，".join(undone)),
    ]  # fmt: skip


def _typed(key: str, label: str, value: Any) -> dict[str, Any]:
    return {"key": key, "label": label, "options": (), "yes": False, "value": "" if value is None else value}


def _choice(key: str, label: str, options: Any, value: list[str], *, pick: bool = False, many: bool = False) -> dict[str, Any]:
    """A choice that keeps what is chosen even where it is no longer offered."""
    there = {option[0] for option in options}
    kept = [(one, one) for one in value if one and one not in there]
    return {"key": key, "label": label, "options": [*options, *kept], "yes": False, "value": value if many else (value or [""])[0], "chosen": value, "pick": pick, "many": many}


def item_fields(item: Any) -> list[tuple[str, str, str]]:
    """The details from which points may be taken, over all facts an item counts."""
    found: dict[str, tuple[str, str, str]] = {}
    for one in item.get("sources") or []:
        what = f"{one.get('kind', '')}/{one['sort']}" if one.get("sort") else str(one.get("kind", ""))
        for path, name, options in details_of(what):
            found.setdefault(path, (path, name, "、".join(options[:6])))
    return list(found.values())


def countable() -> list[tuple[str, str]]:
    """The facts an item may count, as choices of the editor: registers first."""
    names = names_of_sources()
    registers = [(f"{kind}/{sort}", label) for (kind, sort), label in names.items() if sort]
    others = [(kind, label) for (kind, sort), label in names.items() if not sort and not kind.startswith((*HIDDEN, "registers."))]
    return registers + others


def item_words(item: Any, look: Any) -> dict[str, str]:
    """An item in words, and the preview's points as people write them."""
    if item is None:
        return {"said": "", "counts": "", "points": "", "mean": ""}
    names = names_of_sources()
    counts = "；".join(source_said(one, names.get((one.kind, one.sort), one.sort or one.kind)) for one in item.sources)
    mean = plain(round(look.points / look.members, 1)) if look and look.members else ""
    return {"said": item_said(item), "counts": counts, "points": plain(look.points) if look else "", "mean": mean}
