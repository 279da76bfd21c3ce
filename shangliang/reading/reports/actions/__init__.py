"""All that is done to reports."""

from .deciding import confirm_sure, decide, insert, refresh
from .issuing import drop, issue, remark, reopen
from .laying import LONGEST_TITLE
from .starting import revise, start

__all__ = ["LONGEST_TITLE", "confirm_sure", "decide", "drop", "insert", "issue", "refresh", "remark", "reopen", "revise", "start"]
