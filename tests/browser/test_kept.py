"""What was typed survives a session that ended meanwhile: it is there again after signing in."""

import re

import pytest
from playwright.sync_api import expect

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.work.proposals import actions
from tests import given

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOTE = "第二条请写明由哪个部门牵头，需要多少经费，分几年做完。"


@pytest.fixture
def world(db):
    made = given.world()
    with within(made.committee):
        for account, who in (("xulan", made.members[0].user), ("zhoumin", made.posts[Role.PROPOSAL_STAFF].user)):
            who.account = account
            who.set_password(given.PASSWORD)
            who.save()
        author = made.as_member(made.members[0])
        draft = actions.start(given.act(author), None, author=made.members[0])
        made.draft = actions.save(given.act(author), draft, title="关于增设避雨亭的提案", grounds="渡口没有遮雨的地方。" * 30, recommendations=["建三座避雨亭。"], category="社会民生")
        other = actions.start(given.act(author), None, author=made.members[0])
        other = actions.save(given.act(author), other, title="关于夜间照明的提案", grounds="楼道没有灯。" * 40, recommendations=["装灯。"], category="城乡建设")
        made.waiting = actions.submit(given.act(author), other)
    return made


def sign_in(page, account):
    page.get_by_label(re.compile("账号")).fill(account)
    page.locator("input[type=password]").fill(given.PASSWORD)
    page.locator("input[type=password]").press("Enter")
    page.wait_for_url(lambda url: "sign-in" not in url)


def sign_out_behind(page):
    """The session ends on the server; the page stays open."""
    page.context.clear_cookies(name="sessionid")


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_a_member_who_was_signed_out_while_writing_finds_every_word_again(world, page):
    page.goto(f"/sign-in/?next=/proposals/{world.draft.pk}/write/")
    sign_in(page, "xulan")
    sign_out_behind(page)
    page.get_by_label("案据").fill("刚才那一小时里新写的情况和分析。" * 20)
    with page.expect_navigation():
        page.get_by_role("button", name="提交提案").click()
    expect(page.get_by_role("heading", name="登录已过期")).to_be_visible()
    page.get_by_role("link", name="重新登录").click()
    sign_in(page, "xulan")
    expect(page.get_by_label("案据")).to_have_value("刚才那一小时里新写的情况和分析。" * 20)
    with page.expect_navigation():
        page.get_by_role("button", name="提交提案").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("流水号")


def test_a_reviewers_note_survives_as_well_and_does_not_come_back_once_it_was_taken(world, page):
    where = f"/proposals/{world.waiting.pk}/review/"
    page.goto(f"/sign-in/?next={where}")
    sign_in(page, "zhoumin")
    page.wait_for_load_state("networkidle")  # what is like it has come, and nothing moves any more
    page.locator("[name=decision][value=send_back]").check(force=True)
    page.locator("textarea[name=note]").fill(NOTE)
    sign_out_behind(page)
    _decide(page)
    page.get_by_role("link", name="重新登录").click()
    sign_in(page, "zhoumin")
    assert page.url.endswith(where)
    expect(page.locator("textarea[name=note]")).to_have_value(NOTE)
    expect(page.locator("[name=decision][value=send_back]")).to_be_checked()
    _decide(page)
    expect(page.get_by_text("退回修改").first).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes(':sent:'))") == []


def _decide(page):
    with page.expect_navigation():
        page.get_by_role("button", name="作出决定").click()
