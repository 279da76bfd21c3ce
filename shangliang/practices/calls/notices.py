"""Who is told what about calls: those who may put forward, those who review, those who lead, and those who are honoured."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.access.queries import users_in
from shangliang.commons.ledger.telling import Happened, Telling, tells
from shangliang.commons.people.queries import conveners as speakers
from shangliang.commons.people.queries import users_of
from shangliang.commons.ui.wording import day

from . import queries
from .kinds import By
from .rules import Reminder


def _day(text: str) -> str:
    return day(date.fromisoformat(text)) if text else ""


def _page(pk: int) -> str:
    return reverse("calls:call", args=[pk])


@tells("calls.opened")
def opened(fact: Happened) -> Iterable[Telling]:
    """Whoever may put somebody forward: conveners in their organ's name, or every member."""
    call = queries.call_by_id(fact.subject.id)
    if call is None:
        return
    everybody = {By.SELF, By.MEMBER} & {By(one) for one in call.by}
    to = users_in(Role.MEMBER) if everybody else queries.conveners(call)
    yield Telling(to, f"“{call.title}”开始推荐，{_day(fact.data['closes_on'])}截止", reverse("calls:nominate", args=[call.pk]))


@tells("calls.nominated")
def nominated(fact: Happened) -> Iterable[Telling]:
    """Those who lead: something to examine."""
    one = queries.nomination_by_id(fact.subject.id)
    if one is not None and one.by != By.STAFF:
        yield Telling(queries.runners_of(one.call), f"{fact.data['nominator']}推荐了{one.name}（{one.call.title}），请审核", reverse("calls:nomination", args=[one.pk]))


@tells("calls.refused")
def refused(fact: Happened) -> Iterable[Telling]:
    """Whoever put it forward hears why not."""
    one = queries.nomination_by_id(fact.subject.id)
    if one is not None and one.by != By.STAFF and one.by_user:
        yield Telling([one.by_user], f"你推荐的{one.name}不符合条件：{'；'.join(fact.data['reasons'])}", reverse("calls:nomination", args=[one.pk]))


@tells("calls.closed")
def closed(fact: Happened) -> Iterable[Telling]:
    """Reviewers: their work begins."""
    call = queries.call_by_id(fact.subject.id)
    if call is not None and call.reviews:
        yield Telling([one["id"] for one in queries.reviewers_of(call)], f"请评审“{call.title}”", reverse("calls:review", args=[call.pk]))


@tells("calls.publicised")
def publicised(fact: Happened) -> Iterable[Telling]:
    """Every member may look at a public list."""
    yield Telling(users_in(Role.MEMBER), f"“{fact.subject.label}”拟表彰名单公示，{_day(fact.data['until'])}截止，有异议可以提出", _page(fact.subject.id))


@tells("calls.objected")
def objected(fact: Happened) -> Iterable[Telling]:
    """Those who lead have to answer."""
    one = queries.objection_by_id(fact.subject.id)
    if one is not None:
        yield Telling(queries.runners_of(one.call), f"“{one.call.title}”公示收到异议，请核实答复", f"{_page(one.call_id)}#objections")


@tells("calls.objection_answered")
def objection_answered(fact: Happened) -> Iterable[Telling]:
    """Whoever objected hears what came of it."""
    one = queries.objection_by_id(fact.subject.id)
    if one is not None and one.by_user:
        said = "异议成立" if fact.data["upheld"] else "经核实异议不成立"
        yield Telling([one.by_user], f"你对“{one.call.title}”提出的异议已答复：{said}。{fact.data['answer']}", _page(one.call_id))


@tells("calls.awarded")
def awarded(fact: Happened) -> Iterable[Telling]:
    """Whoever is honoured, and whoever put them forward."""
    one = queries.nomination_by_id(fact.subject.id)
    if one is None:
        return
    named = [*fact.members("awarded"), *(member.pk for organ in fact.organs("awarded") for member in speakers(organ))]
    href, award = reverse("calls:nomination", args=[one.pk]), f"{fact.data['award']['year']} 年度{fact.data['award']['name']}"
    yield Telling(users_of(named), f"你获得“{award}”，证书编号 {fact.data['number']}" if one.member_id else f"{one.name}获得“{award}”", href)
    if one.by != By.STAFF and one.by_user:
        yield Telling([one.by_user], f"你推荐的{one.name}获得“{award}”", href)


@tells("calls.reminded")
def reminded(fact: Happened) -> Iterable[Telling]:
    """Organs that have put nobody forward; reviewers with work left; those who lead when a period is over."""
    call, what = queries.call_by_id(fact.subject.id), fact.data["what"]
    if call is None:
        return
    if what == Reminder.CLOSING:
        left = fact.data["days_left"]
        said = f"还有 {left} 天截止" if left else "今天截止"
        yield Telling(queries.conveners(call, idle=True), f"“{call.title}”{said}，你负责的机构还没有推荐", reverse("calls:nominate", args=[call.pk]))
    elif what == Reminder.REVIEW:
        yield Telling(queries.reviewers_left(call), f"“{call.title}”还等你评审", reverse("calls:review", args=[call.pk]))
    else:
        said = "推荐已经截止，可以开始评审" if what == Reminder.CLOSED else "公示期满，请登记决定"
        yield Telling(queries.runners_of(call), f"“{call.title}”{said}", _page(call.pk))
