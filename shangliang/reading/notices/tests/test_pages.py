"""The notice centre as people use it."""

import pytest

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.reading.notices.models import Notice
from tests import given

pytestmark = pytest.mark.django_db


@pytest.fixture
def w():
    return given.world()


def notice(w, role, n=1, href="/account/"):
    with within(w.committee):
        return Notice.objects.create(
            committee=w.committee, recipient=w.posts[role].user, fact_id=n, kind="notices.tried", text=f"第 {n} 条", href=href,
            at=given.at("2026-03-02", f"10:{n % 60:02}"),
        )


def test_a_notice_is_seen_when_it_is_opened_and_leads_on(client, w):
    said = notice(w, Role.MEMBER)
    client.force_login(w.posts[Role.MEMBER].user)
    assert "有 1 条通知没看" in client.get("/notices/").content.decode()
    assert client.get(f"/notices/{said.pk}/").url == "/account/"
    assert "通知都看过了" in client.get("/notices/").content.decode()
    assert "没有未读的通知" in client.get("/notices/?view=new").content.decode()


def test_all_can_be_marked_as_seen_at_once_and_twice_does_no_harm(client, w):
    for n in range(1, 40):
        notice(w, Role.MEMBER, n)
    notice(w, Role.CHAIR, 99)
    client.force_login(w.posts[Role.MEMBER].user)
    assert "第 31–39 条，共 39 条" in client.get("/notices/?page=2").content.decode()
    for _ in range(2):
        assert client.post("/notices/open/").url == "/notices/"
    with within(w.committee):
        assert Notice.objects.filter(seen_at__isnull=True).count() == 1


def test_nobody_opens_the_notices_of_others(client, w):
    said = notice(w, Role.CHAIR)
    client.force_login(w.posts[Role.MEMBER].user)
    assert client.get(f"/notices/{said.pk}/").status_code == 404
    other = given.world()
    client.force_login(other.posts[Role.CHAIR].user)
    assert client.get(f"/notices/{said.pk}/").status_code == 404


def test_the_bell_says_how_many_are_unread(client, w):
    notice(w, Role.PROPOSAL_STAFF)
    client.force_login(w.posts[Role.PROPOSAL_STAFF].user)
    assert 'aria-label="通知，1 条未读"' in client.get("/account/").content.decode()
