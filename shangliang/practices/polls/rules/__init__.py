"""Polls as rules: what a form is, what may be answered to it, how answers are counted, when a poll is open."""

from .counting import counted, score_of, verdict
from .form import Need, answers_to, check_form, graded, rewritten
from .states import LIFE, State, over, why_closed

__all__ = ["LIFE", "Need", "State", "answers_to", "check_form", "counted", "graded", "over", "rewritten", "score_of", "verdict", "why_closed"]
