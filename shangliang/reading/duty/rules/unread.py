"""What stands in a rulebook's file and nobody reads: a misspelt key would otherwise do nothing without a word."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

WHOLE = ("name", "about", "year_starts", "base", "total", "total_standing", "bonus_cap", "floor", "groups", "items", "minimums", "grades", "exempt", "consequences")
ITEM = ("code", "name", "group", "sources", "roles", "by", "table", "per", "shared", "once", "family", "most", "cap", "who")
ROWS = {
    "groups": ("分组", ("code", "name", "cap", "base", "floor", "bonus", "within")),
    "items": ("计分项", ITEM),
    "minimums": ("必做", ("name", "items", "least", "cost", "ceiling", "who")),
    "grades": ("等次", ("name", "least", "most", "share")),
    "consequences": ("后续办法", ("grade", "years", "step")),
}
ROLE, SOURCE, WHEN = ("role", "points", "percent"), ("kind", "sort", "when", "undone"), ("field", "among", "least")
EXEMPT = ("offices", "jobs", "months", "names")
MOST = 20


def unread(body: Any) -> list[str]:
    """Keys of a rulebook's file that mean nothing here, each where it stands and what may have been meant. They do not block."""
    found = list(_unread(body)) if isinstance(body, dict) else []
    return found[:MOST] + ([f"还有 {len(found) - MOST} 处，不一一列出"] if len(found) > MOST else [])


def _unread(body: Mapping[str, Any]) -> Iterator[str]:
    yield from _strange("总则", body, WHOLE)
    if isinstance(body.get("exempt"), dict):
        yield from _strange("不计分的人", body["exempt"], EXEMPT)
    for part, (label, known) in ROWS.items():
        for n, row in enumerate(_rows(body.get(part))):
            place = f"{label}“{str(row.get('name') or row.get('step') or n + 1)[:30]}”"
            yield from _strange(place, row, known)
            yield from _inside(place, row) if part == "items" else ()


def _inside(place: str, row: Mapping[str, Any]) -> Iterator[str]:
    for one in _rows(row.get("roles")):
        yield from _strange(f"{place}的“各角色的分”", one, ROLE)
    for one in _rows(row.get("sources")):
        yield from _strange(f"{place}的“算哪些事”", one, SOURCE)
        for when in _rows(one.get("when")):
            yield from _strange(f"{place}的“条件”", when, WHEN)


def _rows(raw: Any) -> list[Mapping[str, Any]]:
    return [row for row in raw if isinstance(row, dict)] if isinstance(raw, list) else []


def _strange(place: str, row: Mapping[str, Any], known: tuple[str, ...]) -> Iterator[str]:
    for key in row:
        if key not in known:
            near = get_close_matches(str(key), known, 1, 0.7)
            yield f"{place}里的“{str(key)[:30]}”" + (f"，是不是要写“{near[0]}”" if near else "")
