"""What pages show of handling, as plain words and numbers, so that templates print and decide nothing."""

from .lines import contacts, line, mark, named, opinions, owed, pending, steps, units, verdict, verdicts
from .offers import Offer, offers, refused
from .replies import asked, draft, enclosures, files, grades, letter
from .telling import told, trace

__all__ = [
    "Offer", "asked", "contacts", "draft", "enclosures", "files", "grades", "letter", "line", "mark", "named", "offers", "opinions", "owed", "pending", "refused", "steps", "told", "trace",
    "units", "verdict", "verdicts",
]
