"""A table to be brought into a register: its columns matched by their headings, its lines with the addresses of their cells."""

from collections.abc import Mapping, Sequence

from shangliang.foundation import rows
from shangliang.foundation.errors import Invalid
from shangliang.foundation.rows import Cell, Layout, Limits, Row

LIMITS = Limits(rows=20_000, unpacked=200 * 1024 * 1024)
MOST = 5000
DAY = "day"
DAY_WORDS = ("日期", "时间", "登记日期", "发生日期", "date")


def layout(data: bytes, filename: str, words: Mapping[str, Sequence[str]]) -> Layout:
    """The sheet that best fits the headings wanted (code → what it may be called). Raises Invalid when it cannot be brought in."""
    best = rows.layout(data, filename, words, limits=LIMITS)
    if not best.rows:
        raise Invalid(f"“{best.sheet}”里只有表头，没有内容。请填好再上传。", "no_lines")
    if len(best.rows) > MOST:
        raise Invalid(f"“{best.sheet}”有 {len(best.rows)} 行，一次最多导入 {MOST} 行。请分成几个文件。", "too_many_lines")
    return best


def cells_of(row: Row, mapping: Mapping[str, int]) -> dict[str, Cell]:
    """The cells of a line by what they are; empty when the line is blank under this mapping."""
    found = {code: row[column] for code, column in mapping.items()}
    return found if any(not cell.is_blank for cell in found.values()) else {}
