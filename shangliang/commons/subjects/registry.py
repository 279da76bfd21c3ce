"""Declaring a subject type, and naming one thing of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from shangliang.foundation.registry import Registry


@dataclass(frozen=True)
class Ref:
    """One thing, named without knowing its table: type, id and the label it had then."""

    type: str
    id: int
    label: str


@dataclass(frozen=True)
class Subject:
    """A kind of thing. `visible(viewer, ids)` gives those of `ids` that the viewer may see; `link(id)` its address."""

    type: str
    label: str
    icon: str
    link: Callable[[int], str]
    visible: Callable[[Any, Iterable[int]], set[int]]
    get: Callable[[int], Any]


subjects: Registry[Subject] = Registry("kinds of subject")


def subject_type(thing: Any) -> str:
    """The type under which a model is talked about: `app.model`."""
    return str(thing._meta.label_lower)


def ref(thing: Any) -> Ref:
    """Name a saved thing; a Ref is given back as it is."""
    if isinstance(thing, Ref):
        return thing
    return Ref(subject_type(thing), thing.pk, str(thing)[:300])
