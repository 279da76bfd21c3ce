"""Every write of outputs: writing them, sending them up, chasing suggestions, instructions and follow-ups."""

from .asking import assign, convert, hand_suggestions, settle, undo_conversion
from .following import ask, remind, report
from .instructing import hand_instruction, meet, note, record_instruction, revoke, settle_instruction
from .sending import drop, receive, review, send, send_back, sign, submit
from .writing import Ask, Content, start, write

__all__ = [
    "Ask", "Content", "ask", "assign", "convert", "drop", "hand_instruction", "hand_suggestions", "meet", "note", "receive", "record_instruction", "remind", "report", "review",
    "revoke", "send", "send_back", "settle", "settle_instruction", "sign", "start", "submit", "undo_conversion", "write",
]
