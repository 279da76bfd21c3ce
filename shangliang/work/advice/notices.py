"""Who is told what about suggestions; what units and raters hear is handling's own."""

from collections.abc import Iterable
from datetime import date

from shangliang.commons.access import Role
from shangliang.commons.access.queries import users_in
from shangliang.commons.ledger.telling import Happened, Telling, tells
from shangliang.commons.people.queries import users_of
from shangliang.commons.ui.wording import day


def behind(fact: Happened) -> list[int]:
    """The member who suggested it."""
    return users_of(fact.members("first"))


@tells("advice.submitted")
def submitted(fact: Happened) -> Iterable[Telling]:
    """Staff hand it over."""
    yield Telling(users_in(Role.PROPOSAL_STAFF), f"收到委员建议“{fact.subject.label}”，{fact.data['serial']}，等转办")


@tells("advice.handed_over")
def handed_over(fact: Happened) -> Iterable[Telling]:
    """The member: who answers, until when."""
    yield Telling(behind(fact), f"你的建议“{fact.subject.label}”已交{'、'.join(fact.data['units'])}，{day(date.fromisoformat(fact.data['due_on']))}前答复")


@tells("advice.kept")
def kept(fact: Happened) -> Iterable[Telling]:
    """The member: why nobody answers it."""
    yield Telling(behind(fact), f"你的建议“{fact.subject.label}”留存参考：{fact.data['reason']}"[:300])
