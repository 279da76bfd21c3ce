"""Writing .csv files row by row."""

import csv as format_csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from shangliang.foundation.rows.columns import Column, is_risky, values
from shangliang.foundation.rows.sheet import said

CHUNK = 64 * 1024
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def csv(columns: Sequence[Column], rows: Iterable[Any]) -> Iterator[bytes]:
    """A .csv file piece by piece: UTF-8 with the mark by which Excel and WPS know it, lines ended the Windows way.

    `rows` as for `write_xlsx`. Text that a spreadsheet might take for a formula gets an apostrophe put in front, which
    `read` takes off again. For people, offer .xlsx: opened in a spreadsheet, long numbers in a .csv lose digits.
    """
    buffer = io.StringIO()
    out = format_csv.writer(buffer)
    out.writerow([_harmless(column.label) for column in columns])
    yield BYTE_ORDER_MARK
    for row in rows:
        out.writerow([_harmless(value) if isinstance(value, str) else said(value) for value in values(columns, row)])
        if buffer.tell() > CHUNK:
            yield _emptied(buffer)
    yield _emptied(buffer)


def _harmless(text: str) -> str:
    """The text with an apostrophe in front if it might pass for a formula, or for one already made harmless."""
    kept = text.replace("\x00", "")
    return f"'{kept}" if is_risky(kept.removeprefix("'")) else kept


def _emptied(buffer: io.StringIO) -> bytes:
    piece = buffer.getvalue().encode("utf-8", "replace")
    buffer.seek(0)
    buffer.truncate()
    return piece
