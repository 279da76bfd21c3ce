"""Keys of machines: made once, read by their hash, dead with their post, their person or their time."""

from datetime import timedelta

import pytest
import time_machine

from shangliang.commons.access import Role, may
from shangliang.commons.access.models import Token
from shangliang.commons.access.tokens import PREFIX, digest_of, end, kept, make, read
from shangliang.commons.committees.scope import within
from shangliang.foundation.errors import Invalid
from tests import given

NOW = given.at("2026-03-02")


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def world(db):
    return given.world()


def key(world, role=Role.UNIT_CLERK, scopes=("handling.sign",), **known):
    with within(world.committee):
        return make(world.posts[role], "教育局办公平台", scopes, **known)


def test_a_key_is_shown_once_and_kept_as_a_hash(world):
    token, secret = key(world)
    assert secret.startswith(PREFIX)
    assert token.digest == digest_of(secret)
    assert secret not in str(vars(token))


def test_a_key_acts_as_its_post_and_within_its_scopes(world):
    _, secret = key(world)
    machine = read(secret)
    assert machine.committee == world.committee
    with within(machine.committee):
        person = world.viewer(Role.UNIT_CLERK)
    assert (machine.viewer.user_id, machine.viewer.role, machine.viewer.unit_id) == (person.user_id, Role.UNIT_CLERK, world.units[0].pk)
    with within(machine.committee):
        assert may(machine.viewer, "handling.sign")
        refused = may(machine.viewer, "handling.contact")
    assert "没有“登记与提案人的沟通”的授权" in refused.reason


def test_a_members_key_knows_the_organs_of_its_member(world):
    with within(world.committee):
        _, secret = make(world.posts[Role.MEMBER], "履职平台", ["proposals.read"])
    machine = read(secret)
    assert machine.viewer.member_id == world.members[0].pk
    assert machine.viewer.organ_ids == {world.members[0].sector_id}


@pytest.mark.parametrize("shown", ["", "x", PREFIX, PREFIX + "没有的", PREFIX + "a" * 43, PREFIX + "a" * 5000, "Bearer"])
def test_what_was_never_given_out_opens_nothing(world, shown):
    key(world)
    assert read(shown) is None


def test_a_key_is_dead_after_its_time(world):
    _, secret = key(world, ends_at=NOW + timedelta(days=30))
    assert read(secret)
    with time_machine.travel(NOW + timedelta(days=30), tick=False):
        assert read(secret) is None


def test_a_key_that_was_ended_is_dead_at_once(world):
    token, secret = key(world)
    with within(world.committee):
        end(token)
    assert read(secret) is None


@pytest.mark.parametrize(
    "ends",
    [lambda post: post.__dict__.update(until=NOW.date()), lambda post: post.__dict__.update(since=NOW.date() + timedelta(days=1))],
    ids=["left", "not yet"],
)
def test_a_key_is_dead_without_its_post(world, ends):
    _, secret = key(world)
    with within(world.committee):
        post = world.posts[Role.UNIT_CLERK]
        ends(post)
        post.save()
    assert read(secret) is None


def test_a_key_is_dead_with_the_account_of_its_person(world):
    _, secret = key(world)
    user = world.posts[Role.UNIT_CLERK].user
    user.is_active = False
    user.save()
    assert read(secret) is None


def test_the_time_of_use_is_noted_at_most_once_a_minute(world, django_assert_num_queries):
    token, secret = key(world)

    def used():
        with within(world.committee):
            return Token.objects.get(pk=token.pk).used_at

    read(secret)
    assert used() == NOW
    with time_machine.travel(NOW + timedelta(seconds=59), tick=False):
        with django_assert_num_queries(1):
            read(secret)
        assert used() == NOW
    with time_machine.travel(NOW + timedelta(seconds=61), tick=False):
        read(secret)
        assert used() == NOW + timedelta(seconds=61)


@pytest.mark.parametrize(
    ("role", "known", "field"),
    [
        (Role.UNIT_CLERK, {"scopes": []}, "scopes"),
        (Role.UNIT_CLERK, {"scopes": ["handling.fly"]}, "scopes"),
        (Role.UNIT_CLERK, {"scopes": ["proposals.hand_over"]}, "scopes"),
        (Role.UNIT_CLERK, {"ends_at": NOW}, "ends_at"),
    ],
)
def test_a_key_that_could_do_nothing_is_not_made(world, role, known, field):
    with pytest.raises(Invalid) as wrong:
        key(world, role, **known)
    assert field in wrong.value.fields


@pytest.mark.parametrize("name", ["", "  ", "长" * 61])
def test_a_key_says_what_it_is_for(world, name):
    with within(world.committee), pytest.raises(Invalid, match="写明给哪个平台用"):
        make(world.posts[Role.UNIT_CLERK], name, ["handling.sign"])


def test_a_committee_sees_its_own_keys_only(world):
    key(world)
    other = given.world()
    with within(other.committee):
        assert not kept().exists()
    with within(world.committee):
        assert [token.name for token in kept()] == ["教育局办公平台"]
