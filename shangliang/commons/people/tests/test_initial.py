"""Initial passwords: random, quick to hash, replaced at the first sign-in."""

import pytest
from django.contrib.auth.hashers import check_password, identify_hasher

from shangliang.commons.people.initial import is_initial, random_password, sealed


def test_no_two_initial_passwords_are_alike_and_none_can_be_misread():
    made = [random_password() for _ in range(500)]
    assert len(set(made)) == 500
    assert not set("".join(made)) & set("01loiOIL")


@pytest.mark.parametrize(
    ("typed", "right"),
    [("k7mq-w2hd-9xtb", True), ("K7MQW2HD9XTB", True), (" k7mq w2hd 9xtb ", True), ("k7mq－w2hd－9xtb", True), ("k7mq-w2hd-9xtc", False), ("", False)],
)
def test_an_initial_password_is_taken_as_people_copy_it_from_paper(typed, right):
    assert check_password(typed, sealed("k7mq-w2hd-9xtb")) is right


def test_the_first_sign_in_replaces_the_fast_hash_by_the_slow_one():
    kept = []
    stored = sealed("k7mq-w2hd-9xtb")
    assert is_initial(stored)
    assert check_password("k7mq-w2hd-9xtb", stored, setter=kept.append)
    assert kept == ["k7mq-w2hd-9xtb"], "Django asks for the password to be hashed anew"


def test_the_same_password_is_kept_differently_each_time():
    assert sealed("k7mq-w2hd-9xtb") != sealed("k7mq-w2hd-9xtb")
    assert identify_hasher(sealed("k7mq-w2hd-9xtb")).algorithm == "initial"


def test_an_old_key_still_opens_and_a_strange_one_does_not(settings):
    stored = sealed("k7mq-w2hd-9xtb")
    settings.FIELD_KEYS = ["another", *settings.FIELD_KEYS]
    assert check_password("k7mq-w2hd-9xtb", stored)
    settings.FIELD_KEYS = ["another"]
    assert not check_password("k7mq-w2hd-9xtb", stored)
