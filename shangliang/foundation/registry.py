"""A registry: rooms say at start-up what they offer, floors below look it up by name.

This is how a low floor serves a high one without importing it.
"""

from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    """A named collection filled once at start-up; a name is given once."""

    def __init__(self, what: str) -> None:
        self.what = what
        self._entries: dict[str, T] = {}

    def add(self, name: str, entry: T) -> T:
        """Put `entry` under `name`; the same entry again is harmless, another one raises RuntimeError."""
        if self._entries.setdefault(name, entry) != entry:
            raise RuntimeError(f"two {self.what} are called {name!r}")
        return entry

    def get(self, name: str) -> T:
        """The entry called `name`; raises LookupError that lists what there is."""
        try:
            return self._entries[name]
        except KeyError:
            known = ", ".join(sorted(self._entries)) or "none"
            raise LookupError(f"no {self.what} is called {name!r}; there are: {known}") from None

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[T]:
        return iter(self._entries.values())

    def names(self) -> list[str]:
        return list(self._entries)
