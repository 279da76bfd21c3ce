"""Answering. An anonymous ballot goes into the urn and leaves nothing behind but a used ticket."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from shangliang.commons.committees.ready import held
from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.commons.people.models import Member, Unit
from shangliang.foundation.errors import Invalid, NotFound, NotNow

from ..access import holds
from ..facts import Cast, Recast
from ..models import Answer, Poll, Target, Ticket
from ..rules import answers_to, over, score_of


@dataclass(frozen=True)
class Filled:
    """One ticket with what was chosen by item, and what was written."""

    ticket: Ticket
    choices: Mapping[str, str]
    remark: str = ""


@action("polls.cast", Cast, Recast, once=True)
def cast(act: Act, poll: Poll, *, filled: Sequence[Filled]) -> int:
    """Hand in answers, all or none. Named ones may be changed by a new act until the poll closes; anonymous ones cannot be found again."""
    over(poll.state, poll.closes_at, act.at)
    if not filled:
        raise Invalid("还没有选。", fields={})
    read = _read(poll, filled)
    fresh = 0
    for ticket, answer in sorted(read, key=lambda pair: pair[0].target_id):
        fresh += _put(act, poll, ticket, answer)
    said = Cast(count=len(read)) if fresh else Recast(count=len(read))
    record(act, said, about=poll, parties=[Credit(who, "voter") for who in _voters(act, [ticket for ticket, _ in read])])
    return len(read)


def _read(poll: Poll, filled: Sequence[Filled]) -> list[tuple[Ticket, dict[str, Any]]]:
    """What was filled in, checked; faults are told by `<ticket>-<item>`."""
    read, wrong = [], {}
    for one in filled:
        try:
            read.append((one.ticket, answers_to(poll.form, one.choices, one.remark)))
        except Invalid as fault:
            wrong |= {f"{one.ticket.pk}-{item}": words for item, words in fault.fields.items()}
    if wrong:
        raise Invalid(f"还有 {len(wrong)} 项要填。", fields=wrong)
    return read


def _put(act: Act, poll: Poll, ticket: Ticket, answer: dict[str, Any]) -> int:
    """Use a ticket: 1 when it was new, 0 when a named answer was changed."""
    now = held(Ticket, ticket.pk)
    if now is None or now.poll_id != poll.pk or not holds(act.viewer, now):
        raise NotFound()
    if poll.anonymous:
        _into_urn(now, answer)
    else:
        _by_name(act, poll, now, answer)
    fresh = not now.cast
    if fresh:
        now.cast = True
        now.save(update_fields=["cast"])
    return int(fresh)


def _into_urn(ticket: Ticket, answer: dict[str, Any]) -> None:
    """Mix a ballot into its urn: kept in the order of contents, so that nothing tells when it came."""
    if ticket.cast:
        raise NotNow("你已经交过了。匿名的答卷与人分开存放，交出后找不回来，也不能再改。", code="cast_already")
    target = held(Target, ticket.target_id)
    if target is None:
        raise NotFound()
    target.urn = sorted([*target.urn, answer], key=lambda one: json.dumps(one, ensure_ascii=False, sort_keys=True))
    target.save(update_fields=["urn"])


def _by_name(act: Act, poll: Poll, ticket: Ticket, answer: dict[str, Any]) -> None:
    score = score_of(poll.form, [answer])
    Answer.objects.update_or_create(
        ticket=ticket, committee_id=act.committee,
        defaults={**answer, "score": None if score is None else Decimal(str(score)), "by": act.viewer.label[:80], "at": act.at},
    )  # fmt: skip


def _voters(act: Act, tickets: Sequence[Ticket]) -> list[Member | Unit]:
    """Who is credited with having taken part: the member, or the unit."""
    if act.viewer.member_id and any(ticket.member_id for ticket in tickets):
        return [Member.objects.get(pk=act.viewer.member_id)]
    if act.viewer.unit_id and any(ticket.unit_id for ticket in tickets):
        return [Unit.objects.get(pk=act.viewer.unit_id)]
    return []
