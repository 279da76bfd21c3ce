"""What may stand on a board, and how lines are ranked. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from shangliang.foundation.errors import Invalid

from .kinds import Block, Shape, Which

MOST_BLOCKS, MOST_CODES, MOST_LINES = 24, 4, 40
# What a screen in the hall may not be split by: it would show persons.
PERSONAL = frozenset({"member"})
T = TypeVar("T")


def blocks(stored: Iterable[Mapping[str, Any]]) -> list[Block]:
    """The blocks of a board from what is stored."""
    return [
        Block(tuple(one["codes"]), one.get("by", ""), one.get("shape", Shape.NUMBER), one.get("title", ""), int(one.get("most", 10)), bool(one.get("least_first")))
        for one in stored
    ]


def checked(which: str, found: Sequence[Block], known: Mapping[str, Sequence[str]]) -> list[Block]:
    """The blocks, if they may stand on this board; raises Invalid. `known` tells by code how a figure may be split."""
    if not found:
        raise Invalid("至少留一块。要回到原来的样子，点“恢复默认”。", fields={"blocks": "至少留一块"})
    if len(found) > MOST_BLOCKS:
        raise Invalid(f"一屏最多放 {MOST_BLOCKS} 块，现在有 {len(found)} 块。去掉几块再存。", fields={"blocks": f"最多 {MOST_BLOCKS} 块"})
    for n, block in enumerate(found, 1):
        if why := _wrong(which, block, known):
            raise Invalid(f"第 {n} 块：{why}", fields={f"block-{n - 1}": why})
    return list(found)


def _wrong(which: str, block: Block, known: Mapping[str, Sequence[str]]) -> str:
    if not block.codes:
        return "还没有选指标。"
    if len(block.codes) > MOST_CODES:
        return f"一张图最多放 {MOST_CODES} 个指标。"
    for code in block.codes:
        if code not in known:
            return f"没有代码是 {code} 的指标，它所在的台账可能已停用。"
        if block.by and block.by not in known[code]:
            return "这个指标不能这样拆分，换一种拆分。"
    if block.shape not in Shape.values():
        return "画法要从给出的几种里选。"
    if block.shape == Shape.NUMBER and (block.by or len(block.codes) > 1):
        return "“一个数”只放一个指标，不拆分。"
    if block.shape != Shape.NUMBER and not block.by:
        return "画成图要选按什么拆分。"
    if which == Which.SCREEN and block.by in PERSONAL:
        return "大屏上不放到人的数，换一种拆分。"
    if not 1 <= block.most <= MOST_LINES:
        return f"列出的行数在 1 到 {MOST_LINES} 之间。"
    return "题目不要超过 30 个字。" if len(block.title) > 30 else ""


def ranked(lines: Iterable[tuple[T, Decimal | None]], *, least_first: bool = False) -> list[tuple[int | None, T]]:
    """Lines with their places: equal numbers share a place and the next place counts them (1, 2, 2, 4).

    A line without a number (a rate of nothing) has no place and stands last.
    """
    found = list(lines)
    told = sorted(((number, line) for line, number in found if number is not None), key=lambda one: one[0], reverse=not least_first)
    placed: list[tuple[int | None, T]] = []
    before, place = None, 0
    for at, (number, line) in enumerate(told, 1):
        place = place if number == before else at
        before = number
        placed.append((place, line))
    return placed + [(None, line) for line, number in found if number is None]
