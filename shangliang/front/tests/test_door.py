"""Stepping in: which committee, which post, what the frame shows, and what it costs."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shangliang.commons.access import Role
from shangliang.commons.access.queries import holdings
from shangliang.commons.committees.scope import within
from tests import given

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


@pytest.fixture
def w():
    return given.world("linjiang")


def test_holdings_name_every_post_of_today_in_every_committee(w):
    other = given.world("anxi")
    user = w.posts[Role.UNIT_CLERK].user
    with within(other.committee):
        given.post(other.committee, Role.OFFICE_STAFF, who=user)
        over = given.post(other.committee, Role.PROPOSAL_STAFF, who=user)
        over.until = TODAY
        over.save()
    found = holdings(user.pk, TODAY)
    assert [(h.committee.short_name, h.role, h.place) for h in found] == [
        ("linjiang市政协", Role.UNIT_CLERK, "市教育局"),
        ("anxi市政协", Role.OFFICE_STAFF, ""),
    ]
    assert found[0].committee == w.committee
    assert holdings(user.pk, date(2024, 1, 1)) == []


def test_a_member_holds_the_organs_in_which_they_sit(w):
    with within(w.committee):
        viewer = w.viewer(Role.MEMBER)
    held = holdings(viewer.user_id, TODAY)[0]
    assert (held.member_id, held.place) == (viewer.member_id, "教育界")
    assert held.viewer(viewer.user_id, viewer.name) == viewer


def test_who_has_several_posts_steps_from_one_to_another_even_elsewhere(client, w):
    other = given.world("anxi")
    user = w.posts[Role.PROPOSAL_STAFF].user
    with within(other.committee):
        there = given.post(other.committee, Role.UNIT_CLERK, unit=other.units[1], who=user)
    client.force_login(user)
    home = client.get("/account/").content.decode()
    assert "linjiang市政协" in home
    assert "anxi市政协　市财政局" in home
    assert client.post("/switch/", {"post": there.pk}).url == "/"
    assert "市财政局　承办" in client.get("/account/").content.decode()


def test_the_post_used_last_on_a_device_is_taken_again_at_the_next_sign_in(client, w):
    user = w.posts[Role.PROPOSAL_STAFF].user
    with within(w.committee):
        second = given.post(w.committee, Role.CHAIR, who=user)
    client.force_login(user)
    client.post("/switch/", {"post": second.pk})
    client.post("/sign-out/")
    client.force_login(user)
    assert "<small>主席、副主席</small>" in client.get("/account/").content.decode()
    client.cookies["post"] = str(w.posts[Role.ADMINISTRATOR].pk)
    client.post("/sign-out/")
    client.force_login(user)
    assert client.get("/settings/").status_code == 403


@pytest.mark.parametrize("role", [Role.CHAIR, Role.PROPOSAL_HEAD, Role.UNIT_HEAD, Role.AUDITOR])
def test_a_member_who_has_a_desk_arrives_at_the_desk(client, w, role):
    user = w.posts[Role.MEMBER].user
    with within(w.committee):
        given.post(w.committee, role, who=user, unit=w.units[0] if role is Role.UNIT_HEAD else None)
    client.force_login(user)
    assert f"<small>{role.label}</small>" in client.get("/account/").content.decode()


@pytest.mark.parametrize("wanted", ["0", "", "x", "99999999", "platform"])
def test_nobody_steps_into_a_post_they_do_not_hold(client, w, wanted):
    client.force_login(w.posts[Role.PROPOSAL_STAFF].user)
    assert client.post("/switch/", {"post": wanted}).status_code == 404


def test_nobody_steps_into_somebody_elses_post(client, w):
    client.force_login(w.posts[Role.PROPOSAL_STAFF].user)
    assert client.post("/switch/", {"post": w.posts[Role.ADMINISTRATOR].pk}).status_code == 404


def test_a_post_that_ends_is_left_at_once(client, w):
    post = w.posts[Role.PROPOSAL_STAFF]
    client.force_login(post.user)
    assert "提案委经办" in client.get("/account/").content.decode()
    with within(w.committee):
        post.until = date(2025, 2, 1)
        post.save()
    assert "没有岗位" in client.get("/").content.decode()


def test_the_platforms_administrator_works_in_no_committee(client, w):
    user = given.user("平台")
    user.is_platform = True
    user.save()
    client.force_login(user)
    assert "平台管理员" in client.get("/account/").content.decode()
    assert client.get("/proposals/").status_code in {403, 404}


@pytest.mark.parametrize("role", [role for role in Role if role != Role.PLATFORM])
def test_the_frame_costs_five_queries_at_most(client, w, role):
    """Session, user, posts, settings, and one for all that waits; the second visit, since the first one notes the time."""
    client.force_login(w.posts[role].user)
    client.get("/account/password/")
    with CaptureQueriesContext(connection) as asked:
        page = client.get("/account/password/")
    own = [q["sql"] for q in asked if "people_user" in q["sql"]][1:]  # the page itself reads its user anew
    assert page.status_code == 200
    assert len(asked) - len(own) <= 5, [q["sql"][:200] for q in asked]
