"""All that is done to reports, plans, improvements, cases and lessons."""

from .advising import set_adviser, take_advice
from .deciding import confirm_sure, decide, insert, refresh
from .improving import chase_improvement, give, note, progress, reopen_improvement, settle_improvement
from .issuing import drop, issue, remark, reopen
from .keeping import drop_case, drop_lesson, keep_case, keep_lesson, name_case, tell_lesson
from .laying import LONGEST_TITLE
from .planning import change, chase, drop_item, hold, set_items, settle, unhold
from .special import start_special
from .starting import revise, start
from .telling import tell_carried, tell_plan

__all__ = [
    "LONGEST_TITLE", "change", "chase", "chase_improvement", "confirm_sure", "decide", "drop", "drop_case", "drop_item", "drop_lesson", "give", "hold", "insert", "issue",
    "keep_case", "keep_lesson", "name_case", "note", "progress", "refresh", "remark", "reopen", "reopen_improvement", "revise", "set_adviser", "set_items", "settle",
    "settle_improvement", "start", "start_special", "take_advice", "tell_carried", "tell_lesson", "tell_plan", "unhold",
]
