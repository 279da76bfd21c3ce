"""A register as a workbook: what is listed, and the empty sheet to be filled in and brought back."""

from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any

from shangliang.foundation.rows import Column, Kind, xlsx

from .kinds import BODIES, NUMBERS, Declared, Field, FieldKind
from .rules import State

DAY, WIDE, NARROW = "日期", 24, 14
SAYS = {
    FieldKind.MEMBERS: "填姓名，几位用顿号隔开；重名的写成“张三（教育界）”", FieldKind.ORGANS: "填机构名称，几个用顿号隔开", FieldKind.UNITS: "填单位名称，几个用顿号隔开",
    FieldKind.DAY: "如 2026-03-05", FieldKind.YES: "填“是”或“否”", FieldKind.INTEGER: "只填整数", FieldKind.DECIMAL: "只填数字", FieldKind.MONEY: "按万元填",
}  # fmt: skip


def columns(register: Declared, gone: Iterable[Field] = ()) -> list[Column]:
    """The day, each field, and how the entry stands; keys with a dot are the entry's own, since fields may be called title, state or who."""
    return [
        Column(".day", DAY, NARROW, Kind.DATE), *(_column(one) for one in register.fields), Column(".title", "名称", 40), Column(".state", "状态", 10),
        Column(".who", "登记人", 20), Column(".at", "登记时间", 18), *(Column(one.code, f"{heading(one)}（以前的一项）", WIDE) for one in gone),
    ]  # fmt: skip


def heading(one: Field) -> str:
    """The heading of a field's column, with its unit."""
    unit = one.unit or ("万元" if one.kind is FieldKind.MONEY else "")
    return f"{one.label}（{unit}）" if unit and unit not in one.label else one.label


def _column(one: Field) -> Column:
    kind = Kind.LONG if one.kind is FieldKind.LONG else Kind.AUTO if one.kind in NUMBERS else Kind.TEXT
    return Column(one.code, heading(one), NARROW if one.kind in NUMBERS else WIDE, kind)


def lines(register: Declared, entries: Iterable[Any], gone: Iterable[Field] = ()) -> Iterator[dict[str, Any]]:
    """Entries as lines of the workbook; numbers stay numbers."""
    for entry in entries:
        yield {one.code: _cell(one, entry.values.get(one.code)) for one in (*register.fields, *gone)} | {
            ".day": entry.day, ".title": entry.title, ".state": State(entry.state).label, ".who": entry.entered_label, ".at": entry.entered_at,
        }  # fmt: skip


def _cell(one: Field, value: Any) -> Any:
    return "、".join(body["name"] for body in value or ()) if one.kind in BODIES else value


def table(register: Declared, entries: Iterable[Any], gone: Sequence[Field] = ()) -> IO[bytes]:
    """A list of entries as .xlsx; `gone` are fields it had once, in which something may stand."""
    return xlsx(columns(register, gone), lines(register, entries, gone), sheet=register.label)


def template(register: Declared) -> IO[bytes]:
    """An empty sheet with the register's columns; what each takes stands in the columns' headings only where it needs saying."""
    wanted = [Column(".day", DAY, NARROW), *(Column(one.code, heading(one), WIDE) for one in register.fields)]
    return xlsx(wanted, (), sheet=register.label)


def explained(register: Declared) -> list[tuple[str, str]]:
    """What each column of the sheet takes: (heading, words)."""
    return [(DAY, "事情发生的那一天，如 2026-03-05"), *((heading(one), _explained(one)) for one in register.fields)]


def _explained(one: Field) -> str:
    said = SAYS.get(one.kind, "")
    if one.options:
        said = f"{'可填几项，用顿号隔开' if one.kind is FieldKind.CHOICES else '填其中一项'}：{'、'.join(one.options)}"
    return ("必填。" if one.required else "") + said
