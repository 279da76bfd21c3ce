"""What was read from a file: sheets of rows of cells, each of which knows its address."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import NamedTuple, TypeVar

from shangliang.foundation.errors import Invalid

Value = str | int | float | bool | date | datetime | time | None
T = TypeVar("T")


class Cell(NamedTuple):
    """One cell: its 1-based row and column and what stands in it (None when blank).

    `fault` says in Chinese why there is no value although the cell is not blank (a formula gone wrong). `origin` is the
    address of the cell it was filled from, when it lies inside a merged range.
    """

    row: int
    column: int
    value: Value = None
    fault: str = ""
    origin: str = ""

    @property
    def address(self) -> str:
        """The address people know it by: B7."""
        return address(self.row, self.column)

    @property
    def text(self) -> str:
        """The value as a person would write it; "" when blank."""
        return said(self.value)

    @property
    def is_blank(self) -> bool:
        """Whether there is neither a value nor a fault."""
        return self.value is None and not self.fault

    def read(self, parser: Callable[[Value], T]) -> T:
        """The value as a parser (`as_date`, `as_phone`, …) takes it; its refusals get the address put in front."""
        if self.fault:
            raise Invalid(f"{self.address}：{self.fault}", "faulty_cell", address=self.address)
        try:
            return parser(self.value)
        except Invalid as refusal:
            raise Invalid(f"{self.address}：{refusal.message}", refusal.code, address=self.address) from None


@dataclass(frozen=True)
class Row:
    """A row that is not blank, with its number in the file."""

    number: int
    cells: dict[int, Cell] = field(default_factory=dict)

    def __getitem__(self, column: int) -> Cell:
        return self.cells.get(column) or Cell(self.number, column)

    def __iter__(self) -> Iterator[Cell]:
        """The cells that are not blank, from left to right."""
        return iter(sorted(self.cells.values()))

    @property
    def texts(self) -> dict[int, str]:
        """What stands in the cells that are not blank, by column, as people would write it."""
        return {cell.column: cell.text for cell in self}


@dataclass(frozen=True)
class Sheet:
    """A sheet without its blank rows; `hidden` when the office had put it out of sight."""

    name: str
    rows: list[Row]
    hidden: bool = False


def address(row: int, column: int) -> str:
    """The address of the cell in a 1-based row and column: (7, 2) is B7."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def located(reference: str) -> tuple[int, int]:
    """The 1-based row and column of an address: B7 is (7, 2); raises ValueError for anything else."""
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters:
        if not "A" <= letter <= "Z":
            raise ValueError(f"not an address: {reference!r}")
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(reference[len(letters):]), column


def said(value: Value) -> str:
    """A value as a person would write it: 是, 2025-03-05, 12, 9:30."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case time():
            return f"{value:%H:%M}"
        case float():
            return f"{value:.15g}"
        case _:
            return str(value)
