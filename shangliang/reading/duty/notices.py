"""Who hears of scores: members when they are published or their objection is answered, the office when somebody objects."""

from collections.abc import Iterable

from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.access.queries import users_in
from shangliang.commons.ledger.telling import Happened, Telling, tells
from shangliang.commons.people.queries import users_of


@tells("duty.published")
def published(fact: Happened) -> Iterable[Telling]:
    """All members: their own sheet is there."""
    year = fact.data["year"]
    yield Telling(users_in(Role.MEMBER), f"{year} 年度履职得分已公布，看看每一分的依据；有出入可以提出", f"{reverse('duty:mine')}?year={year}")


@tells("duty.appealed")
def appealed(fact: Happened) -> Iterable[Telling]:
    """The office."""
    who = fact.actor.partition("（")[0]
    yield Telling(users_in(Role.OFFICE_STAFF), f"{who}对 {fact.data['year']} 年度得分提出异议：{fact.data['about']}", reverse("duty:appeals"))


@tells("duty.appeal_answered")
def answered(fact: Happened) -> Iterable[Telling]:
    """The member who objected."""
    said = "异议成立，登记已更正或将更正" if fact.data["upheld"] else "维持原分"
    yield Telling(users_of(fact.members("member")), f"你对 {fact.data['year']} 年度得分的异议有了答复：{said}。{fact.data['answer']}", f"{reverse('duty:mine')}?year={fact.data['year']}")


@tells("duty.rulebook_adopted")
def adopted(fact: Happened) -> Iterable[Telling]:
    """The office: by what is scored from now on."""
    yield Telling(users_in(Role.OFFICE_STAFF), f"计分办法“{fact.subject.label}”从 {fact.data['from_year']} 年度起启用")
