"""The proposers' verdict, and the new round that dissatisfaction opens."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError

from shangliang.commons.ledger.acts import Act, Credit, action
from shangliang.commons.people.models import Member
from shangliang.foundation.errors import Invalid, NotNow

from .. import facts
from ..models import Matter, Rating
from ..queries.matters import answering
from ..queries.settings import says
from ..rules import Length, Role, Satisfaction, matter_goes, verdict
from . import _ground as ground
from ._ground import _record as record
from .handing import _open


@action("handling.rate", facts.Rated, lock=False)
def rate(act: Act, matter: Matter, *, overall: Satisfaction | str, form: Mapping[str, Any] | None = None, remarks: str = "") -> Rating:
    """A proposer says, once and in person, what they think of the handling.

    When that settles the verdict (setting `rating_scope`) the room is told; dissatisfaction opens a new round. Those who
    had not spoken by then may still say what they think of the round that ended, which settles nothing any more.
    """
    overall = Satisfaction.of(overall)
    if overall is Satisfaction.DISSATISFIED and not remarks.strip():
        raise Invalid("选了“不满意”，请写一句为什么，承办单位要据此重新办理。", fields={"remarks": "请写一句"})
    matter = ground._hold_matter(matter.pk, subject_id=matter.subject_id, kind=matter.kind)
    matter_goes("rate", matter, today=ground._today(act))
    member = Member.objects.get(pk=act.viewer.member_id)
    try:
        made = Rating.objects.create(
            committee_id=act.committee, matter=matter, member=member, overall=overall, form=dict(form or {}), remarks=remarks.strip(), rated_at=act.at
        )
    except IntegrityError as clash:
        raise NotNow("你已经评价过了，每轮办理评价一次。", code="rated_already") from clash
    record(act, facts.Rated(overall=overall, round=matter.round), about=matter, parties=[Credit(member, "rater"), *_answerers(matter)])
    _settle(act, matter, final=False)
    return made


def _answerers(matter: Matter) -> list[Credit]:
    return [Credit(part.unit, part.role) for part in answering(matter)]


def _settle(act: Act, matter: Matter, *, final: bool) -> Satisfaction | None:
    """Write the verdict once it is certain and tell the room; a dissatisfied one begins the next round."""
    if matter.overall:
        return None
    given = dict(matter.ratings.values_list("member_id", "overall"))
    overall = verdict(says(matter.kind, "rating_scope"), matter.raters, given, final=final)
    if overall is None:
        return None
    matter.overall = overall
    matter.save(update_fields=["overall"])
    ground._kind(matter).on_rated(act, matter, overall=overall)
    if overall is Satisfaction.DISSATISFIED:
        _reopen(act, matter, reason="提案人评价不满意")
    return overall


def _reopen(act: Act, matter: Matter, *, reason: str, step: str = "redo") -> Matter:
    """End this round and begin the next one with the units that answered."""
    units = [(part.unit, Role(part.role)) for part in answering(matter)]
    matter.state, matter.closed_at = matter_goes(step, matter), matter.closed_at or act.at
    matter.save(update_fields=["state", "closed_at"])
    record(act, facts.Reopened(round=matter.round + 1, reason=reason), about=matter, parties=[Credit(unit, role) for unit, role in units])
    again = Matter(
        kind=matter.kind, subject_type=matter.subject_type, subject_id=matter.subject_id, label=matter.label, number=matter.number,
        round=matter.round + 1, note=reason, length=Length.REDO,
    )
    _open(act, again, units)
    ground._kind(matter).on_reopened(act, again, lead=next((unit for unit, role in units if role is Role.LEAD), None), due_on=again.due_on)
    return again


@action("handling.redo", facts.Reopened, lock=False)
def redo(act: Act, matter: Matter, *, reason: str) -> Matter:
    """The committee asks for a new round though the verdict did not (e.g. mostly satisfied, 泾县 2017)."""
    if not reason.strip():
        raise Invalid("请写明要求重新办理的理由。", fields={"reason": "请写理由"})
    matter = ground._hold_matter(matter.pk, subject_id=matter.subject_id, kind=matter.kind)
    return _reopen(act, matter, reason=reason.strip())


@action("handling.settle", facts.Settled, lock=False)
def settle(act: Act, matter: Matter) -> Matter:
    """The time to rate is over: let those who spoke decide, where all were asked. Nobody spoke: nothing is settled."""
    matter = ground._hold_matter(matter.pk, subject_id=matter.subject_id, kind=matter.kind)
    matter_goes("rate", matter, today=ground._today(act))
    overall = _settle(act, matter, final=True)
    if overall is None:
        raise NotNow("还没有人评价，不作结算。", code="nothing_to_settle")
    record(act, facts.Settled(overall=overall, round=matter.round), about=matter)
    return matter


