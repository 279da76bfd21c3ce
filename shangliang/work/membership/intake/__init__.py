"""Reading rosters as offices keep them: bytes in, entries with their problems out. Touches no table."""

from .columns import COLUMNS, Field, Kind, field_of
from .reading import Entry, Problem, Roster, Table, read_roster

__all__ = ["COLUMNS", "Entry", "Field", "Kind", "Problem", "Roster", "Table", "field_of", "read_roster"]
