"""The engine that walks a lifecycle, says what is open and why something is not."""

from collections.abc import Sequence
from typing import Any

from shangliang.foundation.errors import NotNow
from shangliang.foundation.lifecycle.stepper import Place, first_line, places
from shangliang.foundation.lifecycle.steps import Step, faults
from shangliang.foundation.words import Labelled


class Lifecycle:
    """States, a start and steps; raises ValueError at once when the table does not hold together.

    `main` is the ordered main line for steppers; without it, the first steps are followed. States may be given to all
    methods as members or as stored values.
    """

    def __init__(
        self, *, states: type[Labelled], start: Labelled, steps: Sequence[Step], main: Sequence[Labelled] = ()
    ) -> None:
        if wrong := faults(states, start, steps, main):
            raise ValueError(f"{states.__name__}: " + "; ".join(wrong))
        self.states = states
        self.start = start
        self.steps = tuple(steps)
        self.main = tuple(main) or first_line(start, self.steps)

    def step(self, name: str) -> Step:
        """The step called `name`; raises LookupError that lists what there is."""
        for step in self.steps:
            if step.name == name:
                return step
        raise LookupError(f"no step is called {name!r}; there are: {', '.join(step.name for step in self.steps)}")

    def go(self, name: str, state: Labelled | str, thing: Any = None, **known: Any) -> Labelled:
        """The state after taking the step; raises `NotNow` with the reason when it is not open."""
        if reason := self.why_not(name, state, thing, **known):
            raise NotNow(reason, f"not_now.{name}")
        return self.step(name).end(self.states(state), known)

    def why_not(self, name: str, state: Labelled | str, thing: Any = None, **known: Any) -> str | None:
        """Why the step is not open, as a Chinese sentence for a disabled button; None when it is open."""
        step, state = self.step(name), self.states(state)
        if state in step.starts:
            return step.objection(thing, known)
        return f"目前是“{state.label}”，不能“{step.label}”。{self._when(step, state)}"

    def _when(self, step: Step, state: Labelled) -> str:
        """When the step can be taken. The steps open now are not named: the table does not know whose they are."""
        if not self.leaving(state):
            return "后面没有别的步骤。"
        ahead = self._ahead(state)
        starts = "”或“".join(start.label for start in self.states if start in step.starts and start in ahead)
        return f"到“{starts}”时才可以。" if starts else "这一步已经过去了。"

    def _ahead(self, state: Labelled) -> set[Labelled]:
        """All states that can still be reached from `state`."""
        found, fresh = set(), {state}
        while fresh:
            found |= fresh
            fresh = {end for near in fresh for step in self.leaving(near) for end in step.ends} - found
        return found

    def open(self, state: Labelled | str, thing: Any = None, **known: Any) -> list[Step]:
        """The steps that can be taken now, in the table's order: the live buttons."""
        return [step for step in self.leaving(state) if step.objection(thing, known) is None]

    def leaving(self, state: Labelled | str) -> list[Step]:
        """The steps that start at `state`, whatever their guards say: all the buttons."""
        return [step for step in self.steps if self.states(state) in step.starts]

    @property
    def finals(self) -> list[Labelled]:
        """The states nothing leads out of."""
        return [state for state in self.states if all(set(step.ends) <= {state} for step in self.leaving(state))]

    def path(self, state: Labelled | str) -> list[Place]:
        """The main line with each place done, current or still to come; see `stepper.places` for side states."""
        return places(self.main, self.states(state), self.steps)

    def mermaid(self) -> str:
        """The table as a Mermaid state diagram, for the docs; a step that stays where it is, is drawn as a loop."""
        return "\n".join([
            "stateDiagram-v2",
            *(f'    state "{state.label}" as {_id(state)}' for state in self.states),
            f"    [*] --> {_id(self.start)}",
            *(f"    {_id(state)} --> {_id(end)}: {step.label}"
              for step in self.steps for state in step.starts for end in step.ends),
            *(f"    {_id(state)} --> [*]" for state in self.finals),
            "",
        ])


def _id(state: Labelled) -> str:
    """A state's value as a Mermaid identifier; the prefix keeps off Mermaid's own words, such as `end`."""
    return "s_" + "".join(letter if letter.isalnum() else "_" for letter in state.value)
