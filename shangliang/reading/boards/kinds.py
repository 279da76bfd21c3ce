"""What a board is made of: which boards there are, what stands on them, and how it is drawn. Pure."""

from dataclasses import asdict, dataclass
from typing import Any

from shangliang.foundation.words import Labelled

ACTIVE, ACTIVE_RATE = "boards.active", "boards.active_rate"
"""The figures of participation, declared where all rooms can be named."""


class Which(Labelled):
    LEADERS = "leaders", "履职全景"
    SCREEN = "screen", "大屏"


class Shape(Labelled):
    NUMBER = "number", "一个数"
    BAR = "bar", "条形"
    LINE = "line", "走势"


@dataclass(frozen=True)
class Block:
    """One thing on a board: figures by code, how they are split (nothing for a number), how drawn, how many lines and which first."""

    codes: tuple[str, ...]
    by: str = ""
    shape: str = Shape.NUMBER
    title: str = ""
    most: int = 10
    least_first: bool = False

    def data(self) -> dict[str, Any]:
        """As it is stored."""
        return asdict(self) | {"codes": list(self.codes), "shape": str(self.shape)}
