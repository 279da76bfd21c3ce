"""Declaring kinds of facts: the published language of the rooms. Knows no Django, so that `facts.py` may use it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, TypeVar

from shangliang.foundation.registry import Registry

C = TypeVar("C", bound=type)


class Kind:
    """What every declared fact class carries beside its own fields."""

    kind: ClassVar[str]
    label: ClassVar[str]
    version: ClassVar[int]
    sort: str


kinds: Registry[type] = Registry("kinds of fact")


def sorted_as(what: Any, sort: str) -> Any:
    """A fact about to be recorded, told apart by a sort of work: for practices whose classes serve several rooms."""
    object.__setattr__(what, "sort", sort)
    return what


def said_day(text: str) -> str:
    """A day kept as "2026-05-02" in the words of a history: "2026 年 5 月 2 日"; what is no day stays as it is."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{day.year} 年 {day.month} 月 {day.day} 日"


def fact(kind: str, label: str, version: int = 1) -> Callable[[C], C]:
    """Declare a frozen dataclass as a fact: `kind` is "room.done", `label` the Chinese verb phrase of the history page.

    A class whose fields are codes, numbers or days has a method `said()` that puts them in words for the history.
    A class that serves several sorts of work (a register's code, a sort of meeting) has a property `sort` that names it.
    """

    def declare(cls: C) -> C:
        made: Any = dataclass(frozen=True, kw_only=True)(cls)
        made.kind, made.label, made.version = kind, label, version
        if "sort" not in vars(made):
            made.sort = ""
        kinds.add(kind, made)
        return made

    return declare
