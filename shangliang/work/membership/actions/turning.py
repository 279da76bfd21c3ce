"""换届: the old term's seats end, the new term's members sit, bodies are formed anew; one act, all of it or nothing (M02)."""

from dataclasses import dataclass, field

from django.utils import timezone

from shangliang.commons.access import Role
from shangliang.commons.access.models import Post
from shangliang.commons.committees.models import Term
from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.acts import Act, Credit, Saying, action, record_many
from shangliang.commons.people.models import Member, Seat
from shangliang.foundation.errors import Invalid, NotFound, NotNow, fits

from ..facts import Ended, RosterImported, TurnedOver
from ..intake import Roster
from ..queries.plan import plan
from ..queries.planned import Fate
from ..queries.turnover import outgoing, turnover
from ._places import _left
from .accounts import Issued
from .carrying import Carrier
from .importing import _check, _one_at_a_time

WAY = "任期届满"


@dataclass(frozen=True)
class Turned:
    """What a turnover did."""

    ended: int
    new: int
    continuing: int
    issued: list[Issued] = field(repr=False)


@action("membership.import", TurnedOver, lock=False, once=True)
def turn_over(
    act: Act, thing: None = None, *, roster: Roster, term_id: int, filename: str, decision: str, make_missing: bool = False, digest: str = ""
) -> Turned:
    """End every seat of the term before on the day the new term begins (the last day in office is the one before), then seat the new roster.

    Whoever goes on keeps the account and gets a new seat; history stays with the old one. Raises Invalid while a row has an error or no
    decision is named, NotNow before the new term has begun or when nobody's seat would end.
    """
    _one_at_a_time(act)
    term = Term.objects.filter(pk=term_id).first()
    if term is None:
        raise NotFound("没有这一届。请先在“设置”里建立届次，再换届。")
    today, said = timezone.localdate(act.at), fits(decision, 120, "decision", "依据")
    if not said:
        raise Invalid("请写明依据，例如“六届一次会议”。", fields={"decision": "请写明依据"})
    if term.starts_on > today:
        raise NotNow(f"{term}从 {term.starts_on.isoformat()} 开始，到那天以后再换届。现在可以先把名单核对好。", code="not_begun")
    planned = plan(roster, term, today, make_missing=make_missing, by=act.viewer.role)
    what = turnover(planned, term)
    if what is None:
        raise NotNow("上一届没有还在任的委员，不用换届，直接导入名册就行。", code="nobody_leaves")
    _check(planned, digest)
    ended = _close(term, said)
    carrier = Carrier(act, planned, term, today=today)
    carrier.carry_out()
    new, changed, same = (planned.count(fate) for fate in (Fate.NEW, Fate.CHANGED, Fate.SAME))
    told = TurnedOver(before=str(what.before), after=str(term), ended=what.outgoing, new=what.fresh, carried_on=what.continuing, on=term.starts_on.isoformat(), decision=said)
    imported = RosterImported(file=filename[:120], new=new, changed=changed, same=same, accounts=len(carrier.issued))
    record_many(act, [Saying(told, here().committee), Saying(imported, here().committee), *ended, *carrier.sayings])
    return Turned(what.outgoing, what.fresh, what.continuing, carrier.issued)


def _close(term: Term, decision: str) -> list[Saying]:
    """End the seats, places and posts of everybody of an earlier term, and give what is to be said of it."""
    members, on = list(outgoing(term)), term.starts_on
    ids = [one.pk for one in members]
    places = list(Seat.objects.filter(member_id__in=ids, until__isnull=True).select_related("member", "organ"))
    for place in places:
        place.until = max(on, place.since)
    Seat.objects.bulk_update(places, ["until"], batch_size=500)
    for one in members:
        one.until, one.leaving = max(on, one.since), WAY
    Member.objects.bulk_update(members, ["until", "leaving"], batch_size=500)
    Post.objects.filter(member_id__in=ids, role=Role.MEMBER, until__isnull=True).update(until=on)
    said = [Saying(Ended(way=WAY, on=str(one.until), decision=decision), one, (Credit(one, "member"),)) for one in members]
    return said + [_left(place, place.until or on, decision) for place in places]
