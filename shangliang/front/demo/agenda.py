"""The agenda of the past: every deed planned beforehand, then done in the order of time, up to now and no further."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from shangliang.commons.access import Role, Viewer
from shangliang.commons.committees.models import Session
from shangliang.commons.ledger.acts import Act
from shangliang.commons.people.models import Member, Organ, Unit
from shangliang.foundation.errors import Refused
from shangliang.practices.handling.models import Assignment
from shangliang.work.proposals.models import Proposal

from .days import Days
from .material import Item
from .people import Cast
from .town import Town

Deed = Callable[..., None]


@dataclass
class Life:
    """One proposal on its way: what it is made of, who stands behind it, and what the deeds must remember of it."""

    item: Item
    author: Member
    agenda: "Agenda"
    organ: Organ | None = None
    last: datetime | None = None
    proposal: Proposal | None = None
    parts: dict[str, Assignment] = field(default_factory=dict)  # by unit, of the present round

    @property
    def key(self) -> str:
        return self.item.key

    @property
    def town(self) -> Town:
        return self.agenda.town

    @property
    def unit(self) -> Unit:
        return self.town.units[self.item.unit]

    def plan(self, day: date, deed: Deed, *, clock: str = "", beside: bool = False, **known: Any) -> None:
        """Put a deed on the agenda; later than the one before it, whatever hour the dice say.

        One that goes on `beside` the others (an assisting unit's opinion, a request for more time) keeps its own day.
        """
        when = self.agenda.days.moment(day, self.key, deed.__name__, len(self.agenda.deeds), clock=clock)
        if not beside:
            if self.last is not None and when <= self.last:
                when = self.last + timedelta(minutes=9)
            self.last = when
        self.agenda.put(when, deed, self, **known)

    def lately(self, minutes: int, deed: Deed, **known: Any) -> None:
        """Put a deed on the agenda so many minutes ago, whatever day and hour it is."""
        self.last = self.agenda.days.now - timedelta(minutes=minutes)
        self.agenda.put(self.last, deed, self, **known)

    def as_member(self, when: datetime, member: Member | None = None) -> Act:
        """An act of the author, or of another member."""
        return acting(self.agenda.cast.viewers[(member or self.author).pk], when)

    def as_role(self, role: Role, when: datetime) -> Act:
        """An act of somebody in a role of the committee; of several, always the same for one proposal."""
        held = self.agenda.cast.roles[role]
        return acting(held[len(self.key + self.item.title) % len(held)], when)

    def as_unit(self, unit: str, when: datetime, *, head: bool = False) -> Act:
        """An act of a unit's clerk, or of its head."""
        return acting(self.agenda.cast.units[self.town.units[unit].pk][head], when)


def acting(viewer: Viewer, when: datetime) -> Act:
    """An act of the past: it happened then, and is recorded as if it had been recorded then."""
    return Act(viewer=viewer, at=when, recorded_at=when)


@dataclass
class Agenda:
    """All deeds of all lives. `skipped` tells what was refused: nothing, unless the texts and the rules disagree."""

    town: Town
    cast: Cast
    days: Days
    lives: dict[str, Life] = field(default_factory=dict)
    deeds: list[tuple[datetime, int, Deed, Any, dict[str, Any]]] = field(default_factory=list)
    letters: dict[tuple[str, int], int] = field(default_factory=dict)  # the last letter number of a unit in a year
    skipped: list[str] = field(default_factory=list)
    accounts: dict[str, str] = field(default_factory=dict)  # by name, once everybody can sign in

    @property
    def session(self) -> Session:
        return self.town.sessions[-1]

    def put(self, when: datetime, deed: Deed, about: Any, **known: Any) -> None:
        """A deed at a moment: `deed(about, when, **known)`, where `about` is a life, or the agenda itself."""
        self.deeds.append((when, len(self.deeds), deed, about, known))

    def run(self, tell: Callable[[int, int], None]) -> int:
        """Do what was to be done until now, in the order of time; gives how many deeds. `tell` hears (done, of)."""
        due = sorted((deed for deed in self.deeds if deed[0] <= self.days.now), key=lambda deed: deed[:2])
        stopped: set[str] = set()
        for n, (when, _, deed, about, known) in enumerate(due, 1):
            key = about.key if isinstance(about, Life) else ""
            if key in stopped:
                continue
            try:
                deed(about, when, **known)
            except Refused as refused:
                stopped |= {key} - {""}
                self.skipped.append(f"{key} {when:%Y-%m-%d} {deed.__name__}: {refused.message}")
            if n % 250 == 0 or n == len(due):
                tell(n, len(due))
        return len(due)
