"""Periods: half-open stretches of time, and the years, halves and quarters that work is counted by."""

from shangliang.foundation.periods.period import Period
from shangliang.foundation.periods.years import halves, month, months, parse_start, quarters, year, year_before, year_of

__all__ = ["Period", "halves", "month", "months", "parse_start", "quarters", "year", "year_before", "year_of"]
