"""Many committees on one server: the clockwork reaches each, a fault in one costs no other, and nobody sees over the fence.

With COMMITTEES=140 in the environment it is a measurement: run it with -s and read the seconds.
"""

import os
import time
from collections.abc import Iterator

import pytest
from django.test import Client

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.commons.corpus.jobs import nightly
from shangliang.commons.ledger.queries import standing
from shangliang.practices.handling import jobs, queries
from shangliang.reading.notices import actions as notices
from shangliang.reading.notices.models import Notice
from tests import given
from tests.abuse.forms import read
from tests.house import city

pytestmark = pytest.mark.django_db
COUNT = int(os.environ.get("COMMITTEES", "4"))
EVER = 2**62  # reads our own unfinished transaction, whatever others do on the server meanwhile
MORNING = given.at("2026-08-20", "07:30")
PAGES = [
    (Role.PROPOSAL_STAFF, "/proposals/?size=50"), (Role.UNIT_CLERK, "/handling/"), (Role.MEMBER, "/proposals/mine/"), (Role.MEMBER, "/search/?q=助餐"),
    (Role.OFFICE_STAFF, "/roster/"), (Role.AUDITOR, "/ledger/"),
]  # fmt: skip


@pytest.fixture
def worlds() -> list[given.World]:
    """Committees with a dozen people each and one proposal that a unit has to answer; their people bear its name."""
    made = []
    for n in range(COUNT):
        world = given.world(f"k{n:03}")
        with within(world.committee):
            for member in world.members:
                member.name = f"{member.name}{n:03}"
                member.save()
            city._handed(world, "2026-02-25")
        made.append(world)
    return made


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    began = time.monotonic()
    yield
    print(f"{COUNT} committees, all: {time.monotonic() - began:.1f} s")


def timed(what: str, began: float) -> None:
    print(f"{COUNT} committees, {what}: {time.monotonic() - began:.2f} s")


def test_the_clockwork_reaches_each_committee_and_tells_its_own_people_only(worlds):
    began = time.monotonic()
    assert jobs.remind_all(MORNING) == COUNT
    timed("reminders", began)
    began = time.monotonic()
    for world in worlds:
        while notices.follow(world.committee, MORNING, below=EVER):
            pass
    timed("notices", began)
    for world in worlds:
        with within(world.committee):
            assert standing().filter(kind="handling.reminded").count() == 1
            ours = {post.user_id for post in world.posts.values()} | {member.user_id for member in world.members}
            assert set(Notice.objects.values_list("recipient_id", flat=True)) <= ours
            assert Notice.objects.filter(kind="handling.reminded").exists()
    began = time.monotonic()
    nightly(0)
    timed("nightly", began)
    assert jobs.remind_all(MORNING) == 0, "each was sent once"


def test_a_fault_in_one_committee_costs_no_other_its_reminders(worlds, monkeypatch, caplog):
    broken, plain = worlds[0].committee.pk, queries.open_parts

    def open_parts(**known):
        from shangliang.commons.committees.scope import committee_id

        if committee_id() == broken:
            raise ZeroDivisionError
        return plain(**known)

    monkeypatch.setattr(queries, "open_parts", open_parts)
    assert jobs.remind_all(MORNING) == COUNT - 1
    assert str(worlds[0].committee) in caplog.text


def test_no_page_shows_anything_of_another_committee(worlds):
    began = time.monotonic()
    for world in (worlds[0], worlds[-1]):
        others = [other for other in worlds if other is not world]
        for role, address in PAGES:
            client = Client()
            client.force_login(world.posts[role].user)
            page = read(client.get(address)).decode()
            leaked = [other.committee.slug for other in others if other.committee.short_name in page or any(member.name in page for member in other.members)]
            assert leaked == [], address
    timed("twelve pages", began)
