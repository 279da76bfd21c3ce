"""Writing .xlsx files row by row, so that a hundred thousand rows need no more memory than ten."""

import os
import re
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import IO, TYPE_CHECKING, Any

from shangliang.foundation.errors import Invalid
from shangliang.foundation.rows.columns import Column, Kind, is_risky, values
from shangliang.foundation.rows.sheet import said

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Target = str | os.PathLike[str] | IO[bytes]

LAST_ROW, LONGEST_TEXT, FIRST_DAY = 1_048_575, 32_000, date(1900, 3, 1)
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\']")
BASE = {"font_name": "宋体", "font_size": 11, "valign": "top"}
# `quote_prefix` is the mark that Excel sets for a leading apostrophe: the text stays text even after an edit.
FORMATS: dict[str, dict[str, Any]] = {
    "head": {**BASE, "bold": True, "bg_color": "#EFEAE0", "bottom": 1, "text_wrap": True, "valign": "vcenter"},
    "text": {**BASE, "num_format": "@"},
    "text risky": {**BASE, "num_format": "@", "quote_prefix": True},
    "long": {**BASE, "num_format": "@", "text_wrap": True},
    "long risky": {**BASE, "num_format": "@", "text_wrap": True, "quote_prefix": True},
    "number": {**BASE},
    "date": {**BASE, "num_format": "yyyy-mm-dd", "align": "left"},
    "moment": {**BASE, "num_format": "yyyy-mm-dd hh:mm", "align": "left"},
}


def write_xlsx(target: Target, columns: Sequence[Column], rows: Iterable[Any], *, sheet: str = "表") -> None:
    """Write an .xlsx file with one sheet whose header stays in sight; `target` is a path or a file open for writing.

    `rows` may be a generator of mappings, tuples or objects (see `columns.values`). Text never becomes a formula or a
    link. Raises `Invalid` beyond a million rows. When writing breaks off, a path is removed again.
    """
    from xlsxwriter import Workbook  # forty modules: only where a workbook is made

    try:
        with tempfile.TemporaryDirectory() as scratch, Workbook(target, _options(scratch)) as book:
            formats = {name: book.add_format(wanted) for name, wanted in FORMATS.items()}
            page = book.add_worksheet(_NOT_IN_SHEET_NAMES.sub(" ", sheet)[:31].strip() or "表")
            _head(page, columns, formats["head"])
            number = 0
            for number, row in enumerate(rows, start=1):
                if number > LAST_ROW:
                    raise Invalid(f"超过 {LAST_ROW} 行，一张表放不下。请缩小范围，或改为导出 .csv。", "too_many_rows")
                _line(page, number, columns, row, formats)
            page.autofilter(0, 0, max(number, 1), len(columns) - 1)
    except BaseException:
        if isinstance(target, str | os.PathLike):
            with suppress(FileNotFoundError):
                os.unlink(target)
        raise


def xlsx(columns: Sequence[Column], rows: Iterable[Any], *, sheet: str = "表") -> IO[bytes]:
    """The same as an open temporary file, at its beginning; whoever takes it closes it, as Django's FileResponse does."""
    file = tempfile.TemporaryFile()  # noqa: SIM115
    try:
        write_xlsx(file, columns, rows, sheet=sheet)
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return file


def _options(scratch: str) -> dict[str, Any]:
    return {"constant_memory": True, "tmpdir": scratch, "strings_to_formulas": False, "strings_to_urls": False}


def _head(page: "Worksheet", columns: Sequence[Column], style: "Format") -> None:
    for at, column in enumerate(columns):
        page.set_column(at, at, column.width)
        page.write_string(0, at, _writable(column.label), style)
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)


def _line(page: "Worksheet", number: int, columns: Sequence[Column], row: Any, formats: dict[str, "Format"]) -> None:
    for at, (column, value) in enumerate(zip(columns, values(columns, row), strict=True)):
        if isinstance(value, date) and _day(value) >= FIRST_DAY:
            page.write_datetime(number, at, value, formats["moment" if isinstance(value, datetime) else "date"])
        elif isinstance(value, int | float):
            page.write_number(number, at, value, formats["number"])
        elif value is not None:
            text = _writable(said(value))
            style = "long" if column.kind is Kind.LONG else "text"
            page.write_string(number, at, text, formats[f"{style} risky" if is_risky(text) else style])


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _writable(text: str) -> str:
    """The text without what XML cannot hold, cut to what a cell can hold."""
    kept = _UNWRITABLE.sub("", text)
    return kept if len(kept) <= LONGEST_TEXT else f"{kept[:LONGEST_TEXT]}…"
