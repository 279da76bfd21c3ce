"""What all acts on entries share: reading what was entered, keeping it, and saying it to the ledger."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from itertools import groupby
from typing import Any

from django.utils import timezone

from shangliang.commons.access import Denied
from shangliang.commons.ledger.acts import Act, Credit, Saying, record_many
from shangliang.commons.ledger.queries import standing
from shangliang.commons.people.models import Member
from shangliang.foundation import masks
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow, fits

from ..access import Known, counts_at_once, files_own, may_record
from ..facts import Proposed, Recorded
from ..kinds import BODIES, Declared, Field, FieldKind
from ..models import Entry
from ..queries.reading import Entered
from ..rules import Standing, State, shown, title_of

SUBJECT = "registers.entry"


def refuse(found: Entered) -> None:
    """Raise Invalid with every error by field, if there is one."""
    if found.errors:
        raise Invalid(f"还有 {len(found.errors)} 项要改。", fields=found.errors)


def open_register(register: Known, act: Act) -> None:
    """Raise unless entries can be made in a register, and by whoever acts."""
    if isinstance(verdict := may_record(act.viewer, register), Denied):
        raise NotAllowed(verdict.reason, code="registers.enter")
    if register.state is not Standing.ON:
        raise NotNow(f"“{register.declared.label}”已经停用，不能再登记。要接着用，请管理员重新启用。", code="register_off")


def fill(entry: Entry, register: Known, found: Entered) -> Entry:
    """Put what was read into an entry."""
    declared = register.declared
    entry.version, entry.day, entry.values = register.version, found.day, found.values
    entry.title = masks.hide(title_of(declared, found.values, found.day))
    said = [shown(one, found.values.get(one.code)) for one in declared.fields]
    entry.words = "\n".join(filter(None, [entry.title, *said]))
    entry.members, entry.organs, entry.units = (sorted(set(found.bodies.get(kind, ()))) for kind in (FieldKind.MEMBERS, FieldKind.ORGANS, FieldKind.UNITS))
    return entry


FILLED = ["version", "day", "values", "title", "words", "members", "organs", "units"]


def new_entry(register: Known, found: Entered, act: Act, *, source: str = "") -> Entry:
    """An entry that is not kept yet; it waits where somebody has to confirm it."""
    own = files_own(act.viewer, register)
    entry = Entry(
        committee_id=act.committee, register=register.code, state=State.RECORDED if counts_at_once(act.viewer, register) else State.WAITING,
        confirmers=sorted(register.confirmers), entered_by=act.viewer.user_id, entered_label=act.viewer.label, entered_at=act.at,
        self_filed_id=act.viewer.member_id if own else None, source=source[:120], act_uid=act.uid,
    )  # fmt: skip
    return fill(entry, register, found)


def say(register: Known, entries: Sequence[tuple[Entry, Entered]], act: Act) -> int:
    """Tell the ledger of entries: each on its own day if it counts, today if it waits. Gives how many."""
    recorded = sorted((pair for pair in entries if pair[0].state == State.RECORDED), key=lambda pair: pair[0].day)
    count = record_many(act, [_saying(Proposed, register, entry, found) for entry, found in entries if entry.state == State.WAITING])
    for day, same in groupby(recorded, key=lambda pair: pair[0].day):
        count += record_many(dated(day, act), [_saying(Recorded, register, entry, found) for entry, found in same])
    return count


def dated(day: date, act: Act) -> Act:
    """The same act, told as what happened on a day: at noon, so that no time zone moves it."""
    return replace(act, at=datetime.combine(day, time(12), timezone.get_default_timezone()))


def about(register: Known) -> dict[str, Any]:
    """How facts name the register."""
    return {"code": register.code, "name": register.declared.label, "version": register.version}


def _saying(kind: Callable[..., Any], register: Known, entry: Entry, found: Entered) -> Saying:
    credits = list(found.credits)
    if entry.self_filed_id and entry.self_filed_id not in found.bodies.get(FieldKind.MEMBERS, ()):
        credits.append(Credit(Member.objects.get(pk=entry.self_filed_id), "filed"))
    return Saying(kind(register=about(register), day=entry.day.isoformat(), values=told(register.declared, found.values)), entry, credits)


def told(register: Declared, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as the ledger keeps them: bodies by name, no long texts, no numbers of phones and identity cards."""
    return {one.code: _told(one, values[one.code]) for one in register.fields if one.code in values and one.kind is not FieldKind.LONG}


def _told(one: Field, value: Any) -> Any:
    if one.kind in BODIES:
        return [body["name"] for body in value]
    return masks.hide(value) if isinstance(value, str) and one.kind is FieldKind.TEXT else value


def standing_fact(entry: Entry, kind: str) -> Any:
    """The fact of a kind that now holds of an entry."""
    return standing().filter(subject_type=SUBJECT, subject_id=entry.pk, kind=kind).latest("pk")


def reasoned(reason: str) -> str:
    """A reason, which has to be given."""
    said = fits(" ".join(reason.split()), 500, "reason", "原因")
    if not said:
        raise Invalid("请写明原因，台账里要看得出为什么。", fields={"reason": "请写明原因"})
    return said


def today_of(at: datetime) -> date:
    """The local day of a moment."""
    return timezone.localdate(at)


