"""What all of handling's writes stand on: locks in one order, parts with their clocks, credits.

Whoever writes to a matter or one of its parts holds the matter; where the room is called back, the thing itself is
held before it, because the room's own actions take it first too.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from shangliang.commons.committees.ready import Given, Ready, held, insert, write
from shangliang.commons.ledger import acts
from shangliang.commons.ledger.acts import Act, Credit, Saying
from shangliang.commons.ledger.declared import sorted_as
from shangliang.commons.people.models import Unit
from shangliang.commons.subjects import subjects
from shangliang.foundation.errors import NotFound

from .. import facts
from ..kinds import HandlingKind, kinds, nothing
from ..models import Assignment, Contact, LookBack, Matter, Message, Promise, Recheck
from ..queries.settings import clocks
from ..rules import ANSWERING, PART, Role, State

ROLES = list(Role)
PART_NOW = Ready(lambda: Assignment.objects.select_related("unit").filter(pk=Given("pk")))
PRESENT = Ready(
    lambda: Assignment.objects.select_related("unit").filter(
        matter=Given("matter"), state__in=[State.HANDED, State.HANDLING, State.RETURN_ASKED, State.REPLIED]
    )
)
Plan = Sequence[tuple[Unit, Role]]


def _record(act: Act, what: Any, *, about: Any, parties: Iterable[Credit] = ()) -> None:
    """Add one fact, told apart by the kind of what is handled (its `sort`), so that letters are not counted as proposals."""
    acts.record(act, sorted_as(what, _sort(about)), about=about, parties=parties)


def _record_many(act: Act, sayings: Iterable[Saying]) -> int:
    """Add many facts of one act, as `_record` does."""
    return acts.record_many(act, [Saying(sorted_as(one.what, _sort(one.about)), one.about, one.parties, one.uid) for one in sayings])


def _sort(about: Any) -> str:
    """The kind of handling a thing of ours belongs to."""
    if isinstance(about, (Matter, LookBack)):
        return about.kind
    if isinstance(about, (Recheck, Message)):
        about = about.part
    if isinstance(about, (Promise, Contact)):
        about = about.assignment
    return str(about.matter.kind)


def _today(act: Act) -> date:
    """The local day of an act, from which clocks run."""
    return timezone.localdate(act.at)


def local_day(moment: datetime) -> date:
    """The local day of a moment."""
    return timezone.localdate(moment)


def _hold(part: Assignment, *, port: bool = False) -> Assignment:
    """A part as it now stands, held through its matter; with `port` the thing itself is held before."""
    matter = _hold_matter(part.matter_id, subject_id=part.matter.subject_id if port else None, kind=part.matter.kind if port else "")
    now: Assignment | None = PART_NOW.first(pk=part.pk)
    if now is None:
        raise NotFound()
    now.matter = matter
    return now


def _hold_among(part: Assignment) -> tuple[Assignment, list[Assignment]]:
    """A part and all of its matter's that are still somebody's, as they now stand; the thing itself and the matter are held."""
    matter = _hold_matter(part.matter_id, subject_id=part.matter.subject_id, kind=part.matter.kind)
    parts = _present(matter)
    now = next((one for one in parts if one.pk == part.pk), None) or PART_NOW.first(pk=part.pk)
    if now is None:
        raise NotFound()
    now.matter = matter
    return now, parts


def _hold_matter(matter_id: int, *, subject_id: int | None = None, kind: str = "") -> Matter:
    """A matter, locked; where `subject_id` and `kind` are given the thing itself is locked first and known to it as `thing`."""
    thing = None if subject_id is None else _hold_thing(kinds.get(kind), subject_id)
    matter = held(Matter, matter_id)
    if matter is None:
        raise NotFound()
    matter.thing = thing
    return matter


def _hold_thing(kind: HandlingKind, subject_id: int) -> Any:
    """What is handled, locked by the room's own means, or by way of its subject type."""
    if kind.hold is not nothing:
        return kind.hold(subject_id)
    if kind.subject_type in subjects and (thing := subjects.get(kind.subject_type).get(subject_id)) is not None:
        return held(type(thing), subject_id)
    return None


def _kind(matter: Matter) -> HandlingKind:
    return kinds.get(matter.kind)


def _credit(part: Assignment) -> Credit:
    return Credit(part.unit, part.role)


def _assign(act: Act, matter: Matter, units: Plan, *, due_on: date | None = None) -> list[Assignment]:
    """Give parts of a matter to units, each with its own clock, and say so."""
    parts = []
    for unit, role in sorted(units, key=lambda pair: ROLES.index(Role(pair[1]))):
        runs = clocks(matter.kind, Role(role), _today(act), length=matter.length, due_on=due_on)
        parts.append(
            Assignment(
                committee_id=act.committee, matter=matter, unit=unit, role=Role(role), state=PART.start, office=_kind(matter).office or _office_for(unit),
                handed_at=act.at, sign_until=runs.sign_until, return_until=runs.return_until, due_on=runs.due_on,
            )
        )
    insert(parts)
    _record_many(
        act, [Saying(facts.Assigned(unit=part.unit.name, role=part.role, due_on=part.due_on.isoformat()), part, [_credit(part)]) for part in parts]
    )
    return parts


def _office_for(unit: Unit) -> str:
    """By jurisdiction (归口): party-side units through the party office, government units through the government office."""
    return {"party": "handover_party", "government": "handover_government"}.get(unit.system, "proposal_staff")


def _release(act: Act, part: Assignment, *, reason: str) -> None:
    """A unit no longer has its part."""
    part.state = PART.go("cancel", part.state)
    write(part, "state")
    _record(act, facts.Released(unit=part.unit.name, reason=reason), about=part, parties=[_credit(part)])


def _present(matter: Matter) -> list[Assignment]:
    """The parts that are still somebody's, lead first; each knows its matter and unit."""
    parts = sorted(PRESENT(matter=matter.pk), key=lambda part: (ROLES.index(Role(part.role)), part.pk))
    for part in parts:
        part.matter = matter
    return parts


def _tell_assigned(act: Act, matter: Matter, parts: Sequence[Assignment]) -> None:
    """Write the matter's due day, the last of its answering parts, and tell the room who leads and until when."""
    answering = [part for part in parts if Role(part.role) in ANSWERING]
    if answering:
        matter.due_on = max(part.due_on for part in answering)
        write(matter, "due_on")
    _kind(matter).on_assigned(act, matter, lead=_lead(parts), due_on=matter.due_on)


def _lead(parts: Sequence[Assignment]) -> Unit | None:
    return next((part.unit for part in parts if Role(part.role) is Role.LEAD), None)
