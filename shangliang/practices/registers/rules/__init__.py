"""Registers as rules: the life of an entry, what may be entered, how registers are declared and changed. Pure."""

from .changing import lost
from .declaring import faults, from_data, to_data
from .life import LIFE, Standing, State
from .titles import shown, title_of
from .values import LONGEST, read_value

__all__ = ["LIFE", "LONGEST", "Standing", "State", "faults", "from_data", "lost", "read_value", "shown", "title_of", "to_data"]
