"""Values that hold a place: a question is worked out with them, and asked with the true ones (see ready.py).

Where a question is put together by functions that take an id, a word or a day, they are given a mark instead. Nothing in
the database has these values.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

Answer = Callable[[dict[str, Any]], Any]
FIRST = -(2**62)
DAY = date(1000, 1, 1)  # holds the place of "day"; a few days before or after stay so many days before or after
NEAR = timedelta(days=400)
_numbers: dict[int, str] = {}
_words: dict[str, str] = {}


def mark(name: str) -> int:
    """The number that holds the place of `name`."""
    number = next((number for number, known in _numbers.items() if known == name), FIRST - len(_numbers) - 1)
    _numbers[number] = name
    return number


def word(name: str) -> str:
    """The text that holds the place of `name`."""
    text = f"\ue000{name}\ue000"
    _words[text] = name
    return text


HERE = mark("committee")


def answer(value: Any) -> tuple[str, Answer] | None:
    """How a mark stands in SQL and what it is answered with; None for a value that means itself."""
    if isinstance(value, int) and value in _numbers:
        return "%s::bigint", _given(_numbers[value])
    if isinstance(value, str) and value in _words:
        return "%s", _given(_words[value])
    if isinstance(value, date) and not isinstance(value, datetime) and abs(value - DAY) < NEAR:
        later = value - DAY
        return "%s::date", lambda given: given["day"] + later
    if isinstance(value, list) and any(isinstance(one, int) and one in _numbers for one in value):
        return "%s::bigint[]", lambda given: [given[_numbers[one]] if one in _numbers else one for one in value]
    return None


def _given(name: str) -> Answer:
    return lambda given: given[name]
