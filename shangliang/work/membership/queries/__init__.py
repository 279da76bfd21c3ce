"""Every read of the membership room that is more than a lookup."""

from . import bodies, changes, listing, people
from .plan import plan
from .planned import Fate, Plan, Planned
from .turnover import turnover

__all__ = ["Fate", "Plan", "Planned", "bodies", "changes", "listing", "people", "plan", "turnover"]
