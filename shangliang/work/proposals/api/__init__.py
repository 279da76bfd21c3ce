"""The machines' door to proposals: the same lists, stories and hand-over as the pages."""

from .doors import router

__all__ = ["router"]
