"""Somebody's outline: what of a viewer decides the form of a question, apart from who exactly it is.

Questions that take a viewer are worked out once for each outline, with marks in place of the ids (see committees.ready).
"""

from typing import Any

from shangliang.commons.committees.marks import HERE, mark

from .roles import Role
from .verdicts import Viewer

# Role; whether there is a user, a member, a unit; how many organs.
Outline = tuple[Role, bool, bool, bool, int]


def outline(viewer: Viewer) -> Outline:
    """The outline of a viewer in a committee."""
    return (viewer.role, viewer.user_id is not None, viewer.member_id is not None, viewer.unit_id is not None, len(viewer.organ_ids))


def stand_in(shape: Outline) -> Viewer:
    """A viewer with marks for ids."""
    role, user, member, unit, organs = shape
    return Viewer(
        user_id=mark("user") if user else None, name="", committee_id=HERE, role=role, member_id=mark("member") if member else None,
        unit_id=mark("unit") if unit else None, organ_ids=frozenset(mark(f"organ{n}") for n in range(organs)),
    )


def ids_of(viewer: Viewer) -> dict[str, Any]:
    """What the marks of a viewer's stand-in are answered with."""
    organs = {f"organ{n}": organ for n, organ in enumerate(sorted(viewer.organ_ids))}
    return {"user": viewer.user_id, "member": viewer.member_id, "unit": viewer.unit_id, **organs}
