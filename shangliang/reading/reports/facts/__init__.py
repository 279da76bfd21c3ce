"""What reports say to the ledger."""

from .compiling import Advised, Confirmed, Decided, Dropped, Issued, Refreshed, Remarked, Reopened, Revised, Started
from .keeping import AdviserSet, CaseDropped, CaseKept, LessonDropped, LessonKept
from .planning import (
    ImprovementChanged,
    ImprovementChased,
    ImprovementNoted,
    ImprovementReopened,
    ImprovementSettled,
    PlanChased,
    PlanDropped,
    PlanHeld,
    PlanMet,
    PlanSet,
    PlanUnheld,
    PlanUnmet,
    Progressed,
)

__all__ = [
    "Advised", "AdviserSet", "CaseDropped", "CaseKept", "Confirmed", "Decided", "Dropped", "ImprovementChanged", "ImprovementChased", "ImprovementNoted", "ImprovementReopened",
    "ImprovementSettled", "Issued", "LessonDropped", "LessonKept", "PlanChased", "PlanDropped", "PlanHeld", "PlanMet", "PlanSet", "PlanUnheld", "PlanUnmet", "Progressed",
    "Refreshed", "Remarked", "Reopened", "Revised", "Started",
]
