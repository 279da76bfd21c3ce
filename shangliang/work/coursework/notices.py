"""Who hears of coursework: members of what they were given, of what came back and what counts; the office of what was handed in."""

from collections.abc import Iterable

from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.access.queries import users_in
from shangliang.commons.ledger.telling import Happened, Telling, tells
from shangliang.commons.people.queries import users_of


def _link(fact: Happened) -> str:
    return reverse("coursework:piece", args=[fact.subject.id])


@tells("coursework.given")
def given(fact: Happened) -> Iterable[Telling]:
    """The member."""
    yield Telling(users_of(fact.members("asked")), f"有一项委员作业：{fact.data['title']}，{fact.data['due_on']} 前完成", _link(fact))


@tells("coursework.reminded")
def reminded(fact: Happened) -> Iterable[Telling]:
    """All members who have not done it."""
    left = fact.data["days_left"]
    when = f"还剩 {left} 天" if left > 0 else "今天到期" if left == 0 else f"已经过了 {-left} 天"
    yield Telling(users_of(fact.members("asked")), f"委员作业“{fact.data['title']}”还没完成，{when}", reverse("coursework:mine"))


@tells("coursework.returned")
def returned(fact: Happened) -> Iterable[Telling]:
    """The member, with what to change."""
    yield Telling(users_of(fact.members("asked")), f"作业退回修改：{fact.data['reason']}", _link(fact))


@tells("coursework.done")
def done(fact: Happened) -> Iterable[Telling]:
    """The member."""
    how = "按台账已计为完成" if fact.data["way"] == "counted" else "已通过"
    yield Telling(users_of(fact.members("author")), f"委员作业“{fact.data['title']}”{how}", _link(fact))


@tells("coursework.undone")
def undone(fact: Happened) -> Iterable[Telling]:
    """The member whose deed was taken back."""
    yield Telling(users_of(fact.members("asked")), f"有一项作业不再算完成：{fact.data['reason']}", _link(fact))


@tells("coursework.handed_in")
def handed_in(fact: Happened) -> Iterable[Telling]:
    """The office, where it waits for review."""
    yield Telling(users_in(Role.OFFICE_STAFF), f"{fact.actor.partition('（')[0]}交了作业{'（晚交）' if fact.data['late'] else ''}，等审", _link(fact))
