"""Who is told what by boards: a member nobody has heard of for long."""

from collections.abc import Iterable

from django.urls import reverse

from shangliang.commons.ledger.telling import Happened, Telling, tells
from shangliang.commons.people.queries import users_of


@tells("boards.woken")
def woken(fact: Happened) -> Iterable[Telling]:
    """The member, kindly, with the way to what they could do."""
    yield Telling(users_of([fact.subject.id]), f"近 {fact.data['months']} 个月没有你的履职记录。可以写提案、报信息，做过的事请报送登记", reverse("registers:mine"))
