"""Words: enumerations whose members carry the Chinese word that pages show.

    class State(Labelled):
        DRAFT = "draft", "草稿"
        FILED = "filed", "立案"

A member *is* its value (a str): it compares, hashes, formats, stores and serialises as "filed". Plain Python, so that
rules and facts may use it.
"""

import enum
from typing import Self

from shangliang.foundation.errors import Invalid


class Labelled(enum.StrEnum):
    """A str enumeration; each member is given as `value, label`."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        if not label:
            raise TypeError(f"{value!r} has no label: give it as value, label")
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    def __init_subclass__(cls, **kwargs: object) -> None:
        """Refuse twins: a repeated value would quietly become an alias and its label would be lost."""
        super().__init_subclass__(**kwargs)
        aliases = [name for name, member in cls.__members__.items() if member.name != name]
        labels = [member.label for member in cls]
        if aliases or len(set(labels)) < len(labels):
            raise TypeError(f"{cls.__name__} gives a value or a label twice: {aliases or labels}")

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """All members as (value, label), in the order they were written; for form fields and model fields."""
        return [(member.value, member.label) for member in cls]

    @classmethod
    def values(cls) -> list[str]:
        """All values in the order they were written; for CHECK constraints."""
        return [member.value for member in cls]

    @classmethod
    def of(cls, said: str) -> Self:
        """The member whose value or label is `said` (spaces around it ignored).

        For what people typed or filled into a sheet: an unknown word raises `Invalid` that lists the known ones. For
        what the program stored, `State(value)` is right: there an unknown value is a fault of ours.
        """
        wanted = str(said).strip()
        for member in cls:
            if wanted in (member.value, member.label):
                return member
        known = "、".join(member.label for member in cls)
        raise Invalid(f"没有“{wanted}”这一项，可以填：{known}。", "unknown_word")


def nth(number: str) -> str:
    """A number as a sentence says it: "第 0032 号"; one that begins with a word of its own is "平032 号"; "" for none."""
    if not number:
        return ""
    said = number if number.endswith("号") else f"{number} 号"
    return f"第 {said}" if number[0].isdigit() else said
