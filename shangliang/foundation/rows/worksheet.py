"""Reading one worksheet of an .xlsx file, cell by cell.

The common reader libraries are not used here: in the mode that reads merged cells they build an object for every
formatted blank, they stop at styles they do not know, and they take Chinese date formats for numbers.
"""

from bisect import bisect_left
from datetime import datetime

from shangliang.foundation.rows.limits import Meter
from shangliang.foundation.rows.parts import Parts
from shangliang.foundation.rows.serials import LAST_SERIAL, from_serial, time_of_day, whole
from shangliang.foundation.rows.sheet import Cell, Row, Value, located
from shangliang.foundation.rows.text import decode
from shangliang.foundation.rows.workbook import Workbook

NOT_RECKONED = "这一格的公式还没有算出结果。请用 WPS 或 Excel 打开文件，保存后再上传。"


class Reader:
    """Takes a worksheet's XML and keeps its cells that are not blank, row by row."""

    def __init__(self, book: Workbook, meter: Meter) -> None:
        self.book, self.meter = book, meter
        self.rows: dict[int, Row] = {}
        self.merged: list[tuple[int, int, int, int]] = []
        self.row = self.column = 0
        self.kind = self.style = ""
        self.formula = self.taking = self.aside = False
        self.pieces: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self.meter.scan()
            reference = attributes.get("r")
            self.row, self.column = located(reference) if reference else (self.row, self.column + 1)
            self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "0")
            self.formula = False
            self.pieces.clear()
        elif tag in ("v", "t"):
            self.taking = not self.aside
        elif tag == "f":
            self.formula = True
        elif tag == "rPh":
            self.aside = True
        elif tag == "row":
            self.row, self.column = int(attributes.get("r", self.row + 1)), 0
        elif tag == "mergeCell":
            first, _, last = attributes["ref"].partition(":")
            self.merged.append((*located(first), *located(last or first)))

    def text(self, piece: str) -> None:
        if self.taking:
            self.pieces.append(piece)

    def end(self, tag: str) -> None:
        if tag in ("v", "t"):
            self.taking = False
        elif tag == "rPh":
            self.aside = False
        elif tag == "c" and (self.pieces or self.formula):
            cell = self.cell()
            if not cell.is_blank:
                row = self.rows.setdefault(self.row, Row(self.row))
                row.cells[self.column] = cell
                self.meter.keep(len(self.rows), self.column)

    def cell(self) -> Cell:
        """The cell just read."""
        written = "".join(self.pieces)
        if self.kind == "e":
            return Cell(self.row, self.column, None, f"这一格的公式出错，显示为 {written}。请改好再上传。")
        if self.formula and not self.pieces and self.kind != "str":
            return Cell(self.row, self.column, None, NOT_RECKONED)
        return Cell(self.row, self.column, self.value(written))

    def value(self, written: str) -> Value:
        """What was written, by the kind of the cell."""
        if not written:
            return None
        match self.kind:
            case "s":
                return self.book.texts[int(written)] or None
            case "n":
                number = float(written)
                if int(self.style) in self.book.dates and 0 <= number < LAST_SERIAL:
                    if 0 < number < 1:
                        return time_of_day(number)
                    return from_serial(number, since_1904=self.book.since_1904)
                return int(number) if number.is_integer() else number
            case "b":
                return written.strip() == "1"
            case "d":
                return whole(datetime.fromisoformat(written))
            case _:
                return decode(written) or None


def read_worksheet(parts: Parts, part: str, book: Workbook, meter: Meter) -> list[Row]:
    """The rows of a worksheet that are not blank, with merged ranges filled."""
    reader = Reader(book, meter)
    parts.parse(part, reader.start, reader.end, reader.text)
    numbers = sorted(reader.rows)
    rows = [reader.rows[number] for number in numbers]
    for top, left, bottom, right in reader.merged:
        _fill(rows[bisect_left(numbers, top): bisect_left(numbers, bottom + 1)], top, left, right, meter)
    return rows


def _fill(rows: list[Row], top: int, left: int, right: int, meter: Meter) -> None:
    """Put the value of a merged range's first cell into its others, in the rows that are not blank."""
    if not rows or rows[0].number != top or left not in rows[0].cells:
        return
    source = rows[0].cells[left]
    for row in rows:
        for column in range(left, min(right, meter.limits.columns) + 1):
            meter.scan()
            if column not in row.cells:
                row.cells[column] = Cell(row.number, column, source.value, source.fault, source.address)
