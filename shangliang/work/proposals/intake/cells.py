"""Tables: an official form is read cell by cell by its labels, a layout frame like running text, data as rows."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .draft import Attachment
from .labels import ADVICE, BODY, GROUNDS, HINTS, OFFICE, TITLE, field_of, fields_in, label_of, squeezed
from .xml import Element, attr, child, name, value

if TYPE_CHECKING:
    from .flow import Line

Blocks = Callable[[Element], "list[Line]"]
RUNNING = {TITLE, BODY, GROUNDS, ADVICE}


@dataclass(frozen=True)
class Cell:
    """One cell with its lines; `width` in grid columns."""

    lines: "tuple[Line, ...]"
    width: int = 1

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def field(self) -> str:
        """The part this cell names when it is nothing but a label ("案由", also written downwards)."""
        whole = squeezed(self.text)
        return field_of(whole) if len(whole) <= 26 else ""


def lines_of_table(table: Element, blocks: Blocks, attachments: list[Attachment]) -> "list[Line]":
    """The table's text as lines; a data table is also added to `attachments`."""
    rows = _rows(table, blocks)
    rows = [row for row in rows if any(cell.lines for cell in row)]
    if not rows:
        return []
    if _is_form(rows):
        return _form(rows)
    if max(len([c for c in row if c.lines]) for row in rows) == 1:
        return [line for row in rows for cell in row for line in cell.lines]
    attachments.append(Attachment("table", f"表{sum(a.kind == 'table' for a in attachments) + 1}",
                                  rows=tuple(tuple(cell.text for cell in row) for row in rows)))
    return [_data_line(row) for row in rows]


def _data_line(row: list[Cell]) -> "Line":
    first = next(cell.lines[0] for cell in row if cell.lines)
    return replace(first, text=" | ".join(cell.text.replace("\n", " ") for cell in row), part="table")


def _rows(table: Element, blocks: Blocks) -> list[list[Cell]]:
    found = []
    for row in _unwrapped_rows(table, "tr"):
        cells = []
        for cell in _unwrapped_rows(row, "tc"):
            merge = child(cell, "tcPr", "vMerge")
            if merge is not None and attr(merge, "val") != "restart":
                lines = tuple(blocks(cell))  # a merged-away cell is empty, but Word keeps what stood in it
                cells.append(Cell(lines))
                continue
            cells.append(Cell(tuple(blocks(cell)), int(value(cell, "tcPr", "gridSpan") or 1)))
        found.append(cells)
    return found


def _unwrapped_rows(element: Element, wanted: str) -> list[Element]:
    found = []
    for part in element:
        if name(part) == wanted:
            found.append(part)
        elif name(part) in {"sdt", "customXml", "ins"}:
            content = child(part, "sdtContent")
            found += _unwrapped_rows(content if content is not None else part, wanted)
    return found


def _is_form(rows: list[list[Cell]]) -> bool:
    named = [cell.field for row in rows for cell in row if cell.field]
    inside = [label.field for row in rows for cell in row if cell.lines and not cell.field
              and (label := label_of(cell.lines[0].text)) and label.strong and not label.marker]
    said = set(named) | set(inside)
    plain = said & (HINTS | {TITLE, BODY, OFFICE})
    return len(plain) >= 2 or (bool(plain & {TITLE, BODY}) and len(said) >= 2) or (TITLE in named)


def _form(rows: list[list[Cell]]) -> "list[Line]":
    lines: list[Line] = []
    skip = False
    for above, row in enumerate(rows):
        if skip:
            skip = False
            continue
        below = rows[above + 1] if above + 1 < len(rows) else []
        if _is_heads(row, below):
            lines += [line for head, cell in zip(row, below, strict=True) for line in _value_lines(head, cell)]
            skip = True
        else:
            lines += _form_row(row, below)
    return lines


def _is_heads(row: list[Cell], below: list[Cell]) -> bool:
    """A row of nothing but labels over a row of nothing but values."""
    return (len(row) >= 2 and len(row) == len(below) and all(cell.field for cell in row)
            and not any(cell.field for cell in below))


def _form_row(row: list[Cell], below: list[Cell]) -> "list[Line]":
    lines: list[Line] = []
    head: Cell | None = None
    for at, cell in enumerate(row):
        if cell.field and (head is None or not _is_value(row, at)):
            head = cell
        elif head is not None and cell.lines:
            lines += _value_lines(head, cell)
            head = head if head.field in HINTS else None
        elif cell.lines:
            lines += _loose(cell)
    if head is row[-1] and head is not None and head.field in RUNNING and below and not below[0].field:
        lines.append(replace(head.lines[0], text="", field=head.field, label=squeezed(head.text)))
    return lines


def _is_value(row: list[Cell], at: int) -> bool:
    """Whether the cell at `at`, right of a label and itself worded like one, is the label's value ("性质 | 委员")."""
    return row[at - 1].field != "" and (at + 1 == len(row) or row[at + 1].field != "")


def _value_lines(head: Cell, cell: Cell) -> "list[Line]":
    label = squeezed(head.text).strip("：:")
    if head.field in RUNNING:
        first = replace(head.lines[0], text="", field=head.field, label=label)
        if head.field == TITLE:
            return [replace(first, text="".join(line.text for line in cell.lines))] if cell.lines else []
        return [first, *cell.lines]
    return [replace(line, field=head.field, label=label) for line in cell.lines]


def _loose(cell: Cell) -> "list[Line]":
    """A cell without a label cell before it: it may hold labels of its own ("提案人：…")."""
    label = label_of(cell.lines[0].text)
    if label and label.strong and label.field in HINTS | {OFFICE}:
        return [replace(cell.lines[0], text=text, field=field, label=words)
                for field, words, text in fields_in(label) if text] + list(cell.lines[1:])
    return list(cell.lines)
