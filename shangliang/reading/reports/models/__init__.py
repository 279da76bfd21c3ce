"""The tables of reports: texts with their figures, plans, what is to be bettered, what is kept for telling, the adviser."""

from .advising import Adviser
from .compiling import Chip, Frozen, Remark, Report, Version
from .improving import Improvement, Progress
from .keeping import Case, Lesson, Named
from .planning import PlanItem

__all__ = ["Adviser", "Case", "Chip", "Frozen", "Improvement", "Lesson", "Named", "PlanItem", "Progress", "Remark", "Report", "Version"]
