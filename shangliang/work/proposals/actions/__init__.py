"""Every write of the proposals room, one verb each, split by the part of a proposal's life they belong to."""

from .applying import answer_application, apply_for_disclosure, extend_application, remind_application
from .cosigning import answer_cosign, approve, ask_approval, invite, recall, stop_waiting
from .cultivating import draft_from_topic, drop_topic, note_topic, open_topic, remind_topic
from .evaluating import start_appraisal, start_evaluation
from .handing import close, hand_over, take_back
from .importing import add_past_session, import_past
from .joint import agree, ask_parties, drop_batch, hand_over_batch, refuse
from .key import Commitment, Leader, choose, conclude, nominate, oversee, pass_over
from .leading import release, supervise
from .merging import merge, unmerge
from .nodes import key_step, remind_key_step
from .onward import give_back, make_letter, pass_on, read_letter, settle_information, take_information
from .past_list import import_list
from .planning import categorise, plan_units
from .publishing import publish, remind_disclosure, take_down, withhold
from .reviewing import decline, file, reopen_review, send_back
from .submitting import submit, withdraw
from .tracking import end_group, follow, note_tracking, open_group, remind_visit
from .upward import ask_upward, follow_up, hand_up, hear_upward
from .viewing import drop_view, keep_view, rename_view
from .writing import discard, save, start

__all__ = [
    "agree", "ask_parties", "drop_batch", "hand_over_batch", "refuse", "key_step", "remind_key_step",
    "draft_from_topic", "drop_topic", "note_topic", "open_topic", "remind_topic", "end_group", "follow", "note_tracking", "open_group", "remind_visit",
    "answer_application", "apply_for_disclosure", "extend_application", "remind_application",
    "release", "supervise",
    "give_back", "make_letter", "pass_on", "read_letter", "settle_information", "take_information",
    "start_appraisal", "start_evaluation",
    "publish", "remind_disclosure", "take_down", "withhold",
    "ask_upward", "follow_up", "hand_up", "hear_upward",
    "drop_view", "keep_view", "rename_view",
    "Commitment", "Leader", "choose", "conclude", "nominate", "oversee", "pass_over",
    "add_past_session", "answer_cosign", "approve", "ask_approval", "categorise", "close", "decline", "discard", "file", "hand_over", "import_list",
    "import_past", "invite", "merge", "plan_units", "recall", "reopen_review", "save", "send_back", "start", "stop_waiting", "submit", "take_back", "unmerge",
    "withdraw",
]
