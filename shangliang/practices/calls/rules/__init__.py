"""The rules of calls: states and steps, who may not review, how reviews add up."""

from .judging import Standing, check_criteria, check_publicity, check_scores, conflict, ranked, total_of
from .life import CALL, NOMINATION, CallState, NominationState, ObjectionState, Reminder, closed_to_nominations

__all__ = [
    "CALL", "NOMINATION", "CallState", "NominationState", "ObjectionState", "Reminder", "Standing", "check_criteria", "check_publicity", "check_scores", "closed_to_nominations",
    "conflict", "ranked", "total_of",
]
