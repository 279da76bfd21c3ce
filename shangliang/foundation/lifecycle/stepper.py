"""The main line of a lifecycle: what a page's stepper shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from shangliang.foundation.lifecycle.steps import Step, reachable
from shangliang.foundation.words import Labelled


class Mark(Labelled):
    """How a place on the main line stands."""

    DONE = "done", "已完成"
    CURRENT = "current", "进行中"
    TODO = "todo", "未到"


@dataclass(frozen=True)
class Place:
    """One place of a stepper: a state and how it stands."""

    state: Labelled
    mark: Mark

    @property
    def label(self) -> str:
        return self.state.label


def first_line(start: Labelled, steps: Sequence[Step]) -> tuple[Labelled, ...]:
    """The main line of a table that names none: from the start, always the first step to a state not yet seen."""
    line = [start]
    while onward := [end for step in steps if line[-1] in step.starts for end in step.ends if end not in line]:
        line.append(onward[0])
    return tuple(line)


def places(main: Sequence[Labelled], state: Labelled, steps: Sequence[Step]) -> list[Place]:
    """The main line as it stands at `state`.

    A state beside the line (sent back, declined) takes its place after the states that certainly lie behind it, and
    before those it leads back to; where it leads nowhere, the line ends with it.
    """
    if state in main:
        done, todo = main[: main.index(state)], main[main.index(state) + 1 :]
    else:
        left_from = next(i for i, stop in enumerate(main) if state in reachable(steps, {stop}, _others(main, stop)))
        after = reachable(steps, {state}, main)
        back_to = next((i for i, stop in enumerate(main) if stop in after), len(main))
        done, todo = main[: min(left_from + 1, back_to)], main[back_to:]
    return [
        *(Place(stop, Mark.DONE) for stop in done),
        Place(state, Mark.CURRENT),
        *(Place(stop, Mark.TODO) for stop in todo),
    ]


def _others(main: Sequence[Labelled], stop: Labelled) -> list[Labelled]:
    return [other for other in main if other != stop]
