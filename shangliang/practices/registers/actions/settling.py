"""After an entry: confirming, sending back, mending, correcting, taking back, ending."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from shangliang.commons.access import require
from shangliang.commons.ledger.acts import Act, action, record
from shangliang.foundation.errors import Invalid, NotNow

from ..access import known
from ..facts import Confirmed, Ended, Proposed, Recorded, Resumed, Returned, TakenBack, Withdrawn
from ..kinds import ENDED, RECORDED
from ..models import Entry
from ..queries.naming import Names
from ..queries.reading import day_fault, read_entry
from ..rules import LIFE
from ._ground import FILLED, about, dated, fill, reasoned, refuse, say, standing_fact, today_of


@action("registers.confirm", Recorded)
def confirm(act: Act, entry: Entry) -> Entry:
    """Agree that what was reported is so: from now on it counts, on its own day. Raises NotNow, Invalid."""
    return _confirmed(act, entry, Names())


def _confirmed(act: Act, entry: Entry, names: Names) -> Entry:
    entry.state = LIFE.go("confirm", entry.state)
    register = known(entry.register)
    found = read_entry(register.declared, entry.day, {}, today=today_of(act.at), names=names, kept=entry.values)
    if found.errors:
        raise Invalid("这一条还有要改的地方，请退回修改：" + "；".join(found.errors.values()), fields=found.errors)
    entry.confirmed_label, entry.reason = act.viewer.label, ""
    fill(entry, register, found).save(update_fields=["state", "confirmed_label", "reason", *FILLED])
    record(act, Confirmed(register=about(register), entered_by=entry.entered_label), about=entry)
    say(register, [(entry, found)], act)
    return entry


@action("registers.confirm", Recorded, lock=False)
def confirm_many(act: Act, thing: None = None, *, entries: Sequence[Entry]) -> int:
    """Confirm several at once, all or none; gives how many."""
    if not entries:
        raise Invalid("请先选要确认的登记。")
    names, held = Names(), Entry.objects.select_for_update().filter(pk__in=[one.pk for one in entries]).order_by("entered_at", "pk")
    for entry in held:
        require(act.viewer, "registers.confirm", entry)
        _confirmed(act, entry, names)
    return len(held)


@action("registers.confirm", Returned)
def send_back(act: Act, entry: Entry, *, reason: str) -> Entry:
    """Give what was reported back to whoever reported it, saying what to change."""
    entry.state, entry.reason = LIFE.go("send_back", entry.state), reasoned(reason)
    entry.save(update_fields=["state", "reason"])
    record(act, Returned(reason=entry.reason), about=entry)
    return entry


@action("registers.mend", Proposed)
def mend(act: Act, entry: Entry, *, day: date, values: Mapping[str, Any]) -> Entry:
    """Change what one reported while nobody has confirmed it, and report it again."""
    entry.state = LIFE.go("mend", entry.state)
    register = known(entry.register)
    found = read_entry(register.declared, day, values, today=today_of(act.at), names=Names(), kept=entry.values)
    refuse(found)
    entry.reason = ""
    fill(entry, register, found).save(update_fields=["state", "reason", *FILLED])
    say(register, [(entry, found)], act)
    return entry


@action("registers.mend", Withdrawn)
def withdraw(act: Act, entry: Entry) -> Entry:
    """Take back what one reported while nobody has confirmed it."""
    entry.state = LIFE.go("withdraw", entry.state)
    entry.save(update_fields=["state"])
    record(act, Withdrawn(), about=entry)
    return entry


@action("registers.correct", Recorded)
def correct(act: Act, entry: Entry, *, day: date, values: Mapping[str, Any], reason: str) -> Entry:
    """Correct a recorded entry: what was recorded is retracted, what is right recorded, with the reason, in one go.

    `values` are what changes; the rest stays. Raises NotNow when nothing would change.
    """
    entry.state = LIFE.go("correct", entry.state)
    register = known(entry.register)
    found = read_entry(register.declared, day, values, today=today_of(act.at), names=Names(), kept=entry.values)
    refuse(found)
    said = reasoned(reason)
    if (found.day, found.values) == (entry.day, entry.values):
        raise NotNow("和原来登记的一样，没有要更正的。", code="nothing_changed")
    wrong = standing_fact(entry, RECORDED)
    record(act, TakenBack(reason=said), about=entry, retracts=wrong)
    entry.reason = said
    fill(entry, register, found).save(update_fields=["state", "reason", *FILLED])
    say(register, [(entry, found)], act)
    return entry


@action("registers.correct", TakenBack)
def take_back(act: Act, entry: Entry, *, reason: str) -> Entry:
    """Strike an entry that should not be there: it no longer counts anywhere, and stays readable with the reason."""
    entry.state, entry.reason = LIFE.go("take_back", entry.state), reasoned(reason)
    wrong = standing_fact(entry, RECORDED)
    entry.save(update_fields=["state", "reason"])
    record(act, TakenBack(reason=entry.reason), about=entry, retracts=wrong)
    return entry


@action("registers.correct", Ended)
def end(act: Act, entry: Entry, *, day: date, reason: str) -> Entry:
    """Say that a lasting thing came to an end on a day; until then it goes on counting."""
    register = known(entry.register)
    lasting = register.declared.lasting or any(one.lasting for one in register.declared.figures)
    entry.state = LIFE.go("end", entry.state, entry, lasting=lasting)
    if wrong := day_fault(day, today_of(act.at)) or ("结束不能早于开始。" if day < entry.day else ""):
        raise Invalid(wrong, fields={"day": wrong})
    entry.ended_on, entry.reason = day, reasoned(reason)
    entry.save(update_fields=["state", "ended_on", "reason"])
    record(dated(day, act), Ended(register=about(register), day=day.isoformat(), reason=entry.reason), about=entry)
    return entry


@action("registers.correct", Resumed)
def resume(act: Act, entry: Entry, *, reason: str) -> Entry:
    """Take an end back that was entered by mistake."""
    entry.state, entry.reason = LIFE.go("resume", entry.state), reasoned(reason)
    wrong, entry.ended_on = standing_fact(entry, ENDED), None
    entry.save(update_fields=["state", "ended_on", "reason"])
    record(act, Resumed(reason=entry.reason), about=entry, retracts=wrong)
    return entry


