"""The frame of every page: who is looking, where they can go, what waits there."""

from typing import Any

from django.http import HttpRequest

from shangliang.commons.ui.shell import Shell


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `shell` for the frames, `viewer` for the pages."""
    viewer = getattr(request, "viewer", None)
    return {"shell": Shell(), "viewer": viewer}
