"""Handing in a suggestion, handing it over, keeping it; what comes back from handling."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from shangliang.commons.committees.ready import held
from shangliang.commons.committees.scope import setting
from shangliang.commons.ledger.acts import Act, Credit, action, consequence, record
from shangliang.commons.numbering import next_number, written
from shangliang.commons.people.models import Member, Unit
from shangliang.foundation.errors import Invalid, fits
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.models import Matter
from shangliang.practices.handling.rules import Role, Satisfaction

from ..facts import Answered, HandedOver, Kept, Rated, Redone, Submitted
from ..models import Suggestion
from ..rules import LIFE, wrong_with


@action("advice.submit", Submitted, lock=False, once=True)
def submit(act: Act, thing: None = None, *, member: Member, title: str, text: str) -> Suggestion:
    """A member hands in a suggestion; it gets a serial number of the year."""
    if wrong := wrong_with(title, text, setting("advice.length.most")):
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)
    year = timezone.localdate(act.at).year
    seq = next_number(act.committee, f"suggestion:{year}")
    serial = written(setting("advice.serial.pattern"), seq=seq, year=year)
    made = Suggestion.objects.create(committee_id=act.committee, member=member, serial=serial, title=title.strip(), text=text.strip(), submitted_at=act.at)
    record(act, Submitted(serial=serial), about=made, parties=[Credit(member, "first")])
    return made


@action("advice.hand_over", HandedOver)
def hand_over(act: Act, one: Suggestion, *, units: Sequence[tuple[Unit, Role]], due_on: date | None = None, note: str = "") -> Suggestion:
    """Hand it to units, together with proposals: with clocks, reminders, an answer point by point, a rating."""
    if not units:
        raise Invalid("请选交给哪个单位。", fields={"unit": "请选单位"})
    one.state = LIFE.go("hand_over", one.state, one)
    matter = handling.hand_over(act, None, kind="advice", subject=one, label=one.title, number=one.serial, units=units, due_on=due_on, note=note)
    one.unit, one.due_on = units[0][0], matter.due_on
    one.save(update_fields=["state", "unit", "due_on"])
    record(act, HandedOver(units=[unit.name for unit, _ in units], due_on=matter.due_on.isoformat()), about=one, parties=[Credit(one.member, "first"), *(Credit(unit, role) for unit, role in units)])
    return one


@action("advice.keep", Kept)
def keep(act: Act, one: Suggestion, *, reason: str) -> Suggestion:
    """Not handed to anybody: kept for reference, and its author is told why."""
    if not reason.strip():
        raise Invalid("请写为什么不转办，委员会看到。", fields={"reason": "请写理由"})
    one.state, one.reason = LIFE.go("keep", one.state, one), fits(reason, 300, "reason", "理由")
    one.save(update_fields=["state", "reason"])
    record(act, Kept(reason=one.reason), about=one, parties=[Credit(one.member, "first")])
    return one


def _of(matter: Matter) -> Suggestion:
    one = held(Suggestion, matter.subject_id)
    if one is None:
        raise LookupError(f"matter {matter.pk} is about a suggestion that is not there")
    return one


def hold(pk: int) -> Suggestion | None:
    """Handling's port: lock a suggestion, before what handling has of it."""
    return held(Suggestion, pk)


@consequence(Answered)
def answered(act: Act, matter: Matter, *, grade: str) -> None:
    """Handling's port: every answering unit has issued its reply."""
    one = _of(matter)
    one.state, one.grade, one.overall = LIFE.go("answered", one.state, one), grade, ""
    one.save(update_fields=["state", "grade", "overall"])
    record(act, Answered(grade=grade, round=matter.round), about=one, parties=[Credit(one.member, "first")])


@consequence(Rated)
def rated(act: Act, matter: Matter, *, overall: Satisfaction) -> None:
    """Handling's port: the member has said how satisfied they are."""
    one = _of(matter)
    one.overall = overall
    one.save(update_fields=["overall"])
    record(act, Rated(overall=Satisfaction(overall).value, round=matter.round), about=one)


@consequence(Redone)
def redone(act: Act, matter: Matter, *, lead: Unit | None, due_on: date) -> None:
    """Handling's port: dissatisfied, so a new round began."""
    one = _of(matter)
    one.state, one.unit, one.due_on = LIFE.go("redo", one.state, one), lead or one.unit, due_on
    one.save(update_fields=["state", "unit", "due_on"])
    record(act, Redone(round=matter.round), about=one)
