"""跟踪: so many months after an output was sent, its units say how it stands; once a mark, and the authors hear it."""

from django.utils import timezone

from shangliang.commons.committees.scope import here, setting
from shangliang.commons.ledger.acts import Act, Credit, Saying, action, record, record_many
from shangliang.commons.people.models import Unit
from shangliang.foundation.clocks import due
from shangliang.foundation.errors import Invalid, NotNow, fits

from ..facts import FollowedUp, FollowUpAsked, FollowUpReminded
from ..models import FollowUp, Output, Suggestion
from ..rules import Following, State
from .writing import parties


@action("outputs.follow_up", FollowUpAsked)
def ask(act: Act, output: Output, *, months: int) -> int:
    """Ask each unit that has suggestions of this output how they stand, and the office of those no unit has; gives how many were asked."""
    if output.state != State.SENT:
        raise NotNow("成果报送以后再跟踪。", code="not_sent")
    asked = set(FollowUp.objects.filter(output=output, months=months).values_list("unit_id", flat=True))
    units = set(Suggestion.objects.filter(output=output).values_list("unit_id", flat=True)) or {None}
    if not units - asked:
        raise NotNow(f"满 {months} 个月的跟踪已经发出，没有重复。", code="asked_already")
    known = Unit.objects.in_bulk([pk for pk in units if pk])
    due_on = due(timezone.localdate(act.at), setting("outputs.follow_up_days"), here().calendar)
    made = FollowUp.objects.bulk_create(
        FollowUp(committee_id=act.committee, output=output, unit=known.get(pk or 0), months=months, asked_at=act.at, due_on=due_on) for pk in sorted(units - asked, key=lambda pk: pk or 0)
    )
    return record_many(
        act, [Saying(FollowUpAsked(months=months, unit=str(one.unit or ""), due_on=due_on.isoformat()), one, [Credit(one.unit, "owner")] if one.unit else []) for one in made]
    )


@action("outputs.report", FollowedUp)
def report(act: Act, follow_up: FollowUp, *, text: str) -> FollowUp:
    """Say how it stands now; the authors are told."""
    if follow_up.state != Following.ASKED:
        raise NotNow("这次跟踪已经说明过了，没有重复记录。", code="reported_already")
    text = fits(text, 4000, "text", "落实情况")
    if len(text) < 10:
        raise Invalid("请写现在落实到哪一步：办成了什么，没办成的卡在哪里。", fields={"text": "请写几句"})
    follow_up.state, follow_up.text, follow_up.reported_at, follow_up.reported_by = Following.DONE, text, act.at, act.viewer.label[:80]
    follow_up.save(update_fields=["state", "text", "reported_at", "reported_by"])
    said = FollowedUp(months=follow_up.months, unit=str(follow_up.unit or ""), text=text[:300], on_time=timezone.localdate(act.at) <= follow_up.due_on)
    record(act, said, about=follow_up, parties=[*parties(follow_up.output), *([Credit(follow_up.unit, "owner")] if follow_up.unit else [])])
    return follow_up


@action("outputs.follow_up", FollowUpReminded)
def remind(act: Act, follow_up: FollowUp, *, by_hand: bool = True) -> FollowUp:
    """Remind whoever has not said how it stands."""
    if follow_up.state != Following.ASKED:
        raise NotNow("这次跟踪已经说明过了，不用催。", code="reported_already")
    left = (follow_up.due_on - timezone.localdate(act.at)).days
    said = FollowUpReminded(months=follow_up.months, unit=str(follow_up.unit or ""), days_left=left, by_hand=by_hand)
    record(act, said, about=follow_up, parties=[Credit(follow_up.unit, "owner")] if follow_up.unit else [])
    return follow_up
