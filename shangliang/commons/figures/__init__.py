"""Figures: every number defined once over the ledger, with its value, its parts and the records behind it.

Rooms declare theirs in `figures.py` with `shangliang.commons.figures.declared`; readers ask `measure`, `split` and `records`.
"""
