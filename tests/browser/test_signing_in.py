"""The first minutes: an initial password on a phone, a second post, large text, the administrator's pages without a complaint of the browser."""

import pytest
from playwright.sync_api import expect

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.commons.people.initial import sealed
from shangliang.reading.notices.models import Notice
from tests import given

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = pytest.mark.parametrize("page", ["phone"], indirect=True)
BOTH = pytest.mark.parametrize("page", ["pc", "phone"], indirect=True)
FIRST = "k7mq-w2hd-9xtb"


@pytest.fixture
def w(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", "shangliang.commons.people.initial.InitialPassword"]
    return given.world()


@pytest.fixture
def quiet(page):
    """What the browser complains about."""
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def with_password(user, password=given.PASSWORD):
    user.set_password(password)
    user.save()
    return user


def sign_in(page, account, password):
    page.goto("/sign-in/")
    page.get_by_label("账号或手机号").fill(account)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录", exact=True).click()


@PHONE
def test_a_member_gets_from_the_slip_of_paper_to_their_home(page, quiet, w):
    user = w.posts[Role.MEMBER].user
    user.password, user.must_change_password = sealed(FIRST), True
    user.save()
    with within(w.committee):
        Notice.objects.create(committee=w.committee, recipient=user, fact_id=1, kind="x.y", text="你的提案已立案", href="/account/", at=given.at("2026-03-02"))
    sign_in(page, user.account, FIRST.upper())
    expect(page.get_by_role("heading", name="先换成你自己的密码")).to_be_visible()
    page.get_by_label("新密码").fill("Taiyang-77")
    page.get_by_label("再写一遍").fill("Taiyang-77")
    page.get_by_role("button", name="换密码").click()
    expect(page.get_by_role("heading", name="许岚委员")).to_be_visible()
    page.get_by_role("link", name="通知，1 条未读").click()
    page.get_by_role("link", name="你的提案已立案").click()
    page.wait_for_url("**/account/")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert quiet == []


def test_who_holds_two_posts_changes_from_one_to_the_other_in_the_corner(page, quiet, w):
    user = with_password(w.posts[Role.PROPOSAL_STAFF].user)
    with within(w.committee):
        given.post(w.committee, Role.CHAIR, who=user)
    sign_in(page, user.account, given.PASSWORD)
    page.locator(".sl-topbar summary").click()
    page.get_by_role("button", name="主席、副主席").click()
    expect(page.get_by_role("status")).to_contain_text("现在的身份是主席、副主席")
    expect(page.locator(".sl-topbar summary")).to_contain_text("主席、副主席")
    assert quiet == []


@BOTH
def test_no_page_of_the_administrator_complains_or_spills_sideways(page, quiet, w):
    user = with_password(w.posts[Role.ADMINISTRATOR].user)
    sign_in(page, user.account, given.PASSWORD)
    expect(page.locator("h1")).to_be_visible()
    paths = ["/", "/settings/", "/settings/of/proposals.handling.classes/", "/settings/terms/", "/settings/calendar/2026/", "/settings/people/", "/settings/tokens/",
             f"/settings/people/{user.pk}/", "/ledger/", "/sign-ins/", "/search/?q=教育", "/notices/", "/account/", "/account/second-factor/"]  # fmt: skip
    for path in paths:
        page.goto(path)
        assert page.locator("h1").count() == 1, path
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, path
    assert quiet == []


def test_a_setting_is_changed_twice_by_a_nervous_finger_and_recorded_once(page, w):
    user = with_password(w.posts[Role.ADMINISTRATOR].user)
    sign_in(page, user.account, given.PASSWORD)
    page.wait_for_url("**/")
    page.goto("/settings/of/signing.idle_minutes/")
    page.get_by_label("多久不操作自动退出").fill("45")
    page.get_by_role("button", name="存下来").dblclick()
    expect(page.get_by_role("status")).to_contain_text("已改为：45")
    page.goto("/ledger/?kind=committees.setting_changed")
    expect(page.locator("tbody tr")).to_have_count(1)
