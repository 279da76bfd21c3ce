"""Clocks: how long something may take, when it is due, and how that stands on a day.

A `Calendar` says which days are worked, a `Span` how long, `due` when; a `Clock` adds pauses, extensions, states and
reminders. Days are plain local dates; nothing here asks what day it is.
"""

from shangliang.foundation.clocks.calendar import Calendar
from shangliang.foundation.clocks.clock import Clock, Pressure, Reminder
from shangliang.foundation.clocks.holidays import Seed, seed
from shangliang.foundation.clocks.span import Span, Unit, due

__all__ = ["Calendar", "Clock", "Pressure", "Reminder", "Seed", "Span", "Unit", "due", "seed"]
