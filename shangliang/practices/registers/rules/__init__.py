"""Registers as rules: the life of an entry, what may be entered, how registers are declared and changed. Pure."""

from .changing import lost, removed
from .declaring import faults, from_data, loosely, placed_faults, to_data
from .life import LIFE, Standing, State
from .titles import shown, title_of, with_codes, with_labels
from .values import LONGEST, read_value

__all__ = [
    "LIFE", "LONGEST", "Standing", "State", "faults", "from_data", "loosely", "lost", "placed_faults", "read_value", "removed", "shown", "title_of", "to_data", "with_codes",
    "with_labels",
]
