"""Who hears of a letter: the member it was given to, the office of what lies with it and of what is late. Nothing of its contents."""

from collections.abc import Iterable

from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.access.queries import users_in
from shangliang.commons.ledger.declared import said_day
from shangliang.commons.ledger.telling import Happened, Telling, tells
from shangliang.commons.people.queries import users_of

from .rules import Sort


def _link(fact: Happened) -> str:
    return reverse("profiles:missive", args=[fact.subject.id])


def _to(fact: Happened) -> list[int]:
    """The member who was asked, or the office where nobody was."""
    members = fact.members("asked")
    return list(users_of(members)) if members else list(users_in(Role.OFFICE_STAFF))


@tells("profiles.received")
def received(fact: Happened) -> Iterable[Telling]:
    """The member, or, of a report of conduct, the office alone."""
    what = "收到一封群众来信" if fact.data["sort"] == Sort.LETTER else "收到一份反映委员问题的来信"
    yield Telling(_to(fact), f"{what}，{said_day(fact.data['due_on'])}前答复", _link(fact))


@tells("profiles.handed_on")
def handed_on(fact: Happened) -> Iterable[Telling]:
    """Who has it now."""
    yield Telling(_to(fact), f"一封群众来信转交给你：{fact.data['reason']}", _link(fact))


@tells("profiles.reminded")
def reminded(fact: Happened) -> Iterable[Telling]:
    """Who has to answer; when the day has passed, the office besides."""
    late, day = fact.data["late"], said_day(fact.data["due_on"])
    yield Telling(_to(fact), f"群众来信{day}到期，还没有答复", _link(fact))
    if late and fact.members("asked"):
        yield Telling(users_in(Role.OFFICE_STAFF), f"一封写给委员的来信{day}到期没有答复，可以转交", _link(fact))


@tells("profiles.hidden")
def hidden(fact: Happened) -> Iterable[Telling]:
    """The member, when the office took the page back."""
    if fact.data["reason"]:
        yield Telling(users_of(fact.members("asked")), f"你的公开页已收回：{fact.data['reason']}", reverse("profiles:mine"))
