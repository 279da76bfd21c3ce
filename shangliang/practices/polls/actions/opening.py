"""Opening a poll, asking people in, chasing them, calling it off."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from shangliang.commons.access import require
from shangliang.commons.committees.ready import held
from shangliang.commons.ledger.acts import Act, Credit, action, consequence, record
from shangliang.commons.people.models import Member, Unit
from shangliang.commons.subjects import Ref
from shangliang.foundation.errors import Invalid, NotFound, NotNow, fits

from ..facts import Cancelled, Opened, Reminded
from ..facts import Invited as InvitedFact
from ..kinds import kinds
from ..models import Poll, Target, Ticket
from ..queries.forms import form_of
from ..queries.polls import outstanding
from ..rules import LIFE


@dataclass(frozen=True)
class Invited:
    """Who may say what about what: a member, a unit or the holders of roles, about a target, on an occasion."""

    target: Ref
    who: Member | Unit | None = None
    roles: Sequence[str] = ()
    label: str = ""
    occasion_id: int = 0
    occasion: str = ""


@action("polls.open", Opened, once=True)
def open_poll(act: Act, thing: None, *, kind: str, title: str, closes_at: datetime, invited: Iterable[Invited], about: str = "") -> Poll:
    """Put a kind's form to voters until a moment. A second poll of a kind about the same thing is refused while one runs."""
    if not title.strip():
        raise Invalid("请写测评的名称。", fields={"title": "请写名称"})
    if closes_at <= act.at:
        raise Invalid("截止时间要在现在之后。", fields={"closes": "请选以后的时间"})
    form, version = form_of(kind)
    poll = Poll(
        committee_id=act.committee, kind=kinds.get(kind).code, title=fits(title, 120, "title", "测评的名称"), about=about, form=form, form_version=version, opened_at=act.at,
        closes_at=closes_at, state=LIFE.start,
    )  # fmt: skip
    require(act.viewer, "polls.open", poll)
    try:
        with transaction.atomic():
            poll.save()
    except IntegrityError as clash:
        raise NotNow(f"“{kinds.get(kind).label}”已经在进行，不用再开。", code="open_already") from clash
    count = _let_in(act, poll, invited)
    record(act, Opened(title=poll.title, count=count, deadline=f"{timezone.localtime(closes_at):%Y-%m-%d %H:%M}", anonymous=poll.anonymous), about=poll)
    return poll


@consequence(InvitedFact)
def invite(act: Act, poll: Poll, *, invited: Iterable[Invited]) -> int:
    """A room's own step lets somebody in who is not in yet: whose reply was rated, whose turn has come."""
    return _invite(act, poll, invited)


def _invite(act: Act, poll: Poll, invited: Iterable[Invited]) -> int:
    now = held(Poll, poll.pk)
    if now is None:
        raise NotFound()
    LIFE.go("invite", now.state)
    count = _let_in(act, now, invited)
    if count:
        record(act, InvitedFact(count=count), about=now)
    return count


def _let_in(act: Act, poll: Poll, invited: Iterable[Invited]) -> int:
    """Write targets and tickets that are not there yet. Gives how many tickets are new."""
    wanted = list(invited)
    refs = {(one.target.type, one.target.id): one.target for one in wanted}
    rows = [Target(committee_id=act.committee, poll=poll, subject_type=ref.type, subject_id=ref.id, label=ref.label[:300]) for ref in refs.values()]
    Target.objects.bulk_create(rows, ignore_conflicts=True)
    targets = {(one.subject_type, one.subject_id): one for one in poll.targets.all()}
    there = poll.tickets.count()
    Ticket.objects.bulk_create([_ticket(act, poll, targets[one.target.type, one.target.id], one) for one in wanted], ignore_conflicts=True)
    return poll.tickets.count() - there


def _ticket(act: Act, poll: Poll, target: Target, one: Invited) -> Ticket:
    holder: dict[str, Any] = {"roles": sorted(str(role) for role in one.roles)}
    if isinstance(one.who, Member):
        holder = {"member": one.who}
    elif isinstance(one.who, Unit):
        holder = {"unit": one.who}
    return Ticket(
        committee_id=act.committee, poll=poll, target=target, voter=(one.label or str(one.who))[:80], occasion_id=one.occasion_id,
        occasion=one.occasion[:300], **holder,
    )  # fmt: skip


@action("polls.open", Reminded)
def remind(act: Act, poll: Poll) -> int:
    """Remind those who have not answered, each once in a poll. Gives how many voters are told."""
    LIFE.go("remind", poll.state)
    waiting = list(outstanding(poll).filter(reminded=False).select_related("member", "unit"))
    if not waiting:
        raise NotNow("没有要提醒的：没交的都已经提醒过一次。", code="nobody_to_remind")
    Ticket.objects.filter(pk__in=[one.pk for one in waiting]).update(reminded=True)
    whom = {(one.member_id, one.unit_id): one.member or one.unit for one in waiting if one.member_id or one.unit_id}
    names = {one.voter for one in waiting}
    record(act, Reminded(count=len(names)), about=poll, parties=[Credit(who, "voter") for who in whom.values() if who is not None])
    return len(names)


@action("polls.open", Cancelled)
def cancel(act: Act, poll: Poll, *, reason: str) -> Poll:
    """Call a poll off; its answers stay where they are and are never counted."""
    if not reason.strip():
        raise Invalid("请写明为什么取消。", fields={"reason": "请写理由"})
    poll.state = LIFE.go("cancel", poll.state)
    poll.save(update_fields=["state"])
    record(act, Cancelled(reason=fits(reason, 300, "reason", "理由")), about=poll)
    return poll


