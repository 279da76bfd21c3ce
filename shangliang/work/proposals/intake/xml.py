"""Small helpers over lxml by local name, so that strict and transitional Word files read alike."""

from collections.abc import Iterator
from typing import Any, TypeAlias

Element: TypeAlias = Any  # an lxml element; lxml brings no types of its own


def name(element: Element) -> str:
    """The element's name without its namespace; "" for comments and processing instructions."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def attr(element: Element | None, local: str) -> str | None:
    """The attribute called `local` in whatever namespace, or None."""
    if element is not None:
        for key, value in element.attrib.items():
            if key.rsplit("}", 1)[-1] == local:
                return str(value)
    return None


def child(element: Element | None, *path: str) -> Element | None:
    """The first element down `path`, or None where the path ends early."""
    for local in path:
        if element is None:
            return None
        element = next((c for c in element if name(c) == local), None)
    return element


def children(element: Element | None, local: str) -> Iterator[Element]:
    """The direct children called `local`."""
    if element is not None:
        yield from (c for c in element if name(c) == local)


def value(element: Element | None, *path: str) -> str | None:
    """The `val` attribute at the end of `path`; Word keeps most settings so."""
    return attr(child(element, *path), "val")


def switched_on(element: Element | None, *path: str) -> bool | None:
    """A Word on/off setting: None when not said, True for `<w:b/>`, False for `<w:b w:val="0"/>`."""
    found = child(element, *path)
    return None if found is None else (attr(found, "val") or "1") not in {"0", "false", "off", "none"}
