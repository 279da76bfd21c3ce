"""Reads of outputs, suggestions, instructions and follow-ups."""

from .desk import Desk, desk, waiting_rows
from .lists import (
    Filter,
    InstructionFilter,
    adoption_by_field,
    instruction_rows,
    instructions,
    instructions_of_member,
    mine,
    of_author,
    outputs,
)
from .loose import Loose, loop, loose
from .one import (
    conversion,
    dispatch,
    follow_up,
    get,
    instruction,
    output,
    referral,
    seen_suggestion,
    suggestion,
    visible_conversions,
    visible_follow_ups,
    visible_instructions,
    visible_outputs,
    visible_referrals,
    visible_suggestions,
)
from .port import (
    authors_of,
    instruction_brief,
    instruction_raters,
    referral_brief,
    referral_raters,
    taken_instruction,
    taken_output,
    taken_suggestion,
)
from .tracking import follow_ups_of, open_follow_ups, to_follow

__all__ = [
    "Desk", "Filter", "InstructionFilter", "Loose", "adoption_by_field", "authors_of", "conversion", "desk", "dispatch", "follow_up", "follow_ups_of", "get", "instruction", "instruction_brief", "instruction_raters",
    "instruction_rows", "instructions", "instructions_of_member", "loop", "loose", "mine", "of_author", "open_follow_ups", "output", "outputs", "referral", "referral_brief", "referral_raters", "seen_suggestion",
    "suggestion", "taken_instruction", "taken_output", "taken_suggestion", "to_follow", "visible_conversions", "visible_follow_ups", "visible_instructions", "visible_outputs",
    "visible_referrals", "visible_suggestions", "waiting_rows",
]
