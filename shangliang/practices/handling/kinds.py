"""The port: what a room must say so that its things can be handed to units.

A room declares one HandlingKind at start-up. The practice calls back through it inside the same transaction; never by signals.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from shangliang.foundation.registry import Registry


@dataclass(frozen=True)
class Person:
    """A proposer or author, as a unit needs to know them: name, sector, job, phone, address."""

    member_id: int | None
    name: str
    detail: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Brief:
    """All a unit needs to handle a thing: shown on the matter page and printed on the hand-over sheet."""

    title: str
    number: str
    session: str
    category: str
    people: list[Person]
    grounds: str
    asks: list[str]
    public: bool
    files: list[Any] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Facet:
    """One way in which a room's things can be picked: its name in a form, what it is called, and the choices."""

    name: str
    label: str
    options: list[tuple[str, str]]


def nothing(*said: Any, **known: Any) -> None:
    """A callback for a room that need not know."""


def nowhere(viewer: Any, subject_id: int) -> str:
    """No page to go on to."""
    return ""


@dataclass(frozen=True)
class HandlingKind:
    """`code` names the kind and the prefix of its settings (`<code>.handling.*`), `icon` a Tabler icon.

    `brief(subject_id)`; `raters(subject_id)` gives the ids of the members who are asked for a rating;
    `link(subject_id)` the thing's own page. The callbacks get (act, matter, **known).
    """

    code: str
    label: str
    icon: str
    subject_type: str
    brief: Callable[[int], Brief]
    raters: Callable[[int], list[int]]
    link: Callable[[int], str]
    hold: Callable[[int], Any] = nothing  # lock the thing and give it: it is locked before its matter, by the room as by us; callbacks find it as matter.thing
    on_assigned: Callable[..., None] = nothing  # units or due date changed: lead (Unit|None), due_on
    on_replied: Callable[..., None] = nothing  # every answering unit has issued its reply: grade
    on_rated: Callable[..., None] = nothing  # the verdict is settled: overall
    on_reopened: Callable[..., None] = nothing  # a new round began: lead, due_on
    on_closed: Callable[..., None] = nothing
    on_fulfilled: Callable[..., None] = nothing  # all that was promised is kept: before, grade
    on_slipped: Callable[..., None] = nothing  # a later look found it not done after all
    by_session: bool = False  # papers call its things by session and number (第…次会议第…号提案), others by their own number or kind
    facets: Callable[[], list[Facet]] = list  # by what its things can be picked for a look-back, beside unit, class and age
    picks: Callable[[Mapping[str, str]], Any] = nothing  # the ids (a queryset) of things that fit chosen facets; None: all
    collective: Callable[[int], str] = lambda subject_id: ""  # in whose name it was put forward, where not in a person's
    office: str = ""  # the access role that runs its things in place of the proposal committee and the offices that hand over
    after_rating: Callable[[Any, int], str] = nowhere  # where a member who has just rated may go on, "" for nowhere


kinds: Registry[HandlingKind] = Registry("kinds of handling")
