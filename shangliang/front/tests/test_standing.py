"""代办: somebody stands in for some days, under both names, and no longer."""

from datetime import date, timedelta

import pytest

from shangliang.commons.access import Role, may
from shangliang.commons.access.models import Post
from shangliang.commons.access.queries import holdings, users_in
from shangliang.commons.committees.scope import within
from shangliang.commons.ledger.queries import standing as standing_facts
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.front.account import standing
from tests import given

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


@pytest.fixture
def w(time_machine):
    time_machine.move_to(given.at("2026-03-02"), tick=False)
    made = given.world()
    with within(made.committee):
        yield made


def named(w, role=Role.PROPOSAL_HEAD, who=Role.PROPOSAL_STAFF, since=DAY, until=DAY + timedelta(days=4), by=None):
    return standing.name_stand_in(w.act(by or role, given.at("2026-03-02")), w.posts[role], user_id=w.posts[who].user_id, since=since, until=until, reason="出差")


def held_by(w, role, day):
    return {(post.role, post.stands_for) for post in holdings(w.posts[role].user_id, day)}


def test_a_stand_in_has_the_post_from_the_first_day_to_the_last(w):
    named(w, since=DAY + timedelta(days=1))
    whose = w.posts[Role.PROPOSAL_HEAD].user.name
    days = [(Role.PROPOSAL_HEAD, whose) in held_by(w, Role.PROPOSAL_STAFF, DAY + timedelta(days=n)) for n in range(6)]
    assert days == [False, True, True, True, True, False]
    assert (Role.PROPOSAL_HEAD, "") in held_by(w, Role.PROPOSAL_HEAD, DAY), "who is away keeps the post"


def test_the_own_desk_stays_the_first_one(w):
    named(w)
    assert holdings(w.posts[Role.PROPOSAL_STAFF].user_id, DAY)[0].role == Role.PROPOSAL_STAFF


def test_what_a_stand_in_does_names_both(w, client):
    post = named(w)
    client.force_login(post.user)
    client.post("/switch/", {"post": str(post.pk)})
    assert client.get("/").status_code == 200
    (held,) = [one for one in holdings(post.user_id, DAY) if one.stands_for]
    viewer = held.viewer(post.user_id, post.user.name)
    assert viewer.label == f"{post.user.name}（提案委负责人，代{w.posts[Role.PROPOSAL_HEAD].user.name}）"
    assert may(viewer, "proposals.review")


def test_the_ledger_keeps_who_asked_whom(w):
    named(w)
    fact = standing_facts().get(kind="access.stand_in_named")
    assert (fact.data["holder"], fact.data["name"], fact.data["until"]) == (w.posts[Role.PROPOSAL_HEAD].user.name, w.posts[Role.PROPOSAL_STAFF].user.name, "2026-03-06")


def test_notices_reach_the_stand_in_too(w):
    named(w)
    assert set(users_in(Role.PROPOSAL_HEAD)) == {w.posts[Role.PROPOSAL_HEAD].user_id, w.posts[Role.PROPOSAL_STAFF].user_id}


@pytest.mark.parametrize(
    ("how", "field"),
    [({"until": DAY - timedelta(days=1)}, "until"), ({"since": DAY - timedelta(days=1)}, "since"), ({"until": DAY + timedelta(days=30)}, "until"), ({"who": Role.UNIT_CLERK}, "user"), ({"who": Role.MEMBER}, "user")],
)
def test_what_is_wrong_stands_beside_its_field(w, how, field):
    with pytest.raises(Invalid) as refused:
        named(w, **how)
    assert field in refused.value.fields


def test_the_longest_time_is_a_setting_counted_in_days(w):
    assert named(w, until=DAY + timedelta(days=29)).until == DAY + timedelta(days=30)


def test_a_post_is_not_passed_on_twice(w):
    post = named(w)
    with pytest.raises(NotNow, match="替别人代办"):
        standing.name_stand_in(w.act(Role.ADMINISTRATOR, given.at("2026-03-02")), post, user_id=w.posts[Role.OFFICE_STAFF].user_id, since=DAY, until=DAY)


def test_nobody_lends_the_post_of_another_but_an_administrator_may(w):
    with pytest.raises(NotAllowed):
        named(w, by=Role.OFFICE_STAFF)
    assert named(w, by=Role.ADMINISTRATOR).stands_for == w.posts[Role.PROPOSAL_HEAD]


def test_it_ends_at_once_when_ended_and_with_the_post_itself(w):
    post = named(w)
    standing.end_stand_in(w.act(Role.PROPOSAL_HEAD, given.at("2026-03-02")), post)
    assert held_by(w, Role.PROPOSAL_STAFF, DAY) == {(Role.PROPOSAL_STAFF, "")}
    named(w)
    Post.objects.filter(pk=w.posts[Role.PROPOSAL_HEAD].pk).update(until=DAY)
    assert held_by(w, Role.PROPOSAL_STAFF, DAY) == {(Role.PROPOSAL_STAFF, "")}


def test_the_page_keeps_what_was_typed_and_then_says_it_is_done(w, client):
    client.force_login(w.posts[Role.PROPOSAL_HEAD].user)
    said = {"post": w.posts[Role.PROPOSAL_HEAD].pk, "user": w.posts[Role.PROPOSAL_STAFF].user_id, "since": "2026-03-02", "until": "2026-03-01", "reason": "赴省里开会"}
    answer = client.post("/account/stand-ins/", said)
    assert answer.status_code == 422
    assert "赴省里开会" in answer.content.decode()
    assert "结束不能早于开始" in answer.content.decode()
    page = client.post("/account/stand-ins/", said | {"until": "2026-03-03"}, follow=True).content.decode()
    assert "代办，3 月 2 日到3 月 3 日" in page.replace("&nbsp;", "")
    assert "提前结束" in page
