"""Every non-trivial read of handling, split by who asks."""

from .desk import (
    awaiting_rating,
    desk_rows,
    open_parts,
    overdue_by_unit,
    parts_of,
    reminders_of,
    sent,
    unsettled,
    unsigned_by_unit,
    waiting_extensions,
    waiting_for_office,
    waiting_returns,
    without_lead,
)
from .inbox import Waiting, done, inbox, ledger_of_unit, stats_of_unit, waiting_for_unit
from .matters import current, history_of, matter_of, part_of, rounds_of, summaries, whole
from .progress import checklist
from .settings import classes_of, clocks, latest, says, warn_days

__all__ = [
    "Waiting", "awaiting_rating", "checklist", "classes_of", "clocks", "current", "desk_rows", "done", "history_of", "inbox", "latest",
    "ledger_of_unit", "matter_of", "open_parts", "overdue_by_unit", "part_of", "parts_of", "reminders_of", "rounds_of", "says", "sent",
    "stats_of_unit", "summaries", "unsettled", "unsigned_by_unit", "waiting_extensions", "waiting_for_office", "waiting_for_unit",
    "waiting_returns", "warn_days", "whole", "without_lead",
]
