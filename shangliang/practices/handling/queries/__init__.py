"""Every non-trivial read of handling, split by who asks."""

from .matters import matter_of, summaries
from .settings import clocks, says

__all__ = ["clocks", "matter_of", "says", "summaries"]
