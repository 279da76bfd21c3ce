"""Reading .csv and other delimited text as offices keep it: UTF-8 or GB 18030, comma, semicolon or tab."""

import csv
import io
import re

from shangliang.foundation.rows.kinds import SAVE_AS, refuse
from shangliang.foundation.rows.limits import Meter
from shangliang.foundation.rows.sheet import Cell, Row
from shangliang.foundation.rows.text import tidy

ENCODINGS = ("utf-8-sig", "gb18030")
DELIMITERS = ",\t;，"
# Excel's way to keep a number as text (="0571") and the apostrophe that keeps text from being taken for a formula.
_KEPT_TEXT = re.compile(r'="(.*)"', re.DOTALL)
_APOSTROPHE = re.compile(r"^'(?='?(?:[\t\r]|\s*[=+\-@＝＋－＠]))")


def read_delimited(data: bytes, filename: str, meter: Meter) -> list[Row]:
    """The rows of a delimited text that are not blank; every value is text, for nothing says what was meant."""
    text = _decoded(data, filename)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows: list[Row] = []
    try:
        for number, values in enumerate(lines, start=1):
            meter.scan(len(values))
            cells = {column: Cell(number, column, value)
                     for column, written in enumerate(values, start=1) if (value := _value(written))}
            if cells:
                rows.append(Row(number, cells))
                for column in cells:
                    meter.keep(len(rows), column)
    except csv.Error as fault:
        why = f"第 {lines.line_num} 行附近的引号没有成对，分不清哪里换格。{SAVE_AS}"
        raise refuse(filename, why, "broken_file") from fault
    return rows


def _decoded(data: bytes, filename: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ENCODINGS if b"\x00" not in data else ()
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise refuse(filename, f"不是表格，或文字编码认不出来。{SAVE_AS}", "unknown_encoding")


def _delimiter(text: str) -> str:
    """The delimiter that most often stands in the first lines, of those in the very first; "，" is found in titles and texts as well."""
    head = text[:10_000].split("\n")[:5]
    return max(DELIMITERS, key=lambda mark: (mark in head[0] and mark != "，", sum(line.count(mark) for line in head)))


def _value(written: str) -> str:
    kept = _KEPT_TEXT.fullmatch(written)
    return tidy(_APOSTROPHE.sub("", kept[1] if kept else written, count=1))
