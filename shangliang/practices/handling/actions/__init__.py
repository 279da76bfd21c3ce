"""Every write of handling, one verb each, split by the part of a matter's life they belong to."""

from .contacting import give_opinion, log_contact, remind, remind_many
from .extending import ask_extension, decide_extension
from .handing import cancel, close_matter, hand_over, reassign
from .promising import drop_promise, move_promise, refuse_promise, remind_promises, report_promise, verify_promise
from .rating import rate, redo, settle
from .replying import draft_reply, issue_reply, send_back, send_up
from .signing import ask_return, decide_return, sign_in

__all__ = [
    "ask_extension", "ask_return", "cancel", "close_matter", "decide_extension", "decide_return", "draft_reply", "drop_promise", "give_opinion",
    "hand_over", "issue_reply", "log_contact", "move_promise", "rate", "reassign", "redo", "refuse_promise", "remind", "remind_many", "remind_promises",
    "report_promise", "send_back", "send_up", "settle",
    "sign_in", "verify_promise",
]
