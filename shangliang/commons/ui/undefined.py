"""What a template gets for something that is not there."""

from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import Undefined


class Absent(Undefined):
    """Strict about names and attributes, which are mistakes; gentle about a key left out of a plain dict.

    Macros take dicts whose optional keys may be left out: such a key is false, empty and prints nothing. Anything else
    that is not there raises as soon as it is looked at.
    """

    __slots__ = ()

    def _only_left_out(self) -> None:
        if not isinstance(self._undefined_obj, Mapping):
            self._fail_with_undefined_error()

    def __bool__(self) -> bool:
        self._only_left_out()
        return False

    def __str__(self) -> str:
        self._only_left_out()
        return ""

    def __iter__(self) -> Iterator[Any]:
        self._only_left_out()
        return iter(())

    def __len__(self) -> int:
        self._only_left_out()
        return 0

    def __eq__(self, other: object) -> bool:
        self._only_left_out()
        return other is None or other == ""

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return id(self)
