"""Outputs as pages show them: lines of lists, steps, marks, what may be done, the panel on a member's page."""

from .lines import (
    MARKS,
    TOLD,
    VERDICTS,
    card,
    instruction_card,
    instruction_line,
    of_member,
    output_line,
    suggestion_line,
)
from .pages import instruction_may, instruction_steps, may_do, output_steps, receipts

__all__ = [
    "MARKS", "TOLD", "VERDICTS", "card", "instruction_card", "instruction_line", "instruction_may", "instruction_steps", "may_do", "of_member", "output_line", "output_steps", "receipts", "suggestion_line",
]
