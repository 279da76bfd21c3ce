"""Handing over to units, changing who handles, taking back, and the end."""

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, models

from shangliang.commons.committees.ready import insert, write
from shangliang.commons.ledger.acts import Act, Credit, action
from shangliang.commons.subjects import Ref, ref
from shangliang.foundation.errors import Invalid, NotNow

from .. import facts
from ..kinds import kinds
from ..models import Assignment, Matter
from ..queries.matters import current
from ..rules import MATTER, Length, MatterState, Role, State, check_units, matter_goes
from . import _ground as ground
from ._ground import _record as record

ONCE = "这件已经交办过了，没有重复交办。请刷新页面看最新情况；要换单位，请用“调整承办单位”。"


@action("handling.hand_over", facts.HandedOver, lock=False)
def hand_over(
    act: Act, thing: None, *, kind: str, subject: models.Model | Ref, label: str, number: str = "", units: ground.Plan,
    due_on: date | None = None, note: str = "", between: bool = False,
) -> Matter:
    """Hand a thing over to units: opens round 1 of its handling. Rooms call it inside their own action.

    `units` is one lead with assisting units, or several separate ones (domain 1.8). Clocks run from the day of the act
    (settings `<kind>.handling.*`) unless the office fixes `due_on`. A thing whose earlier rounds have ended begins its
    next one. Raises NotNow while a round is going on.
    """
    check_units(units)
    if due_on is not None and due_on <= ground._today(act):
        raise Invalid("办理期限要晚于今天。", fields={"due_on": "请选今天以后的日期"})
    about = ref(subject)
    last = current(about.type, about.id)
    if last is not None and last.state != MatterState.CLOSED:
        raise NotNow(ONCE, code="handed_over_already")
    matter = Matter(
        kind=kinds.get(kind).code, subject_type=about.type, subject_id=about.id, label=label[:300], number=number, note=note,
        length=Length.REDO if last else Length.BETWEEN if between else Length.LEAD, round=last.round + 1 if last else 1,
    )
    return _open(act, matter, units, due_on=due_on)


def _open(act: Act, matter: Matter, units: ground.Plan, *, due_on: date | None = None) -> Matter:
    """Begin a round: the matter, a part for each unit, and what the ledger says of it."""
    answering = next((role for _, role in units if Role(role) is not Role.ASSIST), Role.LEAD)
    matter.committee_id, matter.opened_at, matter.state = act.committee, act.at, MATTER.start
    matter.due_on = ground.clocks(matter.kind, Role(answering), ground._today(act), length=matter.length, due_on=due_on).due_on
    try:
        insert([matter])
    except IntegrityError as clash:
        if "one_matter_a_round" in str(clash):
            raise NotNow(ONCE, code="handed_over_already") from clash
        raise
    record(
        act, facts.HandedOver(kind_of=matter.kind, units=[f"{unit}（{Role(role).label}）" for unit, role in units], due_on=matter.due_on.isoformat()),
        about=matter,
    )
    ground._assign(act, matter, units, due_on=due_on)
    return matter


@action("handling.reassign", facts.Reassigned, lock=False)
def reassign(act: Act, matter: Matter, *, add: ground.Plan = (), remove: Sequence[Assignment] = (), reason: str) -> Matter:
    """Change who handles after the hand-over: units added get a new clock, those removed are free of it."""
    if not reason.strip():
        raise Invalid("请写明调整的理由。", fields={"reason": "请写理由"})
    if not add and not remove:
        raise Invalid("没有要调整的单位。", fields={"units": "请加一个或去掉一个单位"})
    matter = ground._hold_matter(matter.pk, subject_id=matter.subject_id, kind=matter.kind)
    matter.state = matter_goes("reassign", matter)
    going = {part.pk for part in remove}
    parts = ground._present(matter)
    if gone := going - {part.pk for part in parts}:
        raise NotNow("要去掉的单位已经不在承办这件了。请刷新页面看最新情况。", code="gone_already", gone=sorted(gone))
    staying = [part for part in parts if part.pk not in going]
    check_units([(part.unit, Role(part.role)) for part in staying] + [(unit, Role(role)) for unit, role in add])
    removed = [part for part in parts if part.pk in going]
    for part in removed:
        ground._release(act, part, reason=reason)
    added = ground._assign(act, matter, add)
    said = facts.Reassigned(added=[f"{part.unit}（{Role(part.role).label}）" for part in added], removed=[part.unit.name for part in removed], reason=reason)
    record(act, said, about=matter, parties=[Credit(part.unit, "removed") for part in removed])
    ground._tell_assigned(act, matter, [*staying, *added])
    return matter


@action("handling.hand_over", facts.Cancelled, lock=False)
def cancel(act: Act, matter: Matter, *, reason: str) -> Matter:
    """Take a hand-over back, as long as no unit has replied, in this round or an earlier one."""
    matter = ground._hold_matter(matter.pk, subject_id=matter.subject_id, kind=matter.kind)
    parts = ground._present(matter)
    matter.state = matter_goes("cancel", matter, replies=sum(part.state == State.REPLIED for part in parts))
    write(matter, "state")
    for part in parts:
        ground._release(act, part, reason=reason)
    record(act, facts.Cancelled(reason=reason), about=matter)
    return matter


@action("handling.close", facts.Closed, lock=False)
def close_matter(act: Act, matter: Matter, *, overall: str) -> Matter:
    """End the handling of a matter that was replied to; `overall` is the verdict, or "none"."""
    matter = ground._hold_matter(matter.pk, subject_id=matter.subject_id, kind=matter.kind)
    matter.state, matter.closed_at = matter_goes("close", matter), act.at
    write(matter, "state", "closed_at")
    record(act, facts.Closed(round=matter.round, overall=overall), about=matter)
    ground._kind(matter).on_closed(act, matter, overall=overall)
    return matter
