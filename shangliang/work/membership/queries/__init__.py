"""Every read of the membership room that is more than a lookup."""

from . import bodies, cases, changes, covering, keeping, linking, listing, people, planning, registered
from .plan import plan
from .planned import Fate, Plan, Planned
from .turnover import turnover

__all__ = ["Fate", "Plan", "Planned", "bodies", "cases", "changes", "covering", "keeping", "linking", "listing", "people", "plan", "planning", "registered", "turnover"]
