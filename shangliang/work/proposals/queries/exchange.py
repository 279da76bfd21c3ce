"""The list as other platforms read it: by id, page after page, whole or only what has moved since a moment."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q

from shangliang.commons.access import Viewer
from shangliang.commons.ledger.exchange import touching
from shangliang.practices.handling.queries.changes import parts_touched

from ..models import Proposal
from .lists import Filter, listed

SUBJECT = "proposals.proposal"


def page_after(viewer: Viewer, wanted: Filter, day: date, *, after: int, limit: int, since: datetime | None = None) -> list[Proposal]:
    """The next proposals of the viewer's list after an id, in the order of their ids, so that no page shifts under a reader.

    With `since` only those about which, or about whose handling, something was recorded from that moment on (one query).
    """
    found = listed(viewer, wanted, day).filter(pk__gt=after)
    if since is not None:
        own = touching(SUBJECT, since).filter(subject_id=OuterRef("pk"))
        parts = parts_touched(SUBJECT, since).filter(matter__subject_id=OuterRef("pk"))
        found = found.filter(Q(Exists(own)) | Q(Exists(parts)))
    return list(found.order_by("pk")[:limit])
