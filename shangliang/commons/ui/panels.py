"""Panels: what other rooms show on the page of a thing they do not own.

A member's page belongs to the roster; the member's proposals belong to another room, which offers a panel for it. The
page asks the registry and includes each panel's template; it knows none of the rooms.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from shangliang.commons.access import Viewer
from shangliang.foundation.registry import Registry


@dataclass(frozen=True)
class Panel:
    """One panel on the pages of a subject type. `values(viewer, id)` gives what the template reads as `it`, or None to stay away."""

    subject_type: str
    order: int
    template: str
    values: Callable[[Viewer, int], dict[str, Any] | None]


@dataclass(frozen=True)
class Shown:
    """A panel that has something to show."""

    template: str
    values: dict[str, Any]


panels: Registry[Panel] = Registry("panels")


def panels_for(subject_type: str, viewer: Viewer, subject_id: int) -> list[Shown]:
    """The panels of one thing's page, in order, for this viewer."""
    offered = sorted((one for one in panels if one.subject_type == subject_type), key=lambda one: one.order)
    found = ((one.template, one.values(viewer, subject_id)) for one in offered)
    return [Shown(template, values) for template, values in found if values is not None]
