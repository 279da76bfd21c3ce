"""The forms of a page as a browser would send them: found in the answer itself, so that no form can be forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from lxml import html

TYPED = {"text", "search", "tel", "email", "url", "textarea", "number", "date", "datetime-local", "month", "password", ""}


@dataclass
class Field:
    """One control: what it is, what stands in it, and what may be chosen."""

    name: str
    kind: str
    value: str = ""
    options: list[str] = field(default_factory=list)
    on: bool = False


@dataclass
class Form:
    """One form of a page: where it goes, and its controls."""

    action: str
    method: str
    fields: list[Field]

    def sent(self, typed: str | None = None, **given: Any) -> dict[str, list[str]]:
        """What a browser would send; `typed` goes into all that people type into, `given` wins over everything."""
        said: dict[str, list[str]] = {}
        for one in self.fields:
            if one.kind in {"file", "submit"} or (one.kind in {"checkbox", "radio"} and not one.on):
                continue
            said.setdefault(one.name, []).append(one.value if typed is None or one.kind not in TYPED else typed)
        said |= {name: value if isinstance(value, list) else [str(value)] for name, value in given.items()}
        return said

    def names(self) -> set[str]:
        return {one.name for one in self.fields}

    def kinds(self, *kinds: str) -> list[str]:
        """The names of the controls of these kinds."""
        return [one.name for one in self.fields if one.kind in kinds]


def read(answer: Any) -> bytes:
    """An answer to its last byte, so that whatever it was read from is closed."""
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


def forms_of(page: bytes, address: str) -> Iterator[Form]:
    """Every form that posts, with the controls that stand elsewhere and name it; those of the frame are left out."""
    if b"<form" not in page:
        return
    tree = html.fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    for form in tree.iter("form"):
        action = urljoin(address, form.get("action") or "") or address
        if (form.get("method") or "get").lower() != "post" or action.startswith(("/sign-out", "/switch")):
            continue
        controls = [*form.iter("input", "textarea", "select", "button")]
        if form.get("id"):
            controls += tree.xpath("//*[@form=$id]", id=form.get("id"))
        yield Form(action, "post", [_field(one) for one in controls if one.get("name")])


def _field(one: Any) -> Field:
    name, tag = one.get("name"), one.tag
    if tag == "textarea":
        return Field(name, "textarea", one.text or "")
    if tag == "button":
        return Field(name, "submit", one.get("value") or "")
    if tag == "select":
        options = [option.get("value", option.text or "") for option in one.iter("option")]
        chosen = [option.get("value", option.text or "") for option in one.iter("option") if option.get("selected") is not None]
        return Field(name, "select", (chosen or options or [""])[0], options)
    return Field(name, (one.get("type") or "text").lower(), one.get("value") or "", on=one.get("checked") is not None)
