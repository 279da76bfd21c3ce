"""Every write of the duty room: rulebooks, publishing, objections, steps."""

from .appealing import answer_appeal, appeal, withdraw_appeal
from .following import hear
from .keeping import adopt, change, discard, draft
from .publishing import ask_publishing, publish, take_step

__all__ = ["adopt", "answer_appeal", "appeal", "ask_publishing", "change", "discard", "draft", "hear", "publish", "take_step", "withdraw_appeal"]
