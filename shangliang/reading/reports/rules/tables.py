"""Tables in a text: rows are lines whose cells are parted by tabs, several in a row with as many cells. Pure.

A row of which only the first cell is filled runs over the whole width; above a table it is its name.
"""

import re
from dataclasses import dataclass
from itertools import groupby

CELLS = "\t"
_NOT_OURS = re.compile(r"上年|去年|上一年|同比|增减|增长|增幅|环比|计划|目标|任务数|年初|上届")
"""What the head of a column says whose numbers are not those of the period: of another year, planned, or a difference."""
_YEAR = re.compile(r"(20\d\d)\s*年?")


@dataclass(frozen=True)
class Cell:
    """Where a number stands in a table: the head of its row, the head of its column, and the start and end of its cell."""

    row: str
    column: str
    start: int
    end: int
    elsewhere: bool = False


def runs(text: str) -> list[tuple[bool, list[tuple[int, str]]]]:
    """The lines of a text in their order with their offsets, put together: (is a table, its lines)."""
    lines, at = list[tuple[int, str]](), 0
    for line in text.split("\n"):
        lines.append((at, line))
        at += len(line) + 1
    found: list[tuple[bool, list[tuple[int, str]]]] = []
    for cells, group in groupby(lines, key=lambda one: one[1].count(CELLS)):
        same = list(group)
        found.append((bool(cells) and len(same) > 1, same))
    return found


def whole(cells: list[str]) -> bool:
    """Whether a row runs over the whole width."""
    return bool(cells[0].strip()) and not any(cell.strip() for cell in cells[1:])


def cell_at(text: str) -> "Cells":
    """Looks up the cell in which an offset of a text lies."""
    return Cells([lines for table, lines in runs(text) if table])


class Cells:
    """The cells of the tables of a text."""

    def __init__(self, tables: list[list[tuple[int, str]]]) -> None:
        self._rows = {start: (line, lines) for lines in tables for start, line in lines}

    def of(self, line_start: int, offset: int) -> Cell | None:
        """The cell of an offset in the line that begins at `line_start`; None outside tables and in the first column."""
        if line_start not in self._rows:
            return None
        line, lines = self._rows[line_start]
        number = line.count(CELLS, 0, offset - line_start)
        if not number:
            return None
        start = line.rfind(CELLS, 0, offset - line_start) + 1
        end = line.find(CELLS, start)
        heads = [cells for _, row in lines if not whole(cells := row.split(CELLS))][:1]
        head = heads[0] if heads else []
        column = head[number].strip() if number < len(head) and line.split(CELLS) != head else ""
        labels = [cell.strip() for cell in line.split(CELLS)[:number] if re.search(r"[\u4e00-\u9fff]", cell) and not re.search(r"\d", cell)]
        return Cell("".join(labels), column, line_start + start, line_start + (end if end >= 0 else len(line)), _elsewhere(column, head))


def _elsewhere(column: str, head: list[str]) -> bool:
    """Whether a column tells another year, a plan or a difference: said by its head, or by a later year in another one."""
    years = [int(found[1]) for cell in head if (found := _YEAR.search(cell))]
    mine = _YEAR.search(column)
    return bool(_NOT_OURS.search(column)) or bool(mine and years and int(mine[1]) < max(years))
