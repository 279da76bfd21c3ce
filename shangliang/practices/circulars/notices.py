"""Who is told what about circulars: signers, whoever drew it up, and those it went to."""

from collections.abc import Iterable

from shangliang.commons.ledger.telling import Happened, Telling, tells

from . import queries
from .rules import State


@tells("circulars.sent_up")
def sent_up(fact: Happened) -> Iterable[Telling]:
    """Whoever signs first."""
    yield Telling(queries.signers(fact.data["to"]), f"请签发“{fact.subject.label}”")


@tells("circulars.signed")
def signed(fact: Happened) -> Iterable[Telling]:
    """Whoever signs next."""
    one = queries.by_id(fact.subject.id)
    if one is not None and one.state == State.SIGNING:
        yield Telling(queries.signers(one.waits_for), f"请签发“{fact.subject.label}”")


@tells("circulars.sent_back")
def sent_back(fact: Happened) -> Iterable[Telling]:
    """Whoever drew it up."""
    one = queries.by_id(fact.subject.id)
    if one is not None and one.drafted_by:
        yield Telling([one.drafted_by], f"“{one.title}”退回修改：{fact.data['reason']}")


@tells("circulars.issued")
def issued(fact: Happened) -> Iterable[Telling]:
    """Everybody it went to."""
    one = queries.by_id(fact.subject.id)
    if one is not None:
        asked = "，请看后确认收到" if one.confirm else ""
        yield Telling(queries.users_reached(one.recipients.all()), f"收到通报：{fact.data['title']}{asked}")
        if one.drafted_by:
            yield Telling([one.drafted_by], f"“{fact.data['title']}”已印发，{fact.data['number']}")


@tells("circulars.withdrawn")
def withdrawn(fact: Happened) -> Iterable[Telling]:
    """Those it went to: it no longer holds."""
    one = queries.by_id(fact.subject.id)
    if one is not None:
        yield Telling(queries.users_reached(one.recipients.all()), f"通报“{one.title}”已撤回：{fact.data['reason']}")


@tells("circulars.chased")
def chased(fact: Happened) -> Iterable[Telling]:
    """Those who have not read it, or not confirmed it, by now."""
    one = queries.by_id(fact.subject.id)
    if one is not None and one.state == State.ISSUED:
        yield Telling(queries.users_reached(queries.unanswered(one)), f"通报“{one.title}”等你{'确认收到' if one.confirm else '阅看'}")
