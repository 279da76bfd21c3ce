"""Finding the header of a sheet: below a title, over one to three rows, whatever the office calls its columns."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from shangliang.foundation.errors import Invalid
from shangliang.foundation.rows.sheet import Cell, Row, Sheet
from shangliang.foundation.rows.text import narrow

SEARCHED, LEVELS = 30, 3
_BRACKETED = re.compile(r"[(\[【〔].*?[)\]】〕]")
_NOT_NAME = re.compile(r"[\s*:：、，,。._\-—()\[\]【】〔〕“”\"'/]")

Wanted = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Header:
    """Where the wanted columns stand.

    `columns` maps each name found to its 1-based column, `missing` are the names not found, `unknown` the header's
    cells nobody asked for. `rows` are the rows below the header, without those that only repeat it.
    """

    columns: dict[str, int]
    missing: list[str]
    unknown: list[Cell]
    rows: list[Row]

    def __iter__(self) -> Iterator[tuple[Row, dict[str, Cell]]]:
        """Each row below the header with its cells by name; columns that were not found are blank cells."""
        for row in self.rows:
            found = {name: row[column] for name, column in self.columns.items()}
            yield row, {**found, **{name: Cell(row.number, 0) for name in self.missing}}


def header(sheet: Sheet, wanted: Wanted, required: Sequence[str] = ()) -> Header:
    """Find the rows that best name the wanted columns: name → what offices call it, the usual word first.

    Words are compared without spaces, stars, signs and full-width forms; what stands in brackets may be missing. Under
    a merged heading a column is known by both (联系方式 + 电话) or by the lower word alone. Raises `Invalid` when no row
    looks like a header, or a required column is missing.
    """
    names: dict[str, str] = {}
    for name, words in wanted.items():
        for word in words:
            names.setdefault(_plain(word), name)
    best: tuple[int, int, int] = (0, 0, 0)
    for first in range(min(len(sheet.rows), SEARCHED)):
        for levels in range(1, LEVELS + 1):
            score = len(_matches(sheet.rows[first: first + levels], names))
            best = max(best, (score, -levels, -first))
    score, levels, first = best[0], -best[1], -best[2]
    if score < min(2, len(wanted)):
        words = "、".join(words[0] for words in wanted.values())
        raise Invalid(f"在“{sheet.name}”里没有找到表头。要有一行写明各列是什么，如：{words}。", "no_header")
    levels += _rest_of_header(sheet.rows, first, levels)
    head, columns = sheet.rows[first: first + levels], _matches(sheet.rows[first: first + levels], names)
    missing = [name for name in wanted if name not in columns]
    if lacking := [wanted[name][0] for name in required if name in missing]:
        raise Invalid(f"“{sheet.name}”的表头里少了这些列：{'、'.join(lacking)}。补上后再上传。", "missing_columns")
    below = [row for row in sheet.rows[first + levels:] if not _repeats(row, head, columns)]
    return Header(columns, missing, _unknown(head, columns), below)


def _matches(head: Sequence[Row], names: Mapping[str, str]) -> dict[str, int]:
    """The wanted names that these rows give, with their columns; of two columns of one name the first counts."""
    found: dict[str, int] = {}
    for column in sorted({cell.column for row in head for cell in row}):
        name = next((names[word] for word in _spellings(head, column) if word in names), None)
        if name is not None:
            found.setdefault(name, column)
    return found


def _spellings(head: Sequence[Row], column: int) -> list[str]:
    """What a column may be called, best first: all its levels joined, then fewer, then the lowest alone."""
    said: list[str] = []
    for row in head:
        if (text := narrow(row[column].text)) and text not in said[-1:]:
            said.append(text)
    joined = ["".join(said[level:]) for level in range(len(said))]
    return [_plain(word) for word in (*joined, *(_BRACKETED.sub("", word) for word in joined))]


def _plain(word: str) -> str:
    return _NOT_NAME.sub("", narrow(word)).lower()


def _rest_of_header(rows: Sequence[Row], first: int, levels: int) -> int:
    """How many more rows belong to the header because one of its cells is merged down into them."""
    addresses = {cell.address for row in rows[first: first + levels] for cell in row}
    more = 0
    for row in rows[first + levels: first + LEVELS]:
        if not any(cell.origin in addresses for cell in row):
            break
        more += 1
    return more


def _repeats(row: Row, head: Sequence[Row], columns: Mapping[str, int]) -> bool:
    """Whether a row only says the header again, as tables do that were made to be printed."""
    return all(row[column].text == head[-1][column].text for column in columns.values())


def _unknown(head: Sequence[Row], columns: Mapping[str, int]) -> list[Cell]:
    lowest = {cell.column: cell for row in head for cell in row}
    known = set(columns.values())
    sources = {lowest[column].origin or lowest[column].address for column in known}
    return [cell for column, cell in sorted(lowest.items())
            if column not in known and (cell.origin or cell.address) not in sources]
