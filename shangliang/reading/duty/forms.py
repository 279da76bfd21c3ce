"""From what was typed in the rulebook's editor to the rulebook's text; nothing is judged here, so that nothing is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from django.http import QueryDict

from .rules import Once, Who, role

BLANK_ROWS = 3
ROLE_CODES = ("", "first", "joint", "author", "attendee", "speaker", "leader", "host", "member", "absent", "donor", "rater", "appointed", "nominated", "awarded")


@dataclass(frozen=True)
class Column:
    """One column of a part that is a table: `options` make it a choice, `many` a list of texts, `yes` a tick.

    `made` is not seen: a code by which other parts name the row, made by itself when the row is new.
    """

    key: str
    label: str
    options: tuple[tuple[str, str], ...] = ()
    many: bool = False
    yes: bool = False
    made: bool = False


WHO = tuple((one.value, one.label) for one in Who)
PARTS: dict[str, tuple[Column, ...]] = {
    "groups": (
        Column("code", "代号", made=True), Column("name", "名称"), Column("cap", "上限"), Column("base", "起始分"), Column("floor", "下限"), Column("within", "放在哪一组里"),
        Column("bonus", "加分，在满分之外", yes=True),
    ),
    "minimums": (
        Column("name", "名称"), Column("items", "算哪几项", many=True), Column("least", "至少几次"), Column("cost", "少一次扣"), Column("ceiling", "没做满最高评"),
        Column("who", "对谁", options=WHO),
    ),
    "grades": (Column("name", "等次"), Column("least", "从几分起"), Column("most", "到几分"), Column("share", "名额 %")),
    "consequences": (Column("grade", "等次"), Column("years", "连续几年"), Column("step", "建议怎么办")),
}  # fmt: skip
WHOLE = (
    ("name", "名称", ""), ("about", "说明", ""), ("year_starts", "年度从哪天算起", "写成“01-01”或“12月1日”"), ("base", "基础分", "人人都有的分"),
    ("total", "满分", "不设就留空；加分组不算在内"), ("total_standing", "常委的满分", "和别人一样就留空"), ("bonus_cap", "加分上限", "不设就留空"), ("floor", "最低分", "扣到几分为止；可以扣成负数就留空"),
)  # fmt: skip
EXEMPT = (
    ("offices", "这些政协职务不计分", "一行一个，例如“主席”"), ("jobs", "职务里有这些字的不计分", "一行一个，例如“市长”"), ("names", "列名不计分的委员", "一行一位"),
)  # fmt: skip


def lines(text: str) -> list[str]:
    """The filled lines of a text, or its pieces between commas."""
    return [piece.strip() for line in text.splitlines() for piece in line.replace("，", ",").replace("、", ",").split(",") if piece.strip()]


def part_of(body: Mapping[str, Any], part: str, data: QueryDict) -> dict[str, Any]:
    """The whole text with one part as it was typed."""
    if part == "whole":
        return {**body, **{key: data.get(key, "").strip() for key, _, _ in WHOLE}}
    if part == "exempt":
        return {**body, "exempt": {key: lines(data.get(key, "")) for key, _, _ in EXEMPT} | {"months": data.get("months", "").strip()}}
    return {**body, part: rows_of(PARTS[part], data)}


def rows_of(columns: tuple[Column, ...], data: QueryDict, lead: str = "r") -> list[dict[str, Any]]:
    """The rows of a table that hold anything."""
    found = []
    for number in range(400):
        if f"{lead}{number}-{columns[0].key}" not in data:
            break
        row = {one.key: _cell(one, data, f"{lead}{number}-{one.key}") for one in columns}
        if any(value for one in columns if not (one.options or one.made) and (value := row[one.key]) is not False):
            found.append(row)
    for one in (one for one in columns if one.made):
        for row in found:
            row[one.key] = row[one.key] or new_code("part", [other[one.key] for other in found])
    return found


def new_code(stem: str, used: Sequence[Any]) -> str:
    """A code for something new, not among those in use."""
    return next(code for n in count(1) if (code := f"{stem}_{n}") not in used)


def _cell(column: Column, data: QueryDict, name: str) -> Any:
    typed = ",".join(data.getlist(name)).strip() if column.many else data.get(name, "").strip()
    if column.yes:
        return bool(typed)
    return lines(typed) if column.many else typed


Choices = Mapping[str, Sequence[tuple[str, str]]]


def choices_of(body: Mapping[str, Any], part: str) -> Choices:
    """What the columns of a part may name: groups and items by their names, grades; none is typed as a code."""

    def named(key: str, code: str = "code") -> list[tuple[str, str]]:
        rows = body.get(key)
        return [(str(row[code]), str(row.get("name") or row[code])) for row in rows if isinstance(row, dict) and row.get(code)] if isinstance(rows, list) else []

    found = {"groups": {"within": [("", "不放"), *named("groups")]}, "minimums": {"items": named("items"), "ceiling": [("", "不限"), *named("grades", "name")]}}
    return found.get(part) or ({"grade": [("", "选等次"), *named("grades", "name")]} if part == "consequences" else {})


def grid(columns: tuple[Column, ...], rows: Any, blank: int = BLANK_ROWS, choices: Choices | None = None) -> list[list[dict[str, Any]]]:
    """The cells of a table to be filled in, with some empty rows at its end; `choices` are what columns may name."""
    known = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return [[_field(column, row.get(column.key), (choices or {}).get(column.key, ()), row.get("code")) for column in columns] for row in [*known, *({} for _ in range(blank))]]


def _field(column: Column, value: Any, choices: Sequence[tuple[str, str]] = (), own: Any = None) -> dict[str, Any]:
    if choices:
        chosen = [str(one) for one in (value if isinstance(value, list) else [value or ""])]
        there = {code for code, _ in choices}
        options = [one for one in choices if not own or one[0] != own] + [(one, one) for one in chosen if one and one not in there]
        return {"key": column.key, "label": column.label, "options": options, "value": "", "chosen": chosen, "pick": column.many, "many": column.many}
    if column.made:
        return {"key": column.key, "label": column.label, "options": (), "value": value or "", "made": True}
    if column.many and isinstance(value, list):
        value = "，".join(map(str, value))
    return {"key": column.key, "label": column.label, "options": column.options, "yes": column.yes, "value": "" if value is None else value}


SOURCE = (Column("what", "算哪种事"), Column("field", "看哪一栏"), Column("among", "等于这些值之一", many=True), Column("least", "或不小于"), Column("undone", "后来有这些事就不算", many=True))
ROLE_ROWS = (Column("role", "角色", options=tuple((code, role(code) or "任何角色") for code in ROLE_CODES)), Column("points", "分值"), Column("percent", "按百分之几算"))


def item_of(data: QueryDict) -> dict[str, Any]:
    """An item as it was typed."""
    plain = {key: data.get(key, "").strip() for key in ("code", "name", "group", "by", "table", "per", "once", "family", "most", "cap", "who")}
    return plain | {
        "shared": bool(data.get("shared")), "roles": [row for row in rows_of(ROLE_ROWS, data, "p") if row["points"] or row["percent"]],
        "sources": _sources(rows_of(SOURCE, data, "s")),
    }  # fmt: skip


def _sources(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of the same fact belong together: their conditions must all hold."""
    found: list[dict[str, Any]] = []
    for row in rows:
        kind, _, sort = row["what"].partition("/")
        last = found[-1] if found else None
        if last is None or row["what"] not in ("", f"{last['kind']}/{last['sort']}".rstrip("/")):
            last = {"kind": kind, "sort": sort, "when": [], "undone": []}
            found.append(last)
        if row["field"]:
            last["when"].append({"field": row["field"], "among": row["among"]} | ({"least": row["least"]} if row["least"] else {}))
        last["undone"] += [kind for kind in row["undone"] if kind not in last["undone"]]
    return found


def source_rows(item: Mapping[str, Any]) -> list[dict[str, Any]]:
    """An item's sources as rows of the editor: one for each condition."""
    found = []
    for source in item.get("sources") or []:
        if not isinstance(source, dict):
            continue
        what = f"{source.get('kind', '')}/{source['sort']}" if source.get("sort") else str(source.get("kind", ""))
        whens = [when for when in source.get("when") or [{}] if isinstance(when, dict)] or [{}]
        found += [{"what": what, "undone": source.get("undone") if n == 0 else [], **when} for n, when in enumerate(whens)]
    return found


def table_text(table: Any) -> str:
    """A table of values as lines "省级=10"."""
    return "\n".join(f"{name}={points}" for name, points in table.items()) if isinstance(table, dict) else str(table or "")


ONCE = [(one.value, one.label) for one in Once]
