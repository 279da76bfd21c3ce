"""The port: what a room must say so that something of its own can be voted on, rated or asked about.

A room declares each PollKind at start-up. The practice calls back through it inside the same transaction; never by signals.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from shangliang.foundation.registry import Registry


def nothing(*said: Any, **known: Any) -> None:
    """A callback for a room that need not know."""


def nowhere(viewer: Any, target: Any) -> str:
    """No page of its own."""
    return ""


@dataclass(frozen=True)
class PollKind:
    """`code` names the kind, `form` is the form as shipped (data, see rules.form), which a committee may change in the browser.

    `openers` are the roles that open, chase and close polls of this kind. `back(viewer, occasion_id)` is the page a voter came
    from, `link(viewer, target)` the page of what is voted on. `on_closed(act, poll, results=…)` is told the frozen results:
    pairs of a target and its result.
    """

    code: str
    label: str
    icon: str
    form: Mapping[str, Any]
    openers: frozenset[str]
    back: Callable[[Any, int], str] = nowhere
    link: Callable[[Any, Any], str] = nowhere
    on_closed: Callable[..., None] = nothing


kinds: Registry[PollKind] = Registry("kinds of polls")
