"""Every write of coursework: setting it, doing it, reviewing it, what the clockwork does."""

from .doing import accept, excuse, hand_in, present, restore, send_back
from .setting import cancel, hand_out, move_due, set_homework
from .settling import remind, settle, would_change

__all__ = ["accept", "cancel", "excuse", "hand_in", "hand_out", "move_due", "present", "remind", "restore", "send_back", "set_homework", "settle", "would_change"]
