"""A sheet as a page shows it: groups with caps, each point with its rule and its fact, what is missing, what can still be had."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.urls import NoReverseMatch

from shangliang.commons.access import Viewer
from shangliang.commons.subjects import subjects

from ..rules import GroupScore, Item, Line, Rulebook, Sheet, applies, item_said, next_up, plain, role

COLOURS = ("c1", "c2", "c3", "c5", "c6", "c7", "c4")


@dataclass(frozen=True)
class Point:
    """One line: what, when, how much, and what was taken away."""

    label: str
    note: str
    points: str
    why: str
    href: str
    tone: str
    item: str
    fact_id: int


@dataclass(frozen=True)
class Block:
    """A group with its lines; `room` is what can still be had in it, `hints` how."""

    name: str
    points: str
    cap: str
    value: Decimal
    whole: Decimal
    note: str
    full: bool
    lines: Sequence[Point] = ()
    room: str = ""
    hints: Sequence[str] = ()


@dataclass(frozen=True)
class Shown:
    """A whole sheet."""

    total: str
    cap: str
    words: str
    blocks: Sequence[Block]
    bar: Sequence[tuple[float, str]]
    bar_label: str
    duties: Sequence[dict[str, Any]]
    notes: Sequence[str] = field(default_factory=tuple)


def shown(viewer: Viewer, book: Rulebook, sheet: Sheet, *, grade: str = "", running: bool = True, exempt: str = "", standing: bool = False) -> Shown:
    """A sheet for a page. `running` means that more can still come."""
    links = _links(viewer, sheet.lines)
    outer = {group.code: _outermost(book, group.code) for group in book.groups}
    blocks = [_block(book, sheet, one, [line for line in sheet.lines if outer[line.item.group] == one.code], links, running, standing) for one in sheet.groups if not one.within]
    return Shown(
        total=plain(sheet.total), cap=plain(sheet.cap) if sheet.cap is not None else "", words=_words(book, sheet, grade, running, exempt), blocks=blocks,
        bar=_bar(sheet, blocks), bar_label="，".join(f"{block.name} {block.points}" for block in blocks), notes=sheet.notes,
        duties=[{"name": met.name, "have": min(met.have, met.least), "least": met.least, "done": not met.missing, "cost": plain(met.cost)} for met in sheet.minimums],
    )  # fmt: skip


def _words(book: Rulebook, sheet: Sheet, grade: str, running: bool, exempt: str) -> str:
    if exempt:
        return f"{exempt}。得分只供参考"
    said = [f"等次 {grade}"] if grade else []
    up = next_up(book.grades, sheet.total)
    if running and up is not None:
        said.append(f"离“{up[0]}”还差 {plain(up[1])} 分")
    if sheet.bonus:
        said.append(f"其中加分 {plain(sheet.bonus)}")
    return "，".join(said)


def _bar(sheet: Sheet, blocks: Sequence[Block]) -> list[tuple[float, str]]:
    parts = [(max(block.value, Decimal(0)), COLOURS[n % len(COLOURS)]) for n, block in enumerate(blocks)]
    left = (sheet.cap or Decimal(0)) - sum((value for value, _ in parts), Decimal(0))
    return [(float(value), colour) for value, colour in [*parts, (left, "c0")] if value > 0]


def _outermost(book: Rulebook, code: str) -> str:
    known = {group.code: group for group in book.groups}
    while known[code].within:
        code = known[code].within
    return code


def _block(book: Rulebook, sheet: Sheet, score: GroupScore, lines: Sequence[Line], links: dict[tuple[str, int], str], running: bool, standing: bool) -> Block:
    inner = [group.code for group in book.groups if _outermost(book, group.code) == score.code]
    room = score.cap - score.points if score.cap is not None else None
    full = {one.code for one in sheet.groups if one.cap is not None and one.points >= one.cap}
    open_items = [item for item in book.items if item.group in inner and item.group not in full and applies(item.who, standing) and _still(item, lines)]
    hints = [f"{item.name}：{item_said(item)}" for item in open_items] if running and (room is None or room > 0) else []
    inside = [one for one in sheet.groups if one.within and _outermost(book, one.code) == score.code]
    note = "，".join(f"{one.name} {plain(one.points)}{f' / {plain(one.cap)}' if one.cap is not None else ''}" for one in inside)
    if score.base:
        note = f"起始 {plain(score.base)} 分" + (f"，{note}" if note else "")
    return Block(
        name=score.name, points=plain(score.points), cap=plain(score.cap), value=score.points, whole=score.cap or max(score.points, Decimal(1)), note=note,
        full=room is not None and room <= 0, lines=[_point(line, links) for line in lines], room=plain(room) if room and room > 0 else "", hints=hints[:4],
    )  # fmt: skip


def _still(item: Item, lines: Iterable[Line]) -> bool:
    """Whether there may be more from an item that gives points."""
    if item.deducts:
        return False
    had = sum((line.given for line in lines if line.item is item or line.item.code == item.code), Decimal(0))
    return item.cap is None or had < item.cap


def _point(line: Line, links: dict[tuple[str, int], str]) -> Point:
    day = f"{line.fact.day.year} 年 {line.fact.day.month} 月 {line.fact.day.day} 日"
    doing = role(line.fact.role)
    note = "　".join(filter(None, (line.item.name, day, doing)))
    sign = "+" if line.given > 0 else ""
    points = f"{sign}{plain(line.given)}" if line.given or not line.counts else ("算作必做" if not line.worth else "0")
    why = f"原为 {plain(line.worth)} 分，{'；'.join(dict.fromkeys(line.why))}" if line.why and line.worth else "；".join(line.why)
    tone = "" if line.given > 0 else "no"
    return Point(line.fact.label or line.item.name, note, points, why, links.get(line.fact.subject, ""), tone, line.item.code, line.fact.id)


def _links(viewer: Viewer, lines: Iterable[Line]) -> dict[tuple[str, int], str]:
    """Addresses of what the points are about, as far as the viewer may see it (one question a kind of thing)."""
    by: dict[str, set[int]] = {}
    for line in lines:
        by.setdefault(line.fact.subject[0], set()).add(line.fact.subject[1])
    found = {}
    for kind, ids in by.items():
        if kind not in subjects:
            continue
        subject = subjects.get(kind)
        for number in subject.visible(viewer, ids):
            try:
                found[kind, number] = subject.link(number)
            except NoReverseMatch:
                continue
    return found
