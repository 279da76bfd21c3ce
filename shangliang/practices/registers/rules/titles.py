"""How an entry is named, and how a value is shown."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from ..kinds import BODIES, Declared, Field, FieldKind

LONGEST_TITLE, SHOWN_NAMES = 200, 3
_EMPTY = re.compile(r"[（(][\s，、：；]*[）)]|“”|《》")
_PLACE = re.compile(r"\{([a-z0-9_]+)\}")


def title_of(register: Declared, values: Mapping[str, Any], day: date) -> str:
    """The title of an entry from the register's pattern; where nothing is filled in, the register and the day."""
    def filled(place: re.Match[str]) -> str:
        field = register.by_code.get(place[1])
        return shown(field, values.get(place[1]), short=True) if field else ""

    made = _EMPTY.sub("", " ".join(_PLACE.sub(filled, register.title).split())).strip("，、：:；-— ")
    return made[:LONGEST_TITLE] or f"{register.label} {day:%Y-%m-%d}"


def shown(field: Field, value: Any, *, short: bool = False) -> str:
    """A value as people read it; `short` names the first few bodies only and leaves the unit out."""
    if value is None or value in ("", []):
        return ""
    if field.kind in BODIES:
        names = [one["name"] for one in value]
        more = f"等 {len(names)} {'人' if field.kind is FieldKind.MEMBERS else '个'}" if short and len(names) > SHOWN_NAMES else ""
        return "、".join(names[:SHOWN_NAMES] if more else names) + more
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(map(str, value))
    if isinstance(value, int | float):
        unit = field.unit or ("万元" if field.kind is FieldKind.MONEY else "")
        return f"{value:,.15g}" + ("" if short else f" {unit}".rstrip())
    return str(value)


def placed(pattern: str) -> set[str]:
    """The codes of the fields that a title's pattern names."""
    return set(_PLACE.findall(pattern))


_NAMED = re.compile(r"[{｛]([^{}｛｝]*)[}｝]")


def with_labels(pattern: str, labels: Mapping[str, str]) -> str:
    """A title's pattern as people read it: fields by their labels; `labels` by code. A field without a label keeps its code."""
    return _PLACE.sub(lambda place: f"{{{labels.get(place[1]) or place[1]}}}", pattern)


def with_codes(typed: str, codes: Mapping[str, str]) -> str:
    """What people typed as the pattern that is kept; `codes` by label. What is no label stays as it is, to be complained of."""
    return _NAMED.sub(lambda place: f"{{{codes.get(place[1].strip(), place[1].strip())}}}", typed)
