"""The boards of the committee we are in: what was arranged, or the default."""

from datetime import date

from shangliang.commons.figures.declared import Figure, all_figures
from shangliang.foundation.errors import NotFound
from shangliang.foundation.periods import Period

from .. import rules
from ..kinds import Block, Which
from ..models import Board
from ..shipped import offered
from .reading import Told, told, ways


def arranged(which: str) -> tuple[list[Block], bool]:
    """The blocks of a board, and whether the committee arranged them itself."""
    own = Board.objects.filter(which=which).first()
    return (rules.blocks(own.blocks), True) if own is not None else (offered(which), False)


def read(which: str, period: Period[date]) -> list[Told]:
    """A board with all its numbers."""
    return told(arranged(which)[0], period)


def known() -> dict[str, Figure]:
    """Every figure that can be put on a board, by code."""
    return all_figures()


def figure(code: str) -> Figure:
    """The figure of a code; raises NotFound."""
    found = all_figures().get(code)
    if found is None:
        raise NotFound("没有这个指标。它所在的台账可能已停用。")
    return found


def usual() -> str:
    """The figure a ranking shows when none was asked for: the first on the board that is split otherwise than by months."""
    there = all_figures()
    split = [block.codes[0] for block in arranged(Which.LEADERS)[0] if block.by not in {"", "month"} and block.codes[0] in there]
    return next(iter([*split, *there]), "")


def splittable() -> dict[str, list[str]]:
    """By code, in which ways a figure may be split."""
    return {code: list(ways(figure)) for code, figure in all_figures().items()}


def found_by(text: str, limit: int = 30) -> list[Figure]:
    """Figures found by some words in their label or group, those whose label has them first."""
    words = text.split()
    found = [one for one in all_figures().values() if all(word in f"{one.label} {one.group} {one.code}" for word in words)]
    return sorted(found, key=lambda one: (text.strip() not in one.label, len(one.label)))[:limit] if words else []
