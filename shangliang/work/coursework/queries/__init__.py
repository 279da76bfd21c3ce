"""Reads of homework."""

from .progress import Body, counts_now, overdue, progress
from .reading import (
    Filter,
    Row,
    audience,
    choices,
    countable,
    find,
    get_piece,
    homeworks,
    lacking,
    mine,
    narrowed,
    numbers_of,
    open_ones,
    piece,
    pieces_of,
    to_do,
    to_review,
    visible_ids,
)

__all__ = [
    "Body", "Filter", "Row", "audience", "choices", "countable", "counts_now", "find", "get_piece", "homeworks", "lacking", "mine", "narrowed", "numbers_of", "open_ones", "overdue", "piece",
    "pieces_of", "progress", "to_do", "to_review", "visible_ids",
]
