"""What the pages of registers show."""

from .designing import checked_figures, design, in_words, looks, sample_of
from .entering import inputs
from .listing import MARKS, columns, line, totals
from .telling import deeds, shown_values

__all__ = ["MARKS", "checked_figures", "columns", "deeds", "design", "in_words", "inputs", "line", "looks", "sample_of", "shown_values", "totals"]
