"""Rows: tables as offices keep them, in and out.

    sheets = rows.read(upload, "委员名单.xlsx")
    head = rows.header(sheets[0], {"name": ["姓名"], "phone": ["手机", "联系电话"]}, required=["name"])
    for row, cells in head:
        name = cells["name"].read(rows.as_name)

    rows.write_xlsx(path, [Column("name", "姓名"), Column("phone", "手机", kind=Kind.TEXT)], people)
"""

from shangliang.foundation.rows.columns import Column, Kind
from shangliang.foundation.rows.contacts import as_name, as_phone
from shangliang.foundation.rows.dates import as_date
from shangliang.foundation.rows.delimited_writing import csv
from shangliang.foundation.rows.heading import Header, header
from shangliang.foundation.rows.intake import read
from shangliang.foundation.rows.layout import Found, Layout, layout
from shangliang.foundation.rows.limits import Limits
from shangliang.foundation.rows.sheet import Cell, Row, Sheet, Value
from shangliang.foundation.rows.text import narrow, tidy
from shangliang.foundation.rows.values import as_bool, as_int, as_text
from shangliang.foundation.rows.writing import write_xlsx, xlsx

__all__ = [
    "Cell", "Column", "Found", "Header", "Kind", "Layout", "Limits", "Row", "Sheet", "Value",
    "as_bool", "as_date", "as_int", "as_name", "as_phone", "as_text",
    "csv", "header", "layout", "narrow", "read", "tidy", "write_xlsx", "xlsx",
]
