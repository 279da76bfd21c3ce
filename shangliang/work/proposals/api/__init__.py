"""The machines' door to proposals: the same lists, stories and acts as the pages."""

from . import deciding as _deciding  # its doors join the same router
from .doors import router

__all__ = ["_deciding", "router"]
