"""Finding anything: texts by their words, people and bodies by their names; only what the viewer may see."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import NoReverseMatch

from shangliang.commons.access import Viewer
from shangliang.commons.corpus.searching import Found, search
from shangliang.commons.people.queries import Called, called
from shangliang.commons.subjects import Ref, subjects

PAGE = 20
LONGEST = 80


@dataclass(frozen=True)
class Named:
    """A person or body found by name."""

    name: str
    note: str
    icon: str
    href: str


@dataclass
class Results:
    """What was found: texts in pages, and at most a handful of names."""

    texts: Found
    people: list[Named] = field(default_factory=list)
    bodies: list[Named] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        return not (self.texts.hits or self.people or self.bodies)


def find(viewer: Viewer, text: str, day: date, *, offset: int = 0, limit: int = PAGE) -> Results:
    """Everything that contains `text` and that the viewer may see; names only beside the first page."""
    wanted = " ".join(text.split())[:LONGEST]
    found = Results(search(viewer, wanted, limit=limit, offset=offset))
    if offset == 0 and wanted:
        known = _seen(viewer, called(wanted, day))
        found.people = [_named(one) for one in known if one.type == "people.member"]
        found.bodies = [_named(one) for one in known if one.type != "people.member"]
    return found


def link(subject: Ref) -> str:
    """The address of a thing's own page; "" where it has none."""
    if subject.type not in subjects:
        return ""
    try:
        return subjects.get(subject.type).link(subject.id)
    except NoReverseMatch:
        return ""


def kind_of(subject: Ref) -> tuple[str, str]:
    """What sort of thing it is, in a word, and its icon."""
    known = subjects.get(subject.type) if subject.type in subjects else None
    return (known.label, known.icon) if known else ("", "file")


def _seen(viewer: Viewer, things: list[Called]) -> list[Called]:
    """Those among the things that the viewer may see; kinds nobody declared are shown to nobody."""
    by_type: dict[str, set[int]] = {}
    for one in things:
        by_type.setdefault(one.type, set()).add(one.id)
    seen = {kind: subjects.get(kind).visible(viewer, ids) for kind, ids in by_type.items() if kind in subjects}
    return [one for one in things if one.id in seen.get(one.type, set())]


def _named(one: Called) -> Named:
    subject = Ref(one.type, one.id, one.name)
    return Named(one.name, one.note, kind_of(subject)[1], link(subject))
