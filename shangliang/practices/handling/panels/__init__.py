"""What pages show of handling, as plain words and numbers, so that templates print and decide nothing."""

from .lines import contacts, line, mark, named, opinions, owed, pending, steps, units, verdict, verdicts
from .looking import recheck_ways, rechecked, result_of
from .offers import Offer, offers, refused
from .promises import promise_trace, promised, unit_side, ways
from .replies import asked, doubts, draft, enclosures, files, grades, letter
from .talking import meeting, messages, reads_only
from .telling import told, trace

__all__ = [
    "meeting", "messages", "reads_only", "recheck_ways", "rechecked", "result_of",
    "Offer", "asked", "contacts", "doubts", "draft", "enclosures", "files", "grades", "letter", "line", "mark", "named", "offers", "opinions", "owed", "pending", "promise_trace", "promised", "refused", "steps", "told", "trace",
    "unit_side", "units", "verdict", "verdicts", "ways",
]
