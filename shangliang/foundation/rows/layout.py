"""A table whose columns a person still confirms: what stands where, and a guess at what each column is."""

from collections.abc import Sequence
from dataclasses import dataclass

from shangliang.foundation.errors import Invalid
from shangliang.foundation.rows.heading import Wanted, header
from shangliang.foundation.rows.intake import read
from shangliang.foundation.rows.limits import Limits
from shangliang.foundation.rows.sheet import Cell, Row, Sheet


@dataclass(frozen=True)
class Found:
    """A column of the file: its number, its heading and what stands in its first lines."""

    number: int
    label: str
    sample: str


@dataclass
class Layout:
    """A file before it is known what its columns are; `guess` says which column (1-based) seems to be what."""

    sheet: str
    columns: list[Found]
    guess: dict[str, int]
    rows: list[Row]


def layout(data: bytes, filename: str, wanted: Wanted, *, limits: Limits) -> Layout:
    """The visible sheet that best fits the headings wanted. Raises Invalid when the file cannot be read or shows no sheet."""
    sheets = [sheet for sheet in read(data, filename, limits=limits) if sheet.rows and not sheet.hidden]
    if not sheets:
        raise Invalid("文件里没有看得见的表。请取消隐藏，或换一个文件。", "no_sheet")
    return max((_laid(sheet, wanted) for sheet in sheets), key=lambda one: (len(one.guess), len(one.rows)))


def _laid(sheet: Sheet, wanted: Wanted) -> Layout:
    try:
        head = header(sheet, wanted)
        guess, below = dict(head.columns), head.rows
    except Invalid:
        guess, below = {}, sheet.rows[1:]
    first = below[0].number if below else sheet.rows[-1].number + 1
    above = [row for row in sheet.rows if row.number < first][-3:]
    numbers = sorted({cell.column for row in [*above[-1:], *below[:50]] for cell in row})
    return Layout(sheet.name, [Found(n, _heading(above, n), _sample(below, n)) for n in numbers], guess, below)


def _heading(above: Sequence[Row], column: int) -> str:
    said = [row[column].text for row in reversed(above) if row[column].text]
    return said[0][:40] if said else Cell(1, column).address.rstrip("1") + " 列"


def _sample(below: Sequence[Row], column: int) -> str:
    said = [row[column].text for row in below[:20] if row[column].text]
    return "；".join(" ".join(text.split())[:24] for text in said[:2])
