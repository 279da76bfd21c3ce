"""Who may see a text at most: a hint that spares asking about texts a viewer will never see.

The subject's own `visible` has the last word; a hint may be too wide, never too narrow.
"""

from shangliang.commons.access import Viewer
from shangliang.commons.access.roles import COMMITTEE_WIDE, Role

EVERYBODY = "all"


def member(member_id: int) -> str:
    """A member of the committee, as a reader."""
    return f"member:{member_id}"


def unit(unit_id: int) -> str:
    """A handling unit's people, as readers."""
    return f"unit:{unit_id}"


def organ(organ_id: int) -> str:
    """The people of an organ, as readers."""
    return f"organ:{organ_id}"


def role(which: Role) -> str:
    """All who hold a role, as readers."""
    return f"role:{which}"


def readers_of(viewer: Viewer) -> list[str] | None:
    """Under which names a viewer reads; None for those who oversee the whole committee."""
    if viewer.role in COMMITTEE_WIDE:
        return None
    names = [EVERYBODY, role(viewer.role), *(organ(organ_id) for organ_id in sorted(viewer.organ_ids))]
    if viewer.member_id:
        names.append(member(viewer.member_id))
    if viewer.unit_id:
        names.append(unit(viewer.unit_id))
    return names
