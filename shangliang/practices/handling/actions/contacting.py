"""What passes between units, proposers and the office: contacts, assisting opinions, reminders."""

from collections.abc import Sequence
from datetime import date

from shangliang.commons.access import require
from shangliang.commons.ledger.acts import Act, Saying, action
from shangliang.foundation.errors import Invalid

from .. import facts
from ..models import Assignment, Contact, Opinion
from ..rules import Method, go
from . import _ground as ground
from ._ground import _record as record
from ._ground import _record_many as record_many
from .talking import _keep


@action("handling.contact", facts.Contacted, lock=False)
def log_contact(act: Act, part: Assignment, *, day: date, method: Method | str, people: str, content: str = "", view: str = "") -> Contact:
    """Keep that unit and proposer spoke: when, how, who, what about, and what the proposer thought of it."""
    method = Method.of(method)
    wrong = {} if people.strip() else {"people": "请写和谁沟通"}
    if day > ground._today(act):
        wrong["day"] = "请写已经沟通的日期"
    if wrong:
        raise Invalid("沟通记录还差一点：" + "；".join(wrong.values()) + "。", fields=wrong)
    part = ground._hold(part)
    part.state = go("contact", part)
    return _keep(act, part, day=day, method=method, people=people, content=content, view=view)


@action("handling.opinion", facts.OpinionGiven, lock=False)
def give_opinion(act: Act, part: Assignment, *, text: str) -> Opinion:
    """An assisting unit gives its opinion to the lead; that is its whole part."""
    if not text.strip():
        raise Invalid("请写会办意见。", fields={"text": "还没有写"})
    part = ground._hold(part)
    part.state, part.replied_at = go("give_opinion", part), act.at
    part.save(update_fields=["state", "replied_at"])
    made = Opinion.objects.create(committee_id=act.committee, assignment=part, text=text.strip(), given_at=act.at)
    said = facts.OpinionGiven(unit=part.unit.name, on_time=ground._today(act) <= part.due_on)
    record(act, said, about=part, parties=[ground._credit(part)])
    return made


@action("handling.remind", facts.Reminded, lock=False)
def remind(act: Act, part: Assignment, *, note: str = "", by_hand: bool = True) -> Assignment:
    """Remind a unit of an open part."""
    part = ground._hold(part)
    record_many(act, [_reminder(act, part, note, by_hand)])
    return part


@action("handling.remind", facts.Reminded, lock=False)
def remind_many(act: Act, thing: None, *, parts: Sequence[Assignment], note: str = "", bodies: Sequence[str] = ()) -> int:
    """Remind several units at once, all or none; `bodies` are those in whose name it is done together. Gives how many."""
    if not parts:
        raise Invalid("请先选要催办的件。", fields={"pick": "还没有选"})
    held = [ground._hold(part) for part in sorted(parts, key=lambda part: (part.matter_id, part.pk))]
    for part in held:
        require(act.viewer, "handling.remind", part)
    return record_many(act, [_reminder(act, part, note, by_hand=True, bodies=bodies) for part in held])


def _reminder(act: Act, part: Assignment, note: str, by_hand: bool, bodies: Sequence[str] = ()) -> Saying:
    go("remind", part)
    days_left = (part.due_on - ground._today(act)).days
    return Saying(facts.Reminded(unit=part.unit.name, days_left=days_left, by_hand=by_hand, note=note.strip(), bodies=list(bodies)), part, [ground._credit(part)])
