"""Who hears of plans and improvements: the office, and who speaks for the body responsible."""

from collections.abc import Iterable

from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.access.queries import users_in
from shangliang.commons.ledger.declared import said_day
from shangliang.commons.ledger.telling import Happened, Telling, tells
from shangliang.commons.people.queries import conveners, users_of

HOME = "/"
"""For those who may not open the office's pages: they are told in words."""


def _speakers(fact: Happened) -> list[int]:
    """Those who speak for the bodies responsible."""
    return users_of([member.pk for organ in fact.organs("host") for member in conveners(organ)])


def _when(left: int) -> str:
    return f"还剩 {left} 天" if left > 0 else "今天到期" if left == 0 else f"已经过了 {-left} 天"


@tells("reports.plan_chased")
def chased(fact: Happened) -> Iterable[Telling]:
    """The office with the page; the body responsible in words, since that page is the office's."""
    data = fact.data
    text = f"计划“{data['what']}”{_when(data['days_left'])}，定了 {data['target']:g}，已办 {data['held']:g}"
    yield Telling(users_in(Role.OFFICE_STAFF), text, reverse("reports:plan_item", args=[fact.subject.id]))
    yield Telling(_speakers(fact), f"{text}，由你们负责", HOME)


@tells("reports.improvement_chased")
def behind(fact: Happened) -> Iterable[Telling]:
    """The same for what a report said was wanting."""
    text = f"总结里登记的“{fact.data['text'][:40]}”{_when(fact.data['days_left'])}，还没有结果"
    yield Telling(users_in(Role.OFFICE_STAFF), text, reverse("reports:improvement", args=[fact.subject.id]))
    yield Telling(_speakers(fact), f"{text}，由你们负责", HOME)


@tells("reports.improvement_noted")
def noted(fact: Happened) -> Iterable[Telling]:
    """The body responsible."""
    until = f"，{said_day(fact.data['due_on'])}前落实" if fact.data["due_on"] else ""
    yield Telling(_speakers(fact), f"总结里登记了一条{fact.data['kind_of']}，由你们负责：{fact.data['text'][:60]}{until}", HOME)
