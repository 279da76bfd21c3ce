"""Each fact is told once, to whom it concerns: with two followers at once, after one was killed, however often it is run."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection, transaction

from shangliang.commons.access import Role, anyone, permission
from shangliang.commons.committees.scope import within
from shangliang.commons.ledger.acts import action, record
from shangliang.commons.ledger.declared import fact, kinds
from shangliang.commons.ledger.queries import horizon
from shangliang.commons.ledger.telling import Telling, rules, tells
from shangliang.commons.subjects import Ref
from shangliang.reading.notices import actions
from shangliang.reading.notices.actions import following
from shangliang.reading.notices.models import Notice, Place
from tests import given

NOW = given.at("2026-03-02", "10:00")
EVERYTHING = 2**60
HEARS: list[int] = []


@pytest.fixture(autouse=True)
def _trial() -> Iterator[None]:
    """A kind of fact of our own, whose rule tells whoever is in HEARS; gone again afterwards."""

    @fact("notices.tried", "试一试")
    class Tried:
        n: int

    permission("notices.try", "试一试", tuple(Role))(anyone)
    tells("notices.tried")(_tell)

    @action("notices.try", Tried, lock=False)
    def attempt(act, thing=None, *, n=1):
        record(act, Tried(n=n), about=Ref("notices.trial", n, f"第 {n} 件"))

    _trial.attempt = attempt
    HEARS.clear()
    yield
    from shangliang.commons.access import permissions

    for registry, name in [(kinds, "notices.tried"), (permissions, "notices.try"), (rules, "notices.tried")]:
        registry._entries.pop(name)


def _tell(said):
    if said.data["n"] == 13:
        raise ValueError("a rule that breaks")
    yield Telling(HEARS, f"试了{said.subject.label}", "/somewhere/")
    yield Telling(HEARS, "第二句不再说")


def attempt(w, n=1, at=NOW, role=Role.PROPOSAL_STAFF):
    with within(w.committee):
        _trial.attempt(w.act(role, at), None, n=n)


def told(w):
    with within(w.committee):
        return list(Notice.objects.order_by("pk").values_list("recipient_id", "text"))


@pytest.fixture
def w():
    made = given.world()
    HEARS.extend([made.posts[Role.PROPOSAL_HEAD].user_id, made.posts[Role.PROPOSAL_STAFF].user_id])
    return made


@pytest.mark.django_db
def test_whom_the_rule_names_is_told_once_and_not_of_their_own_doing(w):
    attempt(w)
    assert actions.follow(w.committee, NOW, below=EVERYTHING) == 1
    assert told(w) == [(w.posts[Role.PROPOSAL_HEAD].user_id, "试了第 1 件")]
    assert actions.follow(w.committee, NOW, below=EVERYTHING) == 0
    assert len(told(w)) == 1


@pytest.mark.django_db
def test_following_goes_on_in_small_steps_where_it_stopped(w):
    for n in range(1, 6):
        attempt(w, n)
    steps = [actions.follow(w.committee, NOW, below=EVERYTHING, limit=2) for _ in range(4)]
    assert steps == [2, 2, 1, 0]
    assert [text for _, text in told(w)] == [f"试了第 {n} 件" for n in range(1, 6)]


@pytest.mark.django_db
def test_old_news_is_passed_over_and_a_broken_rule_costs_only_its_own_notice(w):
    attempt(w, 1, NOW - timedelta(days=15))
    attempt(w, 13)
    attempt(w, 2)
    actions.follow(w.committee, NOW, below=EVERYTHING)
    assert [text for _, text in told(w)] == ["试了第 2 件"]


@pytest.mark.django_db
def test_one_committee_is_not_told_of_another(w):
    other = given.world()
    attempt(w)
    actions.follow(other.committee, NOW, below=EVERYTHING)
    assert told(other) == []


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_a_fact_of_an_unfinished_transaction_waits_for_its_end(w):
    """"Greater than the last one seen" would lose it: a later fact is finished before it."""
    begun, finish = threading.Event(), threading.Event()

    def slowly():
        with within(w.committee), transaction.atomic():
            _trial.attempt(w.act(Role.PROPOSAL_STAFF, NOW), None, n=1)
            begun.set()
            finish.wait(20)
        connection.close()

    slow = threading.Thread(target=slowly)
    slow.start()
    assert begun.wait(20)
    attempt(w, 2)
    assert actions.follow(w.committee, NOW) == 0
    finish.set()
    slow.join(20)
    assert actions.follow(w.committee, NOW) == 2
    assert [text for _, text in told(w)] == ["试了第 1 件", "试了第 2 件"]


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_three_followers_at_once_tell_everything_once(w):
    for n in range(1, 31):
        attempt(w, n if n != 13 else 31)
    ready = threading.Barrier(3)

    def run():
        ready.wait(20)
        for _ in range(20):
            actions.follow(w.committee, NOW, limit=3)
        connection.close()

    followers = [threading.Thread(target=run) for _ in range(3)]
    for follower in followers:
        follower.start()
    for follower in followers:
        follower.join(60)
    while actions.follow(w.committee, NOW):
        pass
    assert sorted(text for _, text in told(w)) == sorted(f"试了第 {n if n != 13 else 31} 件" for n in range(1, 31))


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_a_follower_that_dies_half_way_has_told_nothing_and_the_next_one_tells_all(w, monkeypatch):
    for n in (1, 2, 3):
        attempt(w, n)

    class Killed(BaseException):
        pass

    def die(*args, **kwargs):
        raise Killed

    with monkeypatch.context() as broken:
        broken.setattr(following.Place, "save", die)
        with pytest.raises(Killed):
            actions.follow(w.committee, NOW)
    assert told(w) == []
    assert actions.follow(w.committee, NOW) == 3
    assert len(told(w)) == 3


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_a_quiet_ledger_moves_the_place_up_to_the_horizon(w):
    actions.follow(w.committee, NOW)
    with within(w.committee):
        assert Place.objects.get().xid <= horizon()
