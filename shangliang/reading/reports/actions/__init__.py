"""All that is done to reports, plans, improvements, cases and lessons."""

from .deciding import confirm_sure, decide, insert, refresh
from .improving import chase_improvement, give, note, progress, reopen_improvement, settle_improvement
from .issuing import drop, issue, remark, reopen
from .laying import LONGEST_TITLE
from .planning import change, chase, drop_item, hold, set_items, settle, unhold
from .starting import revise, start
from .telling import tell_carried, tell_plan

__all__ = [
    "LONGEST_TITLE", "change", "chase", "chase_improvement", "confirm_sure", "decide", "drop", "drop_item", "give", "hold", "insert", "issue", "note", "progress", "refresh", "remark",
    "reopen", "reopen_improvement", "revise", "set_items", "settle", "settle_improvement", "start", "tell_carried", "tell_plan", "unhold",
]
