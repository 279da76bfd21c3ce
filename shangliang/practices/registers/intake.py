"""A table to be brought into a register: its columns matched by their headings, its lines with the addresses of their cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shangliang.foundation.errors import Invalid
from shangliang.foundation.rows import Cell, Limits, Row, Sheet, header, read

LIMITS = Limits(rows=20_000, unpacked=200 * 1024 * 1024)
MOST = 5000
DAY = "day"
DAY_WORDS = ("日期", "时间", "登记日期", "发生日期", "date")


@dataclass(frozen=True)
class Found:
    """A column of the file: its number, its heading and what stands in its first lines."""

    number: int
    label: str
    sample: str


@dataclass
class Layout:
    """A file before it is known what its columns are; `guess` says which column seems to be which field."""

    sheet: str
    columns: list[Found]
    guess: dict[str, int]
    rows: list[Row]


def layout(data: bytes, filename: str, words: Mapping[str, Sequence[str]]) -> Layout:
    """The sheet that best fits the headings wanted (code → what it may be called). Raises Invalid when it cannot be read."""
    sheets = [sheet for sheet in read(data, filename, limits=LIMITS) if sheet.rows and not sheet.hidden]
    if not sheets:
        raise Invalid("文件里没有看得见的表。请取消隐藏，或换一个文件。", "no_sheet")
    best = max((_layout(sheet, words) for sheet in sheets), key=lambda one: (len(one.guess), len(one.rows)))
    if not best.rows:
        raise Invalid(f"“{best.sheet}”里只有表头，没有内容。请填好再上传。", "no_lines")
    if len(best.rows) > MOST:
        raise Invalid(f"“{best.sheet}”有 {len(best.rows)} 行，一次最多导入 {MOST} 行。请分成几个文件。", "too_many_lines")
    return best


def _layout(sheet: Sheet, words: Mapping[str, Sequence[str]]) -> Layout:
    try:
        head = header(sheet, words)
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


def cells_of(row: Row, mapping: Mapping[str, int]) -> dict[str, Cell]:
    """The cells of a line by what they are; empty when the line is blank under this mapping."""
    found = {code: row[column] for code, column in mapping.items()}
    return found if any(not cell.is_blank for cell in found.values()) else {}
