"""How much of a file is taken in."""

from dataclasses import dataclass

from shangliang.foundation.errors import Invalid

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """The most a file may hold.

    `size` and `unpacked` are bytes, before and after unpacking; `rows` that are not blank and `columns` per sheet;
    `cells` that are not blank in all sheets; `scanned` cells that may be looked at, blank ones included.
    """

    size: int = 20 * MEGABYTE
    unpacked: int = 100 * MEGABYTE
    sheets: int = 50
    rows: int = 20_000
    columns: int = 200
    cells: int = 500_000
    scanned: int = 1_000_000


class Meter:
    """Counts what is read against the limits; raises `Invalid` with what to do when one is passed."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.cells = 0
        self.scanned = 0

    def scan(self, count: int = 1) -> None:
        """Count cells looked at, blank or not."""
        self.scanned += count
        if self.scanned > self.limits.scanned:
            raise Invalid("表里空白格太多，多半是给整张表设了格式。请把有字的部分复制到新表里，再上传新表。", "too_many_blanks")

    def keep(self, rows: int, column: int) -> None:
        """Count one cell kept in the given column, in a sheet that has `rows` rows so far."""
        self.cells += 1
        if rows > self.limits.rows:
            raise Invalid(f"这张表超过 {self.limits.rows} 行。请分成几个文件上传。", "too_many_rows")
        if column > self.limits.columns:
            raise Invalid(f"这张表超过 {self.limits.columns} 列。请删去用不到的列再上传。", "too_many_columns")
        if self.cells > self.limits.cells:
            raise Invalid(f"这个文件超过 {self.limits.cells} 格。请分成几个文件上传。", "too_many_cells")
