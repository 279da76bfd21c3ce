"""The machines' door to handling: a unit's inbox, and every step of its part up to the issued reply."""

from .doors import router

__all__ = ["router"]
