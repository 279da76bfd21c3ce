"""What every machine's call goes through before it reaches a room."""

import pytest
from pydantic import TypeAdapter, ValidationError

from shangliang.commons.access import Role
from shangliang.commons.ui.machines import Pace, scopes_for
from shangliang.commons.ui.shapes import Moment, Text


def test_a_bucket_gives_its_calls_and_fills_again_evenly():
    pace = Pace(60)
    assert [pace.take(1, 100.0) for _ in range(61)] == [0] * 60 + [1]
    assert pace.take(1, 101.0) == 0
    assert pace.take(1, 101.0) == 1


def test_one_keys_haste_is_not_anothers():
    pace = Pace(1)
    assert pace.take(1, 5.0) == 0
    assert pace.take(1, 5.0) == 60
    assert pace.take(2, 5.0) == 0


def test_a_clock_that_jumps_back_takes_nothing_away():
    pace = Pace(60)
    pace.take(1, 100.0)
    assert pace.take(1, 10.0) == 0


@pytest.mark.parametrize("text", ["好\x00", "\ud800", "a\x1b[31m"])
def test_what_no_database_keeps_is_refused_by_the_shape(text):
    with pytest.raises(ValidationError):
        TypeAdapter(Text).validate_python(text)


@pytest.mark.parametrize("text", ["䶮 𬭚 😀", "一行\n又一行\t完", "=1+1", "<b>'; drop table"])
def test_what_people_write_is_taken_as_it_is(text):
    assert TypeAdapter(Text).validate_python(text) == text


@pytest.mark.parametrize("said", ["2026-02-03T09:00:00+08:00", "2026-02-03T09:00:00 08:00", "2026-02-03T09:00:00", "2026-02-03T01:00:00Z"])
def test_a_moment_is_understood_with_or_without_its_zone(said):
    assert TypeAdapter(Moment).validate_python(said).isoformat() == "2026-02-03T09:00:00+08:00"


def test_what_a_post_can_be_given_depends_on_its_role(client):
    client.get("/api/v1/docs")  # the doors are known once the addresses are
    clerk = [code for code, _ in scopes_for(Role.UNIT_CLERK)]
    assert "handling.sign" in clerk
    assert "proposals.hand_over" not in clerk
