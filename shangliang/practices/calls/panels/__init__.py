"""Calls in plain words for pages."""

from .honours import of_member
from .pages import MARKS, NEXT, call_row, call_steps, nomination_row, notice_text, ways

__all__ = ["MARKS", "NEXT", "call_row", "call_steps", "nomination_row", "notice_text", "of_member", "ways"]
