"""The rules of duty scores: what a rulebook is, reading and checking it, scoring and grading. Pure."""

from .checking import examine
from .grading import Graded, Scored, Seated, advised, graded, level_of, next_up, scored_of, why_exempt
from .later import later, nearest, with_later
from .matching import Known, Line, Plan
from .reading import Complaint, read, write
from .rulebook import Consequence, Exempt, Grade, Group, Item, Minimum, Once, Part, Rulebook, Source, Who, plain
from .scoring import GroupScore, Met, Sheet, applies, score
from .states import AppealState, RulebookState
from .unread import unread
from .wording import duty_said, item_said, role, source_said

__all__ = [
    "AppealState", "Complaint", "Consequence", "Exempt", "Grade", "Graded", "Group", "GroupScore", "Item", "Known", "Line", "Met", "Minimum", "Once", "Part",
    "Plan", "Rulebook", "RulebookState", "Scored", "Seated", "Sheet", "Source", "Who", "advised", "applies", "duty_said", "examine", "graded", "item_said", "later", "level_of", "nearest", "next_up", "plain", "read", "role",
    "score", "scored_of", "source_said", "unread", "why_exempt", "with_later", "write",
]  # fmt: skip
