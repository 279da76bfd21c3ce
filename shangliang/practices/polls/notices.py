"""Who is told about polls: those who are reminded, and the organisers when one has been counted."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from shangliang.commons.access import Role
from shangliang.commons.access.queries import users_in
from shangliang.commons.ledger.telling import Happened, Telling, tells
from shangliang.commons.people.queries import users_of
from shangliang.commons.ui.wording import day

from . import queries
from .kinds import kinds


@tells("polls.reminded")
def reminded(fact: Happened) -> Iterable[Telling]:
    """Members and units that have not answered."""
    poll = queries.poll_of(fact.subject.id)
    if poll is None:
        return
    units = [user for unit in fact.units() for role in (Role.UNIT_CLERK, Role.UNIT_HEAD) for user in users_in(role, unit_id=unit)]
    said = f"“{poll.title}”还没有交，{day(timezone.localtime(poll.closes_at))}截止"
    yield Telling([*users_of(fact.members("voter")), *units], said, reverse("polls:mine"))


@tells("polls.closed")
def closed(fact: Happened) -> Iterable[Telling]:
    """Those who organised it."""
    poll = queries.poll_of(fact.subject.id)
    if poll is not None:
        users = [user for role in Role if role in kinds.get(poll.kind).openers for user in users_in(role)]
        yield Telling(users, f"“{poll.title}”已截止并计票：发出 {fact.data['invited']} 份，收回 {fact.data['cast']} 份", reverse("polls:poll", args=[poll.pk]))
