"""Chinese names of what facts carry. They are written down on the topmost floor, which knows every room, and told here at start-up."""

from collections.abc import Mapping
from dataclasses import fields

from .declared import kinds

_names: dict[str, str] = {}


def tell_names(names: Mapping[str, str]) -> None:
    """Make the names of fields known; done once at start-up."""
    _names.update(names)


def field_name(code: str) -> str:
    """A field of a fact in Chinese; one without a name as it is."""
    return _names.get(code, code)


def fields_of(kind: str) -> list[tuple[str, str]]:
    """The details a kind of fact carries, as (code, name); none of an unknown kind."""
    return [(one.name, field_name(one.name)) for one in fields(kinds.get(kind))] if kind in kinds else []  # type: ignore[arg-type]
