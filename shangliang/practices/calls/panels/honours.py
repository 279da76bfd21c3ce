"""The honours of a member, for their page in the roster."""

from typing import Any

from shangliang.commons.access import Viewer

from .. import queries


def of_member(viewer: Viewer, member_id: int) -> dict[str, Any] | None:
    """What a member was honoured with, or None to stay away."""
    found = list(queries.awards().filter(member_id=member_id)[:20])
    return {"awards": found} if found else None
