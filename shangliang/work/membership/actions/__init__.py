"""Every write of the membership room, one verb each."""

from .adding import begin_seat, hear_addition, nominate, withdraw_addition
from .bodies import add_organ, correct_organ, dissolve_organ, leave_seat, take_seat
from .changes import ask_change, decide_change, withdraw_change
from .importing import import_roster
from .keeping import chase, end_keeping, set_keeper, talk
from .leaving import (
    PAPERS,
    add_evidence,
    answer_appeal,
    appeal_leaving,
    drop_leaving,
    hear_leaving,
    open_leaving,
    record_talk,
    state_own,
    tell_leaving,
)
from .linking import change_link, check_link, end_link, make_link
from .placing import place_members
from .planning import describe_organ, drop_item, finish_item, plan_item, reopen_item
from .positions import chase_term
from .seating import change_office, change_sector, correct, end, seat
from .showing import export, show_contact, show_papers
from .turning import turn_over
from .units import add_unit, appoint, correct_unit, issue_passwords, relieve, resume_unit, stop_unit

__all__ = [
    "chase", "chase_term", "end_keeping", "set_keeper", "talk",
    "PAPERS", "add_evidence", "answer_appeal", "appeal_leaving", "begin_seat", "drop_leaving", "hear_addition", "hear_leaving", "nominate", "open_leaving",
    "record_talk", "state_own", "tell_leaving", "withdraw_addition",
    "change_link", "check_link", "describe_organ", "drop_item", "end_link", "finish_item", "make_link", "place_members", "plan_item", "reopen_item",
    "add_organ", "add_unit", "appoint", "ask_change", "change_office", "change_sector", "correct", "correct_organ", "correct_unit",
    "decide_change", "dissolve_organ", "end", "export", "import_roster", "issue_passwords", "leave_seat", "relieve", "resume_unit", "seat",
    "show_contact", "show_papers", "stop_unit", "take_seat", "turn_over", "withdraw_change",
]
