"""Who is told what about registers: whoever entered hears what became of it, whoever confirms that something waits."""

from collections.abc import Iterable

from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.access.queries import users_in
from shangliang.commons.ledger.telling import Happened, Telling, tells

from . import queries


def _entered(fact: Happened) -> list[int]:
    by = queries.get_one(fact.subject.id).entered_by
    return [by] if by else []


@tells("registers.proposed")
def proposed(fact: Happened) -> Iterable[Telling]:
    """Those who confirm it."""
    entry = queries.get_one(fact.subject.id)
    to = [user for role in entry.confirmers for user in users_in(Role(role)) if user != entry.entered_by]
    yield Telling(to, f"{fact.actor}报送了{fact.data['register']['name']}“{fact.subject.label}”，等你确认", reverse("registers:desk"))


@tells("registers.confirmed")
def confirmed(fact: Happened) -> Iterable[Telling]:
    """Whoever entered it."""
    yield Telling(_entered(fact), f"你报送的“{fact.subject.label}”已确认，记入{fact.data['register']['name']}")


@tells("registers.returned")
def returned(fact: Happened) -> Iterable[Telling]:
    """Whoever entered it, with what to change."""
    yield Telling(_entered(fact), f"你报送的“{fact.subject.label}”退回修改：{fact.data['reason']}")


@tells("registers.taken_back")
def taken_back(fact: Happened) -> Iterable[Telling]:
    """Whoever entered it, when somebody else corrects or strikes it."""
    yield Telling([user for user in _entered(fact) if user != fact.actor_id], f"你登记的“{fact.subject.label}”有更正：{fact.data['reason']}")
