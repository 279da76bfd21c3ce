"""Every write of handling, one verb each, split by the part of a matter's life they belong to."""

from .contacting import give_opinion, log_contact, remind, remind_many
from .daily import remind_due, remind_due_promises, remind_due_ratings, remind_due_rechecks
from .extending import ask_extension, decide_extension
from .handing import cancel, close_matter, hand_over, reassign
from .looking import (
    conclude_look_back,
    find_recheck,
    follow_up_recheck,
    open_look_back,
    remind_rechecks,
    report_recheck,
)
from .promising import (
    commit,
    drop_promise,
    move_promise,
    refuse_promise,
    remind_promises,
    report_promise,
    verify_promise,
)
from .rating import rate, redo, settle
from .replying import draft_reply, issue_reply, send_back, send_up
from .signing import ask_return, decide_return, sign_in
from .talking import answer_contact, log_meeting, read_messages, send_message, take_back_message

__all__ = [
    "answer_contact", "log_meeting", "read_messages", "send_message", "take_back_message",
    "commit", "conclude_look_back", "find_recheck", "follow_up_recheck", "open_look_back", "remind_rechecks", "report_recheck",
    "ask_extension", "ask_return", "cancel", "close_matter", "decide_extension", "decide_return", "draft_reply", "drop_promise", "give_opinion",
    "hand_over", "issue_reply", "log_contact", "move_promise", "rate", "reassign", "redo", "refuse_promise", "remind", "remind_many", "remind_promises",
    "remind_due", "remind_due_promises", "remind_due_ratings", "remind_due_rechecks", "report_promise", "send_back", "send_up", "settle",
    "sign_in", "verify_promise",
]
