"""Following the ledger: each new fact is shown to the rule of its kind, and whom it names is told, once.

Place and notices are written in one transaction, and the place is held meanwhile: whoever comes second goes on, and what
a killed worker had begun is as if it had never been. Told twice is impossible by the table's own rule as well.
"""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.urls import NoReverseMatch

from shangliang.commons.access.queries import holders_asked_once
from shangliang.commons.committees.models import Committee
from shangliang.commons.committees.scope import within
from shangliang.commons.ledger.queries import following, horizon
from shangliang.commons.ledger.telling import Happened, Telling, letters, rules
from shangliang.commons.subjects import subjects

from ..models import Notice, Place
from .planning import plan, plan_letter

log = logging.getLogger(__name__)
BATCH = 200
# What happened longer ago is no news: a past that was loaded, or a ledger that nobody followed for weeks.
STALE = timedelta(days=14)


def follow(committee: Committee, now: datetime, *, below: int | None = None, limit: int = BATCH) -> int:
    """Tell people of the next facts of a committee; gives how many facts were read, so that 0 means all is told.

    `below` replaces the horizon where a test reads its own unfinished transaction.
    """
    with within(committee), transaction.atomic():
        place = _held(committee)
        if place is None:
            return 0
        end = horizon() if below is None else below
        facts = following(place.xid, place.fact_id, below=end, kinds=sorted({*rules.names(), *letters.names()}), limit=limit)
        fresh = [fact for fact in facts if fact.at > now - STALE]
        news = _news(committee, [fact for fact in fresh if fact.kind in rules])
        Notice.objects.bulk_create(news, ignore_conflicts=True)
        plan(committee, news, now)
        for fact in fresh:
            _write(committee, fact, now)
        if facts:
            place.xid, place.fact_id = facts[-1].xid, facts[-1].id
        elif below is None and end > place.xid:  # nobody is told of what lies between: it need not be read again
            place.xid, place.fact_id = end, 0
        place.followed_at = now
        place.save(update_fields=["xid", "fact_id", "followed_at"])
        return len(facts)


def _write(committee: Committee, fact: Happened, now: datetime) -> None:
    """Put down what one fact writes to people outside; a rule that breaks costs its own letter only."""
    if fact.kind not in letters:
        return
    try:
        with transaction.atomic():
            for letter in letters.get(fact.kind).write(fact):
                plan_letter(committee, fact.id, letter, now)
    except Exception:
        log.exception("The letter rule of %s broke on fact %s", fact.kind, fact.id)


def _held(committee: Committee) -> Place | None:
    """The committee's place, held; None when somebody else is following just now."""
    Place.objects.bulk_create([Place(committee=committee)], ignore_conflicts=True)
    return Place.objects.select_for_update(skip_locked=True, of=("self",)).first()


def _news(committee: Committee, facts: list[Happened]) -> list[Notice]:
    """What some facts tell. A rule that breaks costs its own notice, never those of everybody after it: then each is asked by itself."""
    try:
        with transaction.atomic(), holders_asked_once():
            return [notice for fact in facts for notice in _notices(committee, fact, list(rules.get(fact.kind).tell(fact)))]
    except Exception:
        return [notice for fact in facts for notice in _notices(committee, fact, _tellings(fact))]


def _notices(committee: Committee, fact: Happened, tellings: list[Telling]) -> list[Notice]:
    """What one fact tells whom: nobody twice, and nobody of what they did themselves."""
    told: dict[int, Notice] = {}
    for telling in tellings:
        href = telling.href or _link(fact)
        for user_id in telling.to:
            if user_id != fact.actor_id and user_id not in told:
                told[user_id] = Notice(
                    committee=committee, recipient_id=user_id, fact_id=fact.id, kind=fact.kind, text=telling.text[:300], href=href[:200], at=fact.at
                )
    return list(told.values())


def _tellings(fact: Happened) -> list[Telling]:
    """What the rule says, in a savepoint of its own."""
    try:
        with transaction.atomic():
            return list(rules.get(fact.kind).tell(fact))
    except Exception:
        log.exception("The notice rule of %s broke on fact %s", fact.kind, fact.id)
        return []


def _link(fact: Happened) -> str:
    if fact.subject.type not in subjects:
        return ""
    try:
        return subjects.get(fact.subject.type).link(fact.subject.id)
    except NoReverseMatch:
        return ""
