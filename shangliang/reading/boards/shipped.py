"""What stands on the boards of a committee that has arranged nothing: offered from above, since it speaks of many rooms."""

from collections.abc import Sequence

from .kinds import Block

_offered: dict[str, tuple[Block, ...]] = {}


def offer(which: str, blocks: Sequence[Block]) -> None:
    """Say at start-up what stands on a board by default."""
    _offered[which] = tuple(blocks)


def offered(which: str) -> list[Block]:
    """The default of a board. Blocks whose figures a committee does not have are left out when it is read."""
    return list(_offered.get(which, ()))
