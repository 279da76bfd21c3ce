"""Every write of registers, one verb each: entering, what becomes of an entry, declaring."""

from .declaring import adopt, draft, drop_draft, keep_draft, put_in_force, switch
from .entering import bring_in, enter
from .settling import confirm, confirm_many, correct, end, mend, resume, send_back, take_back, withdraw

__all__ = [
    "adopt", "bring_in", "confirm", "confirm_many", "correct", "draft", "drop_draft", "end", "enter", "keep_draft", "mend", "put_in_force", "resume",
    "send_back", "switch", "take_back", "withdraw",
]
