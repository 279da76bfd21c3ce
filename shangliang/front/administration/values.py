"""Values of settings in words, and as the fields of a form."""

from typing import Any

from shangliang.commons.committees.preferences import Preference
from shangliang.foundation.clocks import Span

# What the columns of tables are called; a column without a name here is shown as it is.
COLUMNS = {
    "code": "代号", "label": "名称", "solved": "算已解决", "adopted": "算已采纳", "follow_up": "要跟踪落实", "needs_reason": "要写理由", "options": "选项（一行一个）",
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
        words = [one.get("label", "") if isinstance(one, dict) else str(one) for one in value]
        return f"{len(words)} 项：{'、'.join(words)}"
    return str(value)


def typed(preference: Preference, value: Any) -> Any:
    """A value as a form shows it for editing."""
    if isinstance(value, Span):
        return value.label
    if preference.kind == "lines":
        return "\n".join(value)
    return value


def columns(preference: Preference) -> list[tuple[str, str, str]]:
    """The columns of a table setting: key, label, and whether it is text, yes or no, or lines; as in its default's first row."""
    first = preference.default[0] if preference.default else {}
    kinds = {bool: "bool", list: "lines"}
    return [(key, COLUMNS.get(key, key), kinds.get(type(value), "text")) for key, value in first.items()]


def rows_typed(preference: Preference, posted: Any) -> list[dict[str, Any]]:
    """A table setting read back from a form whose fields are called `<column>-<row>`; rows without a first column are dropped."""
    found = []
    for n in range(40):
        row: dict[str, Any] = {}
        for key, _, kind in columns(preference):
            text = posted.get(f"{key}-{n}", "")
            row[key] = bool(text) if kind == "bool" else [line.strip() for line in text.splitlines() if line.strip()] if kind == "lines" else text.strip()
        if next(iter(row.values()), ""):
            found.append(row)
    return found
