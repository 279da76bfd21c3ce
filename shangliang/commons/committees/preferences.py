"""Declared settings: what a committee may decide for itself, with a type, a default and a sentence that explains it.

Almost every number in this field differs by city, so rooms declare them here and never write them as constants.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from shangliang.foundation.clocks import Span
from shangliang.foundation.errors import Invalid
from shangliang.foundation.registry import Registry


@dataclass(frozen=True)
class Column:
    """One column of a table setting: `kind` is text, bool, lines, int, span, one or several (of `choices`)."""

    key: str
    label: str
    kind: str = "text"
    choices: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Preference:
    """One setting: `kind` is one of KINDS, `default` has the kind's Python type."""

    key: str
    kind: str
    default: Any
    label: str
    help: str = ""
    group: str = ""
    choices: Sequence[tuple[Any, str]] = ()
    low: int | None = None
    high: int | None = None
    check: Callable[[Any], object] | None = None  # looks at the value once more; raises Invalid or ValueError with the reason
    columns: Sequence[Column] = ()  # of a table; without them they are those of the first row of its default

    def read(self, stored: Any) -> Any:
        """From what the database keeps (JSON) to the Python value."""
        return Span.parse(stored) if self.kind == "span" else stored

    def parse(self, typed: Any) -> Any:
        """From what was typed to what the database keeps; raises Invalid with a Chinese reason."""
        try:
            value = KINDS[self.kind](typed)
            if self.check is not None:
                self.check(value)
        except (ValueError, TypeError, Invalid) as wrong:
            raise Invalid(f"“{self.label}”要修改：{wrong}", fields={self.key: str(wrong)}) from None
        if self.choices and value not in [c for c, _ in self.choices]:
            raise Invalid(f"“{self.label}”要从给出的几项里选。", fields={self.key: "请从给出的几项里选"})
        if isinstance(value, int) and not isinstance(value, bool):
            self._bounded(value)
        return value

    def _bounded(self, value: int) -> None:
        if (self.low is not None and value < self.low) or (self.high is not None and value > self.high):
            raise Invalid(f"“{self.label}”要在 {self.low} 到 {self.high} 之间。", fields={self.key: f"要在 {self.low} 到 {self.high} 之间"})


def _whole(typed: Any) -> int:
    try:
        return int(str(typed).strip())
    except ValueError:
        raise ValueError("请写一个整数") from None


def _yes(typed: Any) -> bool:
    if isinstance(typed, bool):
        return typed
    return str(typed).strip() in {"on", "true", "True", "1", "是"}


def _lines(typed: Any) -> list[str]:
    lines = typed if isinstance(typed, list) else str(typed).splitlines()
    return [line.strip() for line in lines if line.strip()]


def _span(typed: Any) -> str:
    return str(Span.parse(str(typed).strip()))


def _rows(typed: Any) -> list[dict[str, Any]]:
    if not isinstance(typed, list) or not all(isinstance(row, dict) for row in typed):
        raise ValueError("要是一张表")
    return typed


KINDS: dict[str, Callable[[Any], Any]] = {
    "int": _whole,
    "bool": _yes,
    "text": lambda typed: str(typed).strip(),
    "lines": _lines,
    "span": _span,
    "rows": _rows,
}

PREFERENCES: Registry[Preference] = Registry("settings")


def declare(*preferences: Preference) -> None:
    """Make settings known at start-up; rooms call this in their manifest."""
    for preference in preferences:
        if preference.kind not in KINDS:
            raise RuntimeError(f"{preference.key}: no such kind of setting: {preference.kind}")
        PREFERENCES.add(preference.key, preference)
