"""One step of a lifecycle, and the check that a table of steps holds together."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from shangliang.foundation.words import Labelled

Guard = Callable[..., str | None]


@dataclass(frozen=True)
class Step:
    """One verb: from which states it goes where, and what must hold.

    `from_` is a state or several (`starts` is always the tuple). `to` is a state, or a function `(state, **known) -> state`:
    then `ends` lists every state the function can give, so that the table stays complete.
    """

    name: str
    label: str
    from_: Sequence[Labelled] | Labelled
    to: Labelled | Callable[..., Labelled]
    guards: tuple[Guard, ...] = ()
    ends: tuple[Labelled, ...] = ()

    def __post_init__(self) -> None:
        if isinstance(self.to, Labelled):
            object.__setattr__(self, "ends", (self.to,))

    @property
    def starts(self) -> tuple[Labelled, ...]:
        """The states it starts from."""
        return (self.from_,) if isinstance(self.from_, Labelled) else tuple(self.from_)

    def end(self, state: Labelled, known: dict[str, Any]) -> Labelled:
        """The state after this step; raises ValueError when a computed one was not listed in `ends`."""
        if isinstance(self.to, Labelled):
            return self.to
        reached = self.to(state, **known)
        if reached not in self.ends:
            raise ValueError(f"step {self.name!r} went to {reached!r}, which its ends do not list")
        return reached

    def objection(self, thing: Any, known: dict[str, Any]) -> str | None:
        """What the first objecting guard says, or None."""
        return next((reason for guard in self.guards if (reason := guard(thing, **known))), None)


def faults(states: type[Labelled], start: Labelled, steps: Sequence[Step], main: Sequence[Labelled]) -> list[str]:
    """All that is wrong with a table, in English for its author; an empty list if it holds."""
    twice = [name for name, times in Counter(step.name for step in steps).items() if times > 1]
    named = [("start", start), *(("main", state) for state in main)]
    named += [(step.name, state) for step in steps for state in (*step.starts, *step.ends)]
    return [
        *(f"two steps are called {name!r}" for name in twice),
        *(f"{where} names {state!r}, which is not one of {states.__name__}"
          for where, state in named if not isinstance(state, states)),
        *(f"step {step.name!r} computes its end: list what it can give in ends" for step in steps if not step.ends),
        *(f"step {step.name!r} starts nowhere" for step in steps if not step.starts),
        *(["the main line does not begin at the start"] if main and main[0] != start else []),
        *(f"no step leads to {state!r}" for state in states if state not in reachable(steps, {start})),
    ]


def reachable(steps: Iterable[Step], begin: Collection[Labelled], avoid: Collection[Labelled] = ()) -> set[Labelled]:
    """All states one can come to from `begin` (included) without stepping out of a state in `avoid`."""
    steps, seen = list(steps), set(begin)
    frontier = set(begin)
    while frontier:
        leaving = frontier - set(avoid)
        frontier = {end for step in steps if leaving.intersection(step.starts) for end in step.ends} - seen
        seen |= frontier
    return seen
