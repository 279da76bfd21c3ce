"""Reads of registers."""

from .declaring import (
    draft_of,
    fields_ever,
    figures_in_force,
    held_fields,
    own_rows,
    register_by_id,
    register_row,
    versions_of,
    visible_registers,
)
from .entries import (
    CONFIRMING,
    PAGE,
    Filter,
    counting,
    dropped_options,
    filed_by,
    find,
    found,
    get_one,
    sums,
    to_confirm,
    visible_ids,
    waiting_of,
)
from .naming import Names
from .overview import Line, areas, counts_of
from .planning import Planned, plan, words_of

__all__ = [
    "CONFIRMING", "PAGE", "Filter", "Line", "Names", "areas", "counting", "counts_of", "draft_of", "dropped_options", "fields_ever", "figures_in_force", "filed_by", "find", "found", "get_one",
    "Planned", "held_fields", "own_rows", "plan", "register_by_id", "register_row", "sums", "to_confirm", "versions_of", "visible_ids", "visible_registers", "waiting_of", "words_of",
]
