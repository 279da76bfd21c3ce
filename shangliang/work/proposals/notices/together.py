"""Who is told of joint work: the parties of a batch, those who oversee a key proposal, who cultivates a topic, who follows in a group."""

from collections.abc import Iterable

from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.access.queries import users_in
from shangliang.commons.ledger.telling import Happened, Telling, tells
from shangliang.commons.people.queries import conveners, users_of

from .. import queries
from ..rules.joint import BatchState
from . import staff


def _desk() -> list[int]:
    return [*staff(), *users_in(Role.HANDOVER_PARTY), *users_in(Role.HANDOVER_GOVERNMENT)]


def _turn(batch_id: int) -> list[int]:
    turn = queries.batch_of(batch_id).turn
    return list(users_in(Role.of(turn))) if turn else []


def _batch(fact: Happened) -> str:
    return reverse("proposals:batch", args=[fact.subject.id])


@tells("proposals.joint_asked")
def joint_asked(fact: Happened) -> Iterable[Telling]:
    """The first party: look and agree."""
    yield Telling(_turn(fact.subject.id), f"“{fact.subject.label}”共 {fact.data['count']} 件，请你表示意见", _batch(fact))


@tells("proposals.joint_agreed")
def joint_agreed(fact: Happened) -> Iterable[Telling]:
    """The next party; after the last one those who hand over."""
    yield Telling(_turn(fact.subject.id), f"{fact.data['side']}已同意“{fact.subject.label}”，请你表示意见", _batch(fact))
    if fact.data["final"]:
        out = queries.batch_of(fact.subject.id).state == BatchState.HANDED  # the last party may have handed it over with the same word
        yield Telling(_desk(), f"各方都同意“{fact.subject.label}”，{'已经' if out else '可以'}交办", _batch(fact))


@tells("proposals.joint_refused")
def joint_refused(fact: Happened) -> Iterable[Telling]:
    """Those who hand over: what to change."""
    yield Telling(_desk(), f"{fact.data['side']}不同意“{fact.subject.label}”：{fact.data['reason']}", _batch(fact))


@tells("proposals.key_step_due")
def key_step_due(fact: Happened) -> Iterable[Telling]:
    """The leaders in whose charge it is, and the staff who arrange it."""
    left = fact.data["days_left"]
    when = f"超期 {-left} 天" if left < 0 else f"还剩 {left} 天"
    who = [*queries.leaders_of(fact.subject.id), *staff()]
    yield Telling(who, f"重点提案“{fact.subject.label}”的{fact.data['step']}{when}", reverse("proposals:key", args=[fact.subject.id]))


@tells("proposals.topic_opened")
def topic_opened(fact: Happened) -> Iterable[Telling]:
    """Those who are to work on it."""
    yield Telling(users_of(fact.members("cultivates")), f"请你参加培育议题“{fact.subject.label}”")


@tells("proposals.topic_noted")
def topic_noted(fact: Happened) -> Iterable[Telling]:
    """The others who work on it, and the staff who coach."""
    yield Telling([*queries.users_of_topic(fact.subject.id), *staff()], f"议题“{fact.subject.label}”有新的稿子或意见")


@tells("proposals.topic_due")
def topic_due(fact: Happened) -> Iterable[Telling]:
    """Those who work on it, and the staff."""
    left = fact.data["days_left"]
    when = f"超期 {-left} 天" if left < 0 else f"还剩 {left} 天"
    yield Telling([*queries.users_of_topic(fact.subject.id), *staff()], f"议题“{fact.subject.label}”成稿{when}")


@tells("proposals.visit_due")
def visit_due(fact: Happened) -> Iterable[Telling]:
    """The group that follows it: nobody else goes."""
    left = fact.data["days_left"]
    when = f"超过 {-left} 天没有去看了" if left < 0 else f"还有 {left} 天，该去看一次了"
    yield Telling(queries.users_of_group(fact.subject.id), f"{fact.subject.label}跟踪的提案“{fact.data['title']}”{when}")


@tells("proposals.tracked")
def tracked(fact: Happened) -> Iterable[Telling]:
    """The group's members, and whoever speaks for its organs."""
    speaking = [member.pk for member in conveners(*fact.organs("tracks"))]
    yield Telling(users_of([*fact.members("tracks"), *speaking]), f"{fact.data['name']}跟踪提案“{fact.subject.label}”，进展会告诉你")
