"""Kinds of official paper and the fields a template may name. Fields bear Chinese names: clerks write them into Word themselves.

A field is a text, several texts, or several records with fields of their own. Nothing else reaches a template: no things, no functions.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from shangliang.foundation.registry import Registry

from .markup import clean

Words = dict[str, Any]


class Texts(tuple[str, ...]):
    """Several texts: a template may loop over them, or print them in a row with 、between."""

    def __new__(cls, texts: Iterable[str] = ()) -> "Texts":
        return super().__new__(cls, (clean(text).strip() for text in texts if text and text.strip()))

    def __str__(self) -> str:
        return "、".join(self)


@dataclass(frozen=True)
class Field:
    """A field: its name as written in a template, what it holds, and for records (`of`) or texts (`many`) how they repeat."""

    name: str
    note: str
    many: bool = False
    of: tuple["Field", ...] = ()

    @property
    def repeats(self) -> bool:
        return self.many or bool(self.of)

    @property
    def written(self) -> str:
        """How to write it into a template."""
        if self.of:
            inner = "".join(f"{{{{ 项.{one.name} }}}}" for one in self.of if not one.repeats)
            return f"{{% for 项 in {self.name} %}}{inner}{{% endfor %}}"
        return f"{{{{ {self.name} }}}}"


@dataclass(frozen=True)
class PaperKind:
    """A kind of paper: its fields, words of an invented case to try a template with, and the shipped template as .docx.

    `needs` are fields without which the paper says nothing: a template that names none of them is refused.
    """

    code: str
    label: str
    about: str
    fields: tuple[Field, ...]
    sample: Callable[[], Words]
    shipped: Callable[[], bytes]
    needs: tuple[str, ...] = ()


kinds: Registry[PaperKind] = Registry("kinds of official paper")


def whole(fields: Iterable[Field], words: Mapping[str, Any]) -> Words:
    """The words of a paper with every declared field there, as text that XML can hold; unknown names are a fault of the caller."""
    known = {field.name: field for field in fields}
    if strange := set(words) - set(known):
        raise LookupError(f"no such fields: {sorted(strange)}")
    return {name: _value(field, words.get(name)) for name, field in known.items()}


def _value(field: Field, value: Any) -> Any:
    if field.of:
        return [whole(field.of, row) for row in value or ()]
    if field.many:
        return Texts(value or ())
    return clean(str(value or ""))
