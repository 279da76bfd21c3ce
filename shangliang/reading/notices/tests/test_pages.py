"""The notice centre as people use it."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.reading.notices.models import Delivery, Notice, Outlet, Wishes
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


def test_a_member_chooses_on_one_page_how_to_hear(client, w):
    client.force_login(w.posts[Role.MEMBER].user)
    assert "还没有开通短信" in client.get("/notices/wishes/").content.decode()
    with within(w.committee):
        for code in ("sms", "mail"):
            Outlet.objects.create(committee=w.committee, channel=code, on=True)
    page = client.get("/notices/wishes/").content.decode()
    assert "没有登记手机号" in page
    assert page.count('type="radio"') == 6
    wrong = client.post("/notices/wishes/", {"how_sms": "at_once", "mail": "不是邮箱", "groups": ["handling"]})
    assert wrong.status_code == 422
    assert "不是邮箱" in wrong.content.decode()
    assert client.post("/notices/wishes/", {"how_sms": "at_once", "how_mail": "off", "mail": "xulan@example.cn", "hour": "18", "groups": ["handling", "duty"]}).url == "/notices/wishes/"
    with within(w.committee):
        mine = Wishes.objects.get()
        assert (mine.how, mine.mail, mine.hour) == ({"sms": "at_once", "mail": "off"}, "xulan@example.cn", 18)
        assert "proposals" in mine.muted
        assert "handling" not in mine.muted


def test_the_administrator_sets_a_channel_up_and_never_sees_its_secret_again(client, w):
    client.force_login(w.posts[Role.ADMINISTRATOR].user)
    wrong = client.post("/notices/channels/sms/", {"address": "https://10.0.0.1/", "secret": "钥匙一二三", "on": "1", "by_default": "off"})
    assert wrong.status_code == 422
    assert "内部网络" in wrong.content.decode()
    assert client.post("/notices/channels/sms/", {"address": "https://sms.example.cn/", "secret": "钥匙一二三", "by_default": "digest"}).status_code == 302
    page = client.get("/notices/channels/sms/").content.decode()
    assert "钥匙一二三" not in page
    assert "空着就不变" in page
    with within(w.committee):
        Delivery.objects.create(committee=w.committee, recipient=w.posts[Role.MEMBER].user, channel="sms", fact_id=1, text="一条", state="unknown", masked="139****0000",
                                made_at=given.at("2026-03-02"), not_before=given.at("2026-03-02"))  # fmt: skip
        one = Delivery.objects.get().pk
    log = client.get("/notices/deliveries/?state=unknown").content.decode()
    assert "139****0000" in log
    assert client.post(f"/notices/deliveries/{one}/again/").url == "/notices/deliveries/"
    client.force_login(w.posts[Role.AUDITOR].user)
    assert "重发</button>" not in client.get("/notices/deliveries/").content.decode()


def test_ones_own_notices_and_nobody_elses_are_exported(client, w):
    notice(w, Role.MEMBER)
    notice(w, Role.CHAIR, 2)
    client.force_login(w.posts[Role.MEMBER].user)
    lines = list(load_workbook(BytesIO(b"".join(client.get("/notices/export.xlsx").streaming_content))).active.values)
    assert lines[0] == ("时间", "通知", "看过的时间")
    assert [line[1] for line in lines[1:]] == ["第 1 条"]
