"""Lifecycle: the states of a thing and the steps between them, as a table one can read aloud.

    LIFE = Lifecycle(
        states=State, start=State.DRAFT, main=(State.DRAFT, State.SUBMITTED, State.FILED),
        steps=[
            Step("submit", "提交", from_=State.DRAFT, to=State.SUBMITTED, guards=(has_subject,)),
            Step("file", "立案", from_=(State.SUBMITTED,), to=State.FILED),
        ],
    )

A guard is a pure function `(thing, **known) -> None | str`; the str says in Chinese why not, as a whole sentence.
Guards are also asked before a form is filled in (to draw the buttons), so they judge the thing and give each `known`
a default; what a person types is judged when it arrives, with `Invalid`.
"""

from shangliang.foundation.lifecycle.machine import Lifecycle
from shangliang.foundation.lifecycle.stepper import Mark, Place
from shangliang.foundation.lifecycle.steps import Guard, Step

__all__ = ["Guard", "Lifecycle", "Mark", "Place", "Step"]
