"""The daily round: those who review are reminded of publicity and of applications once before the day, once when it has passed; and, where nothing was
heard of a proposal at the parent committee, every so many days to ask.

Each reminder carries an act number made from proposal, due day and mark, so that running twice, or two at once, sends once.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from shangliang.commons.committees.scope import here, in_each, setting, within
from shangliang.commons.ledger.clockwork import Clockwork, attempt, done_already
from shangliang.foundation.clocks import due
from shangliang.practices.handling.queries import promises_of_many
from shangliang.practices.handling.rules import PromiseState

from . import actions, queries
from .actions.handing import SUBJECT
from .queries import upward
from .rules import State, asked_again
from .rules.nodes import mark_due

CLOCK = Clockwork("0b7c1f1e-61d5-4c0e-9a5e-3f1f0f6f2a77")
CHUNK = 300


@app.periodic(cron="35 23 * * *")  # 07:35 in China: the queue counts in UTC
@app.task(name="proposals.disclosures", queueing_lock="proposals.disclosures")
def disclosures(timestamp: int) -> None:
    """Remind in every committee of what is due to go public, as of the moment the round was due."""
    moment = datetime.fromtimestamp(timestamp, timezone.get_default_timezone())
    remind_disclosures(moment)
    remind_applications(moment)


def remind_disclosures(moment: datetime) -> int:
    """Remind the reviewers of every committee, in steps of CHUNK. Gives how many reminders were sent."""

    def one(committee: Any) -> int:
        count = last = 0
        while waiting := queries.open_disclosures(last, CHUNK, moment):
            last = waiting[-1].pk
            count += _remind(committee.pk, moment, waiting)
        return count

    return in_each(one)


def remind_applications(moment: datetime) -> int:
    """Remind the reviewers of every committee of applications for disclosure, by the same marks. Gives how many reminders were sent."""

    def one(committee: Any) -> int:
        count, last, today = 0, 0, timezone.localdate(moment)
        until = today + timedelta(days=setting("proposals.open.warn"))
        while found := queries.applications_due(until, after=last, limit=CHUNK):
            last = found[-1].pk
            acts = {each.pk: CLOCK.act(committee.pk, moment, "application", each.pk, each.due_on, "late" if each.due_on < today else "soon") for each in found}
            sent = done_already("proposals.application_due", acts.values())
            left = [each for each in found if acts[each.pk].uid not in sent]
            count += sum(attempt(actions.remind_application, acts[each.pk], each, due_on=each.due_on, days_left=(each.due_on - today).days) for each in left)
        return count

    return in_each(one)


def _remind(committee_id: int, moment: datetime, waiting: list[Any]) -> int:
    today, warn = timezone.localdate(moment), setting("proposals.open.warn")
    owed = [one for one in (queries.one_owed(proposal, today) for proposal in waiting) if one.days_left is not None and one.days_left <= warn]
    acts = {one.proposal.pk: CLOCK.act(committee_id, moment, one.proposal.pk, one.due_on, "late" if one.days_left < 0 else "soon") for one in owed}
    sent = done_already("proposals.disclosure_due", acts.values())
    waiting = [one for one in owed if acts[one.proposal.pk].uid not in sent]
    return sum(attempt(actions.remind_disclosure, acts[one.proposal.pk], one.proposal, due_on=one.due_on, days_left=one.days_left) for one in waiting)


@app.periodic(cron="45 23 * * *")  # 07:45 in China
@app.task(name="proposals.upward", queueing_lock="proposals.upward")
def upwards(timestamp: int) -> None:
    """Remind in every committee to ask the parent committee, as of the moment the round was due."""
    moment = datetime.fromtimestamp(timestamp, timezone.get_default_timezone())
    hear_upwards(moment)
    ask_upwards(moment)


def hear_upwards(moment: datetime) -> int:
    """Where the parent committee works in this installation, keep by itself what it decided. Gives how many were heard of."""

    def one(committee: Any) -> int:
        open_ones = upward.unheard(0, CHUNK, timezone.localdate(moment)) if committee.parent_id else []
        if not open_ones:
            return 0
        with within(committee.parent):
            heard = upward.heard_above(one.title for one in open_ones)
        return sum(_hear(committee.pk, moment, one, heard[one.title]) for one in open_ones if one.title in heard and heard[one.title].state != one.state)

    return in_each(one)


def _hear(committee_id: int, moment: datetime, one: Any, heard: Any) -> int:
    act = CLOCK.act(committee_id, moment, "heard", one.pk, heard.state)
    return 0 if done_already("proposals.upward_followed", [act]) else attempt(actions.hear_upward, act, one, state=heard.state, number=heard.number, unit=heard.unit)


def ask_upwards(moment: datetime) -> int:
    """Remind of what was not heard of for long enough, in steps of CHUNK. Gives how many reminders were recorded."""

    def one(committee: Any) -> int:
        count, last, every = 0, 0, setting("proposals.upward.ask_days")
        before = timezone.localdate(moment) - timedelta(days=every)
        while every and (waiting := upward.unheard(last, CHUNK, before)):
            last = waiting[-1].pk
            count += _ask(committee.pk, moment, waiting, every)
        return count

    return in_each(one)


def _ask(committee_id: int, moment: datetime, waiting: list[Any], every: int) -> int:
    today = timezone.localdate(moment)
    acts = {one.pk: CLOCK.act(committee_id, moment, "upward", one.pk, one.heard_on, asked_again((today - one.heard_on).days, every)) for one in waiting}
    sent = done_already("proposals.upward_asked", acts.values())
    return sum(attempt(actions.ask_upward, acts[one.pk], one) for one in waiting if acts[one.pk].uid not in sent)


@app.periodic(cron="50 23 * * *")  # 07:50 in China
@app.task(name="proposals.nodes", queueing_lock="proposals.nodes")
def nodes(timestamp: int) -> None:
    """Remind in every committee of the nodes of key proposals, of topics and of visits of groups that come due, as of the moment the round was due."""
    moment = datetime.fromtimestamp(timestamp, timezone.get_default_timezone())
    remind_nodes(moment)
    remind_topics(moment)
    remind_visits(moment)


def remind_nodes(moment: datetime) -> int:
    """Remind of each undone node of key proposals once for each mark. Gives how many reminders were recorded."""

    def say(act: Any, node: Any) -> int:
        return attempt(actions.remind_key_step, act, node.key.proposal, node=node)

    return _chase(moment, "node", "proposals.key.warn", queries.open_nodes, "proposals.key_step_due", say)


def remind_topics(moment: datetime) -> int:
    """Remind of each topic whose text comes due, once for each mark. Gives how many reminders were recorded."""
    return _chase(moment, "topic", "proposals.topic.warn", queries.open_topics, "proposals.topic_due", lambda act, topic: attempt(actions.remind_topic, act, topic))


def remind_visits(moment: datetime) -> int:
    """Remind each group of every proposal it is to look after again, once for each mark of each visit. Gives how many reminders were recorded."""
    today = timezone.localdate(moment)

    def one(committee: Any) -> int:
        count, last, every = 0, 0, setting("proposals.tracking.every")
        marks = [int(line) for line in setting("proposals.tracking.warn")]
        while found := queries.open_visits(last, CHUNK, before=today):
            last = found[-1].pk
            coming = {each: day for each in found if mark_due(day := due(each.looked_on, every, here().calendar), today, marks) is not None}
            acts = {each: CLOCK.act(committee.pk, moment, "visit", each.pk, day, mark_due(day, today, marks)) for each, day in coming.items()}
            sent, over = done_already("proposals.visit_due", acts.values()), _over(coming)
            count += sum(attempt(actions.remind_visit, act, each.group, followed=each, due_on=coming[each]) for each, act in acts.items() if act.uid not in sent and each not in over)
        return count

    return in_each(one)


def _over(follows: Iterable[Any]) -> set[Any]:
    """Those that leave nothing to look after: closed, and no promise owed any more."""
    closed = [each for each in follows if each.proposal.state == State.CLOSED]
    promises = promises_of_many(SUBJECT, [each.proposal_id for each in closed])
    return {each for each in closed if not any(one.state in {PromiseState.OPEN, PromiseState.REPORTED} for one in promises.get(each.proposal_id, ()))}


def _chase(moment: datetime, word: str, warn: str, read: Callable[..., list[Any]], kind: str, say: Callable[[Any, Any], int]) -> int:
    """Read what may be due in steps of CHUNK, and say of each what was not said yet."""
    today = timezone.localdate(moment)

    def one(committee: Any) -> int:
        count, last = 0, 0
        marks = [int(line) for line in setting(warn)]
        until = today + timedelta(days=max(marks, default=0))
        while found := read(last, CHUNK, until=until):
            last = found[-1].pk
            acts = {thing.pk: CLOCK.act(committee.pk, moment, word, thing.pk, thing.due_on, mark) for thing in found if (mark := mark_due(thing.due_on, today, marks)) is not None}
            sent = done_already(kind, acts.values())
            count += sum(say(acts[thing.pk], thing) for thing in found if thing.pk in acts and acts[thing.pk].uid not in sent)
        return count

    return in_each(one)
