"""Where a room does what a register only wrote down: neither takes what stands in the other, so that no figure counts a thing twice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from shangliang.foundation.registry import Registry


@dataclass(frozen=True)
class Room:
    """The room that does a register's work: what it is called, the name of its page, and why an entry with these values is not taken ("" if it is)."""

    register: str
    label: str
    page: str
    taken: Callable[[Mapping[str, Any]], str]


rooms: Registry[Room] = Registry("rooms that do a register's work")


def taken_elsewhere(register: str, values: Mapping[str, Any]) -> str:
    """Why these values are not entered in a register: a room has the thing; "" where none has."""
    return rooms.get(register).taken(values) if register in rooms else ""
