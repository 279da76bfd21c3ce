"""One city for a module of abuse: made once, given back at the end; whatever a test does in it is undone."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.models import Assignment
from shangliang.work.proposals import actions
from shangliang.work.proposals.rules import Duty
from tests import given
from tests.house import city as cities
from tests.house.city import City


@pytest.fixture(scope="module")
def city(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    """A small city with one thing of every sort."""
    with django_db_blocker.unblock(), time_machine.travel(cities.NOW, tick=False), transaction.atomic():
        made = cities.build()
        with within(made.world.committee):
            _further(made)
        yield made
        transaction.set_rollback(True)


def _further(city: City) -> None:
    """What stands at those points of the main line at which something is pressed."""
    w = city.world
    author = given.act(w.as_member(w.members[0]), given.at("2026-03-01"))
    draft = actions.start(author, None, author=w.members[0])
    actions.save(author, draft, title="关于在渡口增设避雨亭的提案", grounds=cities.GROUNDS, recommendations=["建三座避雨亭。"], category="社会民生")
    city.things["complete"] = draft.pk
    for name in ("signed", "drafted", "checking"):
        part = Assignment.objects.get(matter__subject_id=cities._handed(w, "2026-02-25").pk, unit=w.units[0])
        clerk = [w.act(Role.UNIT_CLERK, given.at("2026-02-26", f"1{hour}:00")) for hour in range(4)]
        handling.sign_in(clerk[0], part)
        city.things[name] = part.pk
        if name == "signed":
            continue
        handling.log_contact(clerk[1], part, day=clerk[1].at.date(), method="meeting", people="许岚", content="看过", view="同意")
        handling.draft_reply(clerk[2], part, texts={"grade": "A", "opening": "收悉。"}, disclosure="full", answers=cities.REPLY)
        if name == "checking":
            handling.send_up(clerk[3], part)
    for name, day in (("nominated", "2026-02-11"), ("chosen", "2026-02-12")):
        key = cities._handed(w, day)
        actions.nominate(w.act(Role.PROPOSAL_STAFF, given.at("2026-02-27")), key, reason="事关全市老人吃饭。")
        if name == "chosen":
            led = [actions.Leader("陆长河", "政协主席", Duty.OVERSEES, w.posts[Role.CHAIR].user)]
            actions.choose(w.act(Role.PROPOSAL_HEAD, given.at("2026-02-27", "10:00")), key, level="主席会议成员督办", decision="主席会议", day=given.at("2026-02-26").date(), leaders=led)
        city.things[name] = key.pk
    rated = cities._replied(w)
    handling.rate(given.act(w.as_member(w.members[0]), given.at("2026-02-20")), rated, overall="satisfied")
    city.things["rated"] = rated.subject_id


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Any) -> None:
    """Hashing is made slow on purpose; here it would only be waited for."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]


@pytest.fixture
def inside(city: City) -> Iterator[City]:
    """The city for one test; what happens in it is gone afterwards."""
    with cities.nothing_stays():
        yield city


def client_of(city: City, role: Role) -> Client:
    """A browser in which somebody of this role has signed in; a fault is an answer 500, as in use."""
    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = city.sessions[role]
    return client
