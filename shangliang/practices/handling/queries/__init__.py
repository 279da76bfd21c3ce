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
    waiting_returns,
    waiting_rows,
    without_lead,
)
from .inbox import done, inbox, ledger_of_unit, stats_of_unit
from .matters import (
    current,
    earlier_parts,
    history_of,
    matter,
    matter_of,
    part_of,
    rounds_of,
    seen_letter,
    seen_matter,
    seen_part,
    summaries,
    unit_of,
    visible_matters,
    visible_parts,
    whole,
)
from .progress import checklist
from .promises import (
    Standing,
    counts_of,
    history_of_promise,
    narrowed,
    open_promises,
    owed,
    promise_of,
    promise_reminders_sent,
    promise_rows,
    promises_of,
    promises_with,
    record_by_unit,
    seen_promise,
    seen_promises,
    to_verify,
    visible_promises,
)
from .settings import classes_of, clocks, latest, requirements, says, warn_days

__all__ = [
    "Standing", "counts_of", "history_of_promise", "narrowed", "open_promises", "owed", "promise_of", "promise_reminders_sent", "promise_rows", "promises_of",
    "promises_with", "record_by_unit", "seen_promise", "seen_promises", "to_verify", "visible_promises",
    "awaiting_rating", "checklist", "classes_of", "clocks", "current", "desk_rows", "done", "history_of", "inbox", "latest",
    "earlier_parts", "ledger_of_unit", "matter", "matter_of", "open_parts", "overdue_by_unit", "part_of", "parts_of", "reminders_of", "requirements",
    "rounds_of", "says", "seen_letter", "seen_matter", "seen_part", "sent", "stats_of_unit", "summaries", "unit_of", "unsettled",
    "unsigned_by_unit", "visible_matters", "visible_parts", "waiting_extensions", "waiting_returns", "waiting_rows", "warn_days",
    "whole", "without_lead",
]
