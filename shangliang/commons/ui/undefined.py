"""What a template gets for something that is not there."""

from collections.abc import Iterator, Mapping

from jinja2 import StrictUndefined


class Absent(StrictUndefined):
    """Strict about names and attributes, which are mistakes; gentle about a key left out of a plain dict.

    Macros take dicts whose optional keys may be left out: such a key is false, empty and prints nothing.
    """

    __slots__ = ()

    def _left_out(self) -> bool:
        return isinstance(self._undefined_obj, Mapping)

    def __bool__(self) -> bool:
        return False if self._left_out() else super().__bool__()

    def __str__(self) -> str:
        return "" if self._left_out() else super().__str__()

    def __iter__(self) -> Iterator:
        return iter(()) if self._left_out() else super().__iter__()

    def __len__(self) -> int:
        return 0 if self._left_out() else super().__len__()

    def __eq__(self, other: object) -> bool:
        return (other is None or other == "") if self._left_out() else super().__eq__(other)

    def __hash__(self) -> int:
        return id(self)
