"""What an import would do, row by row, before anything is done."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from shangliang.commons.people.models import Member, OrganKind
from shangliang.foundation import masks
from shangliang.foundation.rows.columns import plain
from shangliang.foundation.words import Labelled

from ..intake import Entry, Kind, Table, field_of
from ..intake.naming import find, nearest
from ..intake.parsing import Masked

MASKS = {"phone": masks.phone, "mail": masks.mail, "address": masks.address, "identity": masks.id_number}
COLUMN_OF = {OrganKind.SECTOR: "sector", OrganKind.SPECIAL_COMMITTEE: "special", OrganKind.GROUP: "group"}


class Fate(Labelled):
    """What becomes of a row."""

    NEW = "new", "新增"
    CHANGED = "changed", "有变动"
    SAME = "same", "没有变动"
    ERROR = "error", "要改"


@dataclass(frozen=True)
class Change:
    """One field that would change; `before` and `after` are shown as they are here, sensitive ones masked."""

    key: str
    label: str
    before: str
    after: str
    sensitive: bool = False


@dataclass
class Planned:
    """One row of the file: `target` is the row of the database it was matched with, `values` what is to be set there.

    `bodies` are the organs a member is to be given a seat in, as (kind, name). For a seat or a post `who` is the member
    or user it is for: an id, or the row of this file that makes them.
    """

    kind: Kind
    entry: Entry
    label: str
    target: Any = None
    values: dict[str, Any] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    bodies: list[tuple[OrganKind, str]] = field(default_factory=list)
    who: Any = None
    makes: bool = True

    @property
    def fate(self) -> Fate:
        if any(problem.error for problem in self.entry.problems):
            return Fate.ERROR
        if self.target is None and self.makes:
            return Fate.NEW
        return Fate.CHANGED if self.changes or self.bodies or (self.kind is Kind.ORGANS and self.who is not None) else Fate.SAME

    @property
    def warned(self) -> bool:
        return any(not problem.error for problem in self.entry.problems)

    def note(self, key: str, before: Any, after: Any) -> None:
        """Say that a field would change."""
        column = field_of(self.kind, key)
        said = [MASKS[key](str(value)) if value and key in MASKS and column.sensitive else shown(value) for value in (before, after)]
        self.changes.append(Change(key, column.label, said[0], said[1], column.sensitive))


@dataclass
class Plan:
    """A whole file: its tables with what would become of each row, and the bodies to be made because members name them."""

    tables: list[tuple[Table, list[Planned]]] = field(default_factory=list)
    make: list[tuple[OrganKind, str]] = field(default_factory=list)
    lacking: list[tuple[OrganKind, str]] = field(default_factory=list)

    @property
    def rows(self) -> list[Planned]:
        return [row for _, rows in self.tables for row in rows]

    def of(self, kind: Kind) -> list[Planned]:
        """The rows of one kind."""
        return [row for row in self.rows if row.kind is kind]

    def count(self, fate: Fate) -> int:
        """How many rows come to this."""
        return sum(row.fate is fate for row in self.rows)

    @property
    def warned(self) -> int:
        return sum(row.warned for row in self.rows)

    @property
    def is_ready(self) -> bool:
        """Whether it may be carried out: no errors, and something to do."""
        return not self.count(Fate.ERROR) and bool(self.count(Fate.NEW) + self.count(Fate.CHANGED) + len(self.make))

    @property
    def digest(self) -> str:
        """The same for the same doings: tells at the confirmation whether the roster was changed since the preview."""
        said = hashlib.sha256(repr(self.make).encode())
        for row in self.rows:
            known = sorted((key, str(value)) for key, value in row.values.items() if not isinstance(value, Planned))
            said.update(repr((row.kind, row.entry.number, row.fate, getattr(row.target, "pk", None), known, row.changes, row.bodies)).encode())
        return said.hexdigest()


class Bodies:
    """The organs there are or will be, by kind; answers which one a name means."""

    def __init__(self, known: Iterable[tuple[str, str, str]], plan: Plan, make_missing: bool) -> None:
        self.names: dict[OrganKind, dict[str, str]] = {kind: {} for kind in OrganKind}
        for kind, name, short in known:
            self.names[OrganKind(kind)][name] = name
            if short:
                self.names[OrganKind(kind)].setdefault(short, name)
        self.plan, self.make_missing = plan, make_missing
        # A committee that has no sectors yet takes them from its first roster.
        self.fresh = not self.names[OrganKind.SECTOR]

    def add(self, kind: OrganKind, name: str) -> None:
        self.names[kind][name] = name

    def find(self, kind: OrganKind, said: str) -> str | None:
        """The name under which the organ is kept, or None."""
        known = self.names[kind]
        found = find(said, known)
        return known[found] if found else None

    def meant(self, kind: OrganKind, said: str, row: Planned) -> str | None:
        """The organ a member's cell names; unknown ones are noted to be made, or an error with the nearest ones."""
        if found := self.find(kind, said):
            return found
        key = COLUMN_OF[kind]
        if self.make_missing or (self.fresh and kind is OrganKind.SECTOR):
            name = said if kind is not OrganKind.SECTOR or said.endswith(("界", "人士", "界别")) else f"{said}界"
            self.add(kind, name)
            self.plan.make.append((kind, name))
            return name
        if (kind, said) not in self.plan.lacking:
            self.plan.lacking.append((kind, said))
        near = nearest(said, self.names[kind])
        hint = f"是不是“{'”或“'.join(near)}”？" if near else ""
        row.entry.wrong(key, f"没有“{said}”这个{kind.label}。{hint}请改成已有的名称，或先在“机构”里建立。")
        return None


def differing(row: Planned, current: Any, keys: Iterable[str]) -> None:
    """Compare the row's values with what is kept: blanks in the file say nothing, masked values must fit what is kept."""
    for key in keys:
        said = row.entry.get(key)
        if said is None:
            continue
        kept = getattr(current, key)
        if isinstance(said, Masked):
            if MASKS[key](kept or "") != said:
                row.entry.wrong(key, "这一格遮住了几位，看不出完整的内容。请写全，或留空。")
        elif said != kept:
            row.values[key] = said
            row.note(key, kept, said)


def unmasked(row: Planned, keys: Iterable[str]) -> dict[str, Any]:
    """The row's values for something new; masked ones are errors, since nothing is kept to compare with."""
    said = {}
    for key in keys:
        value = row.entry.get(key)
        if value is None:
            continue
        if isinstance(value, Masked):
            row.entry.wrong(key, "这一格遮住了几位，不能当作完整的内容录入。请写全，或留空。")
        else:
            said[key] = value
    return said


def shown(value: Any) -> str:
    """A value as a person reads it; nothing is an empty string."""
    return "" if value is None else str(plain(value) or "")


def moved(label: str, before: Any, after: Any) -> str:
    """A change as one line: 职务：教师 → 校长."""
    return f"{label}：{shown(before) or '无'} → {shown(after) or '无'}"


__all__ = ["MASKS", "Bodies", "Change", "Fate", "Member", "Plan", "Planned", "differing", "moved", "shown", "unmasked"]
