"""Reading polls: forms in force, what waits for a voter, progress, results."""

from .forms import form_of, forms_in_force, versions_of
from .polls import (
    asks_on,
    open_about,
    outstanding,
    overdue,
    poll_of,
    polls_seen,
    progress,
    seen_poll,
    visible_polls,
    voters,
)
from .results import mean_of_targets, result_of, results_of, subjects_scored, unit_scores
from .tickets import answered_by, held_by, next_ticket, seen_ticket, sheet_of, waiting

__all__ = [
    "answered_by", "asks_on", "form_of", "forms_in_force", "held_by", "mean_of_targets", "next_ticket", "open_about", "outstanding", "overdue", "poll_of", "polls_seen",
    "progress", "result_of", "results_of", "seen_poll", "seen_ticket", "sheet_of", "subjects_scored", "unit_scores", "versions_of",
    "visible_polls", "voters", "waiting",
]
