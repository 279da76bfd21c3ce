"""On the phone: a convener puts somebody forward, with a photo; a reviewer judges one after the other."""

import re
from base64 import b64decode

import pytest
from playwright.sync_api import expect

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.practices.calls import actions
from shangliang.practices.calls.models import Nomination
from shangliang.practices.calls.tests.making import DEED, Awards
from tests import given

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


@pytest.fixture
def awards(db):
    """A call that is open today, whatever day it is: browsers keep their own time."""
    made = Awards()
    with within(made.w.committee):
        for account, who in (("xulan", made.w.members[0].user), ("heshen", made.w.members[2].user), ("bangong", made.w.posts[Role.OFFICE_STAFF].user)):
            who.account = account
            who.set_password(given.PASSWORD)
            who.save()
        made.convener(0)
        yield made


def sign_in(page, account, then):
    page.goto(f"/sign-in/?next={then}")
    page.get_by_label(re.compile("账号")).fill(account)
    page.locator("input[type=password]").fill(given.PASSWORD)
    page.locator("input[type=password]").press("Enter")
    page.wait_for_url(lambda url: "sign-in" not in url)


def fits(page):
    """Nothing sticks out of the screen at its side."""
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_a_convener_puts_somebody_forward_on_the_phone(awards, page):
    call = awards.opened(closes_on=given.at("2035-12-01").date())
    sign_in(page, "xulan", f"/calls/{call.pk}/")
    fits(page)
    page.get_by_role("link", name="推荐", exact=True).click()
    fits(page)
    page.get_by_role("combobox", name="推荐谁").fill("沈亦")
    page.get_by_role("option", name="沈亦舟").click()
    page.get_by_label("推荐理由").fill(DEED)
    page.locator("input[name=photos]").set_input_files({"name": "现场.png", "mimeType": "image/png", "buffer": b64decode(DOT)})
    with page.expect_navigation():
        page.get_by_role("button", name="推荐", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("沈亦舟")
    expect(page.get_by_role("link", name="现场.png")).to_be_visible()
    fits(page)
    one = Nomination.objects.get()
    assert (one.by, one.name) == ("organ", "沈亦舟")


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_a_reviewer_judges_one_after_the_other_on_the_phone(awards, page):
    call, _ = awards.reviewing(ns=(0, 1), users=[awards.w.members[2].user_id])
    sign_in(page, "heshen", f"/calls/{call.pk}/review/")
    fits(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("还有 2 个")
    page.get_by_role("link", name="许岚", exact=True).click()
    for points in ("92", "88"):
        for field in page.locator("input[name^=s-]").all():
            field.fill(points)
        fits(page)
        with page.expect_navigation():
            page.get_by_role("button", name="提交评审").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("都评完了")
    expect(page.get_by_text("92.00 分")).to_be_visible()
    actions.shortlist(awards.office("2026-11-17"), call, chosen=[Nomination.objects.order_by("pk")[0].pk])
