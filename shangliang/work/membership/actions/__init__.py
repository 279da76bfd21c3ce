"""Every write of the membership room, one verb each."""

from .importing import import_roster

__all__ = ["import_roster"]
