"""From an uploaded file to the entries of a roster: every row with its values, where they stand and what is wrong with them."""

from dataclasses import dataclass, field
from typing import Any

from shangliang.foundation.errors import Invalid
from shangliang.foundation.rows import Cell, Header, Limits, Row, Sheet, header, read

from .columns import COLUMNS, Field, Kind

LIMITS = Limits(rows=10_000)
# Columns everybody has and nobody means: a running number.
IDLE = {"序号", "序", "NO", "No", "no", "行号"}


@dataclass(frozen=True)
class Problem:
    """Something a person should look at: in which cell, why, and what to do. An error keeps the whole file out."""

    address: str
    text: str
    error: bool = True


@dataclass
class Entry:
    """One row: what it says by column, and in which cells. A column that is blank is left out of `values`.

    `raw` keeps the words of cells that could not be taken, so that people recognise the row.
    """

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    raw: dict[str, str] = field(default_factory=dict)

    def get(self, key: str) -> Any:
        return self.values.get(key)

    def wrong(self, key: str, text: str) -> None:
        """Note an error in the cell of a column, or in the row where the sheet lacks the column."""
        self.problems.append(Problem(self.cells.get(key) or f"第 {self.number} 行", text))

    def beware(self, key: str, text: str) -> None:
        """Note what should be looked at but hinders nothing."""
        self.problems.append(Problem(self.cells.get(key) or f"第 {self.number} 行", text, error=False))


@dataclass
class Table:
    """One sheet taken as a list of one kind.

    `unknown` are the headings of columns that nothing is done with, `asides` the rows that were taken for remarks.
    """

    kind: Kind
    sheet: str
    entries: list[Entry]
    unknown: list[str]
    known: list[str]
    asides: list[str]


@dataclass
class Roster:
    """A whole file; `skipped` are sheets that are no roster, with the reason."""

    tables: list[Table]
    skipped: list[tuple[str, str]] = field(default_factory=list)


def read_roster(data: bytes, filename: str, kind: Kind | None = None) -> Roster:
    """Read an uploaded roster; without `kind` each sheet is told by its headings. Raises Invalid when there is none in it."""
    roster = Roster([])
    reason = ""
    for sheet in read(data, filename, limits=LIMITS):
        if not sheet.rows:
            continue
        if sheet.hidden:
            roster.skipped.append((sheet.name, "这张表是隐藏的，没有读。要导入请先取消隐藏。"))
            continue
        try:
            roster.tables.append(_table(sheet, kind))
        except Invalid as refusal:
            reason = reason or refusal.message
            roster.skipped.append((sheet.name, refusal.message))
    if not roster.tables:
        raise Invalid(reason or "文件里没有找到名册。请对照模板整理后再上传。", "no_roster")
    return roster


def _table(sheet: Sheet, kind: Kind | None) -> Table:
    kind, head = _told(sheet, [kind] if kind else list(Kind))
    fields = {one.key: one for one in COLUMNS[kind]}
    entries, asides = [], []
    for row, cells in head:
        filled = {key: cell for key, cell in cells.items() if not cell.is_blank}
        if filled and _is_aside(filled):
            asides.append(f"第 {row.number} 行：{next(iter(filled.values())).text[:40]}")
        elif filled:
            entries.append(_entry(row, filled, cells, fields))
    unknown = [f"{cell.text}（{cell.address}）" for cell in head.unknown if cell.text and cell.text.strip() not in IDLE]
    if not entries:
        raise Invalid(f"“{sheet.name}”里只有表头，下面没有内容。", "no_entries")
    return Table(kind, sheet.name, entries, unknown, [key for key in fields if key in head.columns], asides)


def _told(sheet: Sheet, kinds: list[Kind]) -> tuple[Kind, Header]:
    """The kind whose columns the sheet names best, the needed ones among them; of two equal ones the smaller kind."""
    found: list[tuple[int, int, Kind, Header]] = []
    refusal: Invalid | None = None
    for kind in kinds:
        fields = COLUMNS[kind]
        try:
            head = header(sheet, {one.key: one.words for one in fields}, [one.key for one in fields if one.needed])
            found.append((len(head.columns), -len(fields), kind, head))
        except Invalid as wrong:
            refusal = refusal or wrong
    if not found:
        raise refusal or Invalid(f"“{sheet.name}”不像名册。", "no_header")
    _, _, kind, head = max(found, key=lambda one: one[:2])
    return kind, head


def _is_aside(filled: dict[str, Cell]) -> bool:
    """Whether a row is no entry but a remark: one cell merged over several columns, or one cell alone that tells something."""
    if len({cell.origin or cell.address for cell in filled.values()}) > 1:
        return False
    only = next(iter(filled.values()))
    return len(filled) > 1 or any(sign in only.text for sign in "：:，。") or len(only.text) > 12


def _entry(row: Row, filled: dict[str, Cell], cells: dict[str, Cell], fields: dict[str, Field]) -> Entry:
    entry = Entry(row.number, cells={key: cell.address for key, cell in cells.items() if cell.column})
    for key, cell in filled.items():
        _take(entry, fields[key], cell)
    return entry


def _take(entry: Entry, wanted: Field, cell: Cell) -> None:
    if cell.fault:
        entry.wrong(wanted.key, cell.fault)
        return
    try:
        value = wanted.parser(cell.value)
    except Invalid as refusal:
        entry.raw[wanted.key] = cell.text[:20]
        entry.wrong(wanted.key, refusal.message)
        return
    if value is None or value == []:
        return
    if wanted.most and len(text := "、".join(value) if isinstance(value, list) else str(value)) > wanted.most:
        entry.wrong(wanted.key, f"“{wanted.label}”写了 {len(text)} 个字，最多 {wanted.most} 个。请写短一些。")
        return
    entry.values[wanted.key] = value
