"""Values of settings in words, and as the fields of a form."""

from collections.abc import Sequence
from typing import Any

from shangliang.commons.committees.preferences import Column, Preference
from shangliang.foundation.clocks import Span
from shangliang.foundation.errors import Invalid

# What the columns of tables are called; a column without a name here is shown as it is.
COLUMNS = {
    "code": "代号", "label": "名称", "solved": "算已解决", "follow_up": "要跟踪落实", "needs_reason": "要写理由", "options": "选项（一行一个）",
    "weight": "权重",
}


def said(preference: Preference, value: Any) -> str:
    """A value in words, short enough for a line."""
    if preference.choices:
        return dict(preference.choices).get(value, str(value))
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Span):
        return value.label
    if isinstance(value, list):
        words = [_row_said(preference, one) if isinstance(one, dict) else str(one) for one in value]
        return f"{len(words)} 项：{'、'.join(words)}" if words else "没有"
    return str(value)


def _row_said(preference: Preference, row: dict[str, Any]) -> str:
    """One row of a table in words: its name, else its first column."""
    return str(row.get("label") or next((row.get(one.key, "") for one in columns(preference)), ""))


def typed(preference: Preference, value: Any) -> Any:
    """A value as a form shows it for editing."""
    if isinstance(value, Span):
        return value.label
    if preference.kind == "lines":
        return "\n".join(value)
    if preference.kind == "rows":
        return rows_shown(preference, value)
    return value


def columns(preference: Preference) -> Sequence[Column]:
    """The columns of a table setting: those it declares, else as in its default's first row."""
    first = preference.default[0] if preference.default else {}
    kinds = {bool: "bool", list: "lines", int: "int"}
    return preference.columns or [Column(key, COLUMNS.get(key, key), kinds.get(type(value), "text")) for key, value in first.items()]


def rows_shown(preference: Preference, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of a table setting as its form shows them; spans as people write them."""
    spans = [one.key for one in columns(preference) if one.kind == "span"]
    return [row | {key: _span(row[key]) for key in spans if row.get(key)} for row in rows]


def _span(text: str) -> str:
    try:
        return Span.parse(text).label
    except Invalid:
        return text  # as it was typed, with what is wrong said above


def _kept(text: str) -> str:
    try:
        return str(Span.parse(text))
    except Invalid:
        return text


def rows_typed(preference: Preference, posted: Any) -> list[dict[str, Any]]:
    """A table setting read back from a form whose fields are called `<column>-<row>`; rows without a first column are dropped."""
    found = []
    for n in range(40):
        row = {one.key: _cell(one, posted, n) for one in columns(preference)}
        if next(iter(row.values()), ""):
            found.append(row)
    return found


def _cell(column: Column, posted: Any, n: int) -> Any:
    """What was typed into one cell, in the column's kind; a number that cannot be read stays as typed, for the check to refuse."""
    text = posted.get(f"{column.key}-{n}", "").strip()
    match column.kind:
        case "bool":
            return bool(text)
        case "lines":
            return [line.strip() for line in text.splitlines() if line.strip()]
        case "several":
            return [value for value, _ in column.choices if value in posted.getlist(f"{column.key}-{n}")]
        case "int":
            return int(text) if text.isdecimal() else text
        case "span":
            return _kept(text)
    return text
