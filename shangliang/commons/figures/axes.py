"""Ways of splitting that lie in the thing and not in its records: a proposal's session, category or lead unit.

A record carries what was so when it was made, and whom it credits; not all records of one thing carry the same. A rate needs the
same line above and below the division, so it is split by the thing itself, as it stands now. A room declares an axis for things
of its own; a practice that keeps parts of them (promises, assignments) says once by what bridge a part leads to its thing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from shangliang.foundation.registry import Registry

Pairs = QuerySet[Any, tuple[Any, Any]]


@dataclass(frozen=True)
class Axis:
    """One way of splitting: its code (the `by` of a split), its name, and the type of things (`of`) whose ids `pairs` gives keys to.

    `pairs()` are (id, key), several for a thing that stands in several lines; `names(keys)` how lines are called.
    """

    code: str
    label: str
    of: str
    pairs: Callable[[], Pairs]
    names: Callable[[list[str]], Mapping[str, str]]


axes: Registry[Axis] = Registry("axes of figures")
bridges: dict[str, Callable[[str], Pairs]] = {}


def declare_axes(*found: Axis) -> None:
    """Declare ways of splitting at start-up."""
    for axis in found:
        axes.add(axis.code, axis)


def bridge(part: str, pairs: Callable[[str], Pairs]) -> None:
    """Say how parts of one type lead to things: `pairs(type of the things)` are (id of the part, id of its thing)."""
    bridges[part] = pairs
