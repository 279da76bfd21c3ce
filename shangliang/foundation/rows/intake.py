"""Reading a file that an office uploads, whatever it is called and whatever it is."""

import os
from pathlib import Path
from typing import BinaryIO

from shangliang.foundation.rows.delimited import read_delimited
from shangliang.foundation.rows.kinds import check_text, is_zip, refuse
from shangliang.foundation.rows.limits import MEGABYTE, Limits, Meter
from shangliang.foundation.rows.parts import Parts
from shangliang.foundation.rows.sheet import Sheet
from shangliang.foundation.rows.workbook import open_workbook
from shangliang.foundation.rows.worksheet import read_worksheet

LIMITS = Limits()


def read(file: bytes | str | os.PathLike[str] | BinaryIO, filename: str = "", *, limits: Limits = LIMITS) -> list[Sheet]:
    """The sheets of an .xlsx or delimited text file: bytes, a path or an open file.

    Rows that are blank are dropped, merged ranges are filled, text is tidied (`rows.tidy`), formulas give their value.
    What the file is, is told from its content. Raises `Invalid`, in Chinese and with what to do, for anything that
    cannot be read: too big, broken, encrypted, an old .xls, a Word document, a picture under another name.
    """
    data = _bytes(file, limits.size + 1)
    if len(data) > limits.size:
        raise refuse(filename, f"超过 {limits.size // MEGABYTE} MB。请删去图片和用不到的表，或分成几个文件上传。", "too_big")
    meter = Meter(limits)
    sheets = _workbook(data, filename, meter) if is_zip(data) else _text(data, filename, meter)
    if not any(sheet.rows for sheet in sheets):
        raise refuse(filename, "里一个字也没有。请检查是否选错了文件。", "empty_file")
    return sheets


def _workbook(data: bytes, filename: str, meter: Meter) -> list[Sheet]:
    parts = Parts(data, filename, meter.limits)
    with parts.guarded():
        book = open_workbook(parts)
        if len(book.sheets) > meter.limits.sheets:
            raise refuse(filename, f"里超过 {meter.limits.sheets} 张表。请只留要上传的。", "too_many_sheets")
        return [Sheet(name, read_worksheet(parts, part, book, meter), hidden) for name, part, hidden in book.sheets]


def _text(data: bytes, filename: str, meter: Meter) -> list[Sheet]:
    check_text(data, filename)
    return [Sheet(Path(filename).stem, read_delimited(data, filename, meter))]


def _bytes(file: bytes | str | os.PathLike[str] | BinaryIO, most: int) -> bytes:
    if isinstance(file, bytes):
        return file
    if isinstance(file, str | os.PathLike):
        with open(file, "rb") as opened:
            return opened.read(most)
    return file.read(most)
