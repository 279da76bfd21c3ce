"""Finding anything: texts by their words, people and bodies by their names; only what the viewer may see."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import NoReverseMatch

from shangliang.commons.access import Viewer
from shangliang.commons.corpus.searching import Found, search
from shangliang.commons.people.queries import members_named, organs_named, units_named
from shangliang.commons.subjects import Ref, ref, subjects

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


def find(viewer: Viewer, text: str, day: date, *, offset: int = 0) -> Results:
    """Everything that contains `text` and that the viewer may see; names only beside the first page."""
    wanted = " ".join(text.split())[:LONGEST]
    found = Results(search(viewer, wanted, limit=PAGE, offset=offset))
    if offset == 0 and wanted:
        found.people = _named(viewer, [(ref(member), _seat(member)) for member in members_named(wanted, day, limit=8)])
        bodies = [(ref(unit), unit.get_system_display()) for unit in units_named(wanted, limit=6)]
        bodies += [(ref(organ), organ.get_kind_display()) for organ in organs_named(wanted, limit=6)]
        found.bodies = _named(viewer, bodies)
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


def _seat(member: object) -> str:
    return "　".join(part for part in (str(member.sector), member.employer) if part)  # type: ignore[attr-defined]


def _named(viewer: Viewer, things: list[tuple[Ref, str]]) -> list[Named]:
    """Those among the things that the viewer may see; kinds nobody declared are shown to nobody."""
    by_type: dict[str, set[int]] = {}
    for subject, _ in things:
        by_type.setdefault(subject.type, set()).add(subject.id)
    seen = {kind: subjects.get(kind).visible(viewer, ids) for kind, ids in by_type.items() if kind in subjects}
    return [
        Named(subject.label, note, kind_of(subject)[1], link(subject)) for subject, note in things if subject.id in seen.get(subject.type, set())
    ]
