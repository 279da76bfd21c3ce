"""Who is told what about the roster: the office of what members ask to have changed, members of the answer."""

from collections.abc import Iterable

from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.access.queries import users_in
from shangliang.commons.ledger.telling import Happened, Telling, tells
from shangliang.commons.people.queries import users_of


@tells("membership.change_asked")
def asked(fact: Happened) -> Iterable[Telling]:
    """The office decides."""
    office = [*users_in(Role.OFFICE_STAFF), *users_in(Role.ADMINISTRATOR)]
    said = f"{fact.actor.partition('（')[0]}申请修改本人信息：{'、'.join(fact.data['fields'])}"
    yield Telling(office, said, reverse("membership:changes"))


@tells("membership.change_decided")
def decided(fact: Happened) -> Iterable[Telling]:
    """The member hears the answer, with the reason of a refusal."""
    said = "已采纳" if fact.data["agreed"] else f"没有采纳：{fact.data['note']}"
    yield Telling(users_of(fact.members("member")), f"你申请修改的{'、'.join(fact.data['fields'])}{said}", reverse("membership:me"))
