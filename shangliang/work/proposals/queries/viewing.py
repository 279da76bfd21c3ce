"""One's own views of the list."""

from shangliang.commons.access import Viewer
from shangliang.foundation.errors import NotFound

from ..models import SavedView


def own_views(viewer: Viewer) -> list[SavedView]:
    """The views this person keeps, the oldest first (one query)."""
    return list(SavedView.objects.filter(user_id=viewer.user_id))


def own_view(viewer: Viewer, pk: int) -> SavedView:
    """One of one's own views; of anybody else's nobody is told."""
    found = SavedView.objects.filter(user_id=viewer.user_id, pk=pk).first()
    if found is None:
        raise NotFound("没有这个视图，可能已经删去了。")
    return found
