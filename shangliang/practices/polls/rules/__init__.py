"""Polls as rules: what a form is, what may be answered to it, how answers are counted, when a poll is open."""

from .counting import counted, score_of, verdict
from .form import Need, answers_to, check_form, graded, rewritten
from .scales import BUILT_IN, NUMBER, grades_of
from .states import LIFE, State, over, why_closed

__all__ = ["BUILT_IN", "LIFE", "NUMBER", "Need", "State", "answers_to", "check_form", "counted", "graded", "grades_of", "over", "rewritten", "score_of", "verdict", "why_closed"]
