"""Following the ledger, and opening what one was told."""

from .following import follow
from .reading import open_all, open_notice

__all__ = ["follow", "open_all", "open_notice"]
