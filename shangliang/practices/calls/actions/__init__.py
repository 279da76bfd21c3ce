"""Every write of calls, one verb each: the call, what is put forward, reviews, the list, objections, the award, reminders."""

from .awarding import open_deed, publish, revoke, show_deed
from .deciding import decide, publicise, shortlist, stop_publicity, undecide, unlist
from .nominating import admit, change, nominate, nominate_many, refuse, restore_nomination, withdraw
from .objecting import answer, object_to, reopen_objection
from .reminding import remind
from .reviewing import name_reviewers, next_round, previous_round, recuse, review, take_review_back
from .writing import cancel, close, draft, open_call, reopen, restore, save

__all__ = [
    "admit", "answer", "cancel", "change", "close", "decide", "draft", "name_reviewers", "next_round", "nominate", "nominate_many", "object_to", "open_call",
    "previous_round", "publicise", "open_deed", "publish", "recuse", "refuse", "remind", "reopen", "reopen_objection", "restore", "restore_nomination", "review", "revoke",
    "save", "shortlist", "show_deed", "stop_publicity", "take_review_back", "undecide", "unlist", "withdraw",
]
