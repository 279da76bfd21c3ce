"""联合跟踪: parties, organs and members follow important proposals together, and put down what they did."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.commons.people.models import Member, Organ
from shangliang.foundation.errors import Invalid, NotNow, fits

from ..facts.together import Tracked, TrackingEnded, TrackingNoted, TrackingOpened, VisitDue
from ..models import Group, GroupFollow, GroupNote, GroupSeat, Proposal
from ..rules import State
from ..rules.days import not_done
from ..rules.together import FOLLOWED


@action("proposals.tracking_open", TrackingOpened, lock=False, once=True)
def open_group(act: Act, thing: None, *, name: str, members: Sequence[Member] = (), organs: Sequence[Organ] = (), note: str = "") -> Group:
    """Form a group of parties, organs and members; two at least, for one alone need not join."""
    members, organs = list(dict.fromkeys(members)), list(dict.fromkeys(organs))
    wrong = {} if len(name.strip()) >= 2 else {"name": "请写跟踪组的名称"}
    if len(members) + len(organs) < 2:
        wrong["organs"] = "联合跟踪至少要有两方：选党派、专委会或委员"
    if wrong:
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)
    made = Group.objects.create(committee_id=act.committee, name=fits(name.strip(), 80, "name", "名称"), note=note.strip(), opened_at=act.at, opened_by=act.viewer.label[:80])
    GroupSeat.objects.bulk_create(
        [GroupSeat(committee_id=act.committee, group=made, organ=one) for one in organs] + [GroupSeat(committee_id=act.committee, group=made, member=one) for one in members]
    )
    record(act, TrackingOpened(names=[str(one) for one in (*organs, *members)]), about=made, parties=_credits(made))
    return made


def _credits(group: Group) -> list[Credit]:
    return [Credit(one.member or one.organ, "tracks") for one in group.seats.select_related("member", "organ")]


def _going(group: Group) -> None:
    if group.ended_at is not None:
        raise NotNow("这个跟踪组已经结束。", code="ended")


@action("proposals.tracking_open", Tracked)
def follow(act: Act, group: Group, *, proposals: Sequence[Proposal]) -> Group:
    """Follow filed proposals with this group; those it follows already stay as they are."""
    _going(group)
    known = set(group.follows.values_list("proposal_id", flat=True))
    fresh = [one for one in dict.fromkeys(proposals) if one.pk not in known]
    if not fresh:
        raise Invalid("请选还没有跟踪的提案。", fields={"pick": "请选提案"})
    for one in fresh:
        if one.state not in FOLLOWED:
            raise NotNow(f"“{one.title[:20]}”{State(one.state).label}，立案的提案才能跟踪。", code="not_filed")
        GroupFollow.objects.create(committee_id=act.committee, group=group, proposal=one, since=timezone.localdate(act.at))
        record(act, Tracked(name=group.name), about=one, parties=_credits(group))
    return group


@action("proposals.tracking_note", TrackingNoted)
def note_tracking(act: Act, followed: GroupFollow, *, form: str, day: date | None, text: str) -> GroupNote:
    """Put down a contact, a visit or a remark about a proposal the group follows."""
    _going(followed.group)
    wrong = {} if form.strip() else {"form": "请选方式"}
    if len(text.strip()) < 4:
        wrong["text"] = "请写做了什么、看到什么"
    wrong |= not_done(day, timezone.localdate(act.at))
    if wrong or day is None:
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)
    made = GroupNote.objects.create(committee_id=act.committee, follow=followed, day=day, form=fits(form.strip(), 20, "form", "方式"), text=text.strip(), by=act.viewer.label[:80])
    record(act, TrackingNoted(name=followed.group.name, form=made.form, day=day.isoformat()), about=followed.proposal, parties=_credits(followed.group))
    return made


@action("proposals.remind_visit", VisitDue)
def remind_visit(act: Act, group: Group, *, followed: GroupFollow, due_on: date) -> None:
    """Say that a group is to look after a proposal it follows again, or is late with it; said once for each mark."""
    _going(group)
    record(act, VisitDue(title=str(followed.proposal), due_on=due_on.isoformat(), days_left=(due_on - timezone.localdate(act.at)).days), about=group)


@action("proposals.tracking_open", TrackingEnded)
def end_group(act: Act, group: Group, *, reason: str = "") -> Group:
    """The group has done its work; what it put down stays."""
    _going(group)
    group.ended_at = act.at
    group.save(update_fields=["ended_at"])
    record(act, TrackingEnded(reason=reason.strip()[:300]), about=group)
    return group
