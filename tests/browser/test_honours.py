"""On the phone: a convener puts somebody forward, with a photo; a reviewer judges one after the other."""

from base64 import b64decode

import pytest
from playwright.sync_api import expect

from shangliang.commons.committees.scope import within
from shangliang.practices.calls import actions
from shangliang.practices.calls.models import Nomination
from shangliang.practices.calls.tests.making import DEED, Awards
from tests import given
from tests.browser.conftest import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


@pytest.fixture
def awards(db):
    """A call that is open today, whatever day it is: browsers keep their own time."""
    made = Awards()
    with within(made.w.committee):
        made.convener(0)
        yield made


def fits(page, heading):
    """The page of this heading is there, and nothing of it sticks out of the screen at its side."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
    assert page.locator("html").evaluate("page => page.scrollWidth") <= 390


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_a_convener_puts_somebody_forward_on_the_phone(awards, page, live_server):
    call = awards.opened(closes_on=given.at("2035-12-01").date())
    enter(page, live_server, awards.w.members[0].user)
    page.goto(f"/calls/{call.pk}/")
    fits(page, call.title)
    page.get_by_role("link", name="推荐", exact=True).click()
    fits(page, f"推荐{call.award}")
    page.get_by_role("combobox", name="推荐谁").fill("沈亦")
    page.get_by_role("option", name="沈亦舟").click()
    page.get_by_label("推荐理由").fill(DEED)
    page.locator("input[name=photos]").set_input_files({"name": "现场.png", "mimeType": "image/png", "buffer": b64decode(DOT)})
    with page.expect_navigation():
        page.get_by_role("button", name="推荐", exact=True).click()
    fits(page, "沈亦舟")
    expect(page.get_by_role("link", name="现场.png")).to_be_visible()
    one = Nomination.objects.get()
    assert (one.by, one.name) == ("organ", "沈亦舟")


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_a_reviewer_judges_one_after_the_other_on_the_phone(awards, page, live_server):
    call, _ = awards.reviewing(ns=(0, 1), users=[awards.w.members[2].user_id])
    enter(page, live_server, awards.w.members[2].user)
    page.goto(f"/calls/{call.pk}/review/")
    fits(page, "还有 2 个")
    page.get_by_role("link", name="许岚", exact=True).click()
    for name, points in (("许岚", "92"), ("沈亦舟", "88")):
        fits(page, name)
        for field in page.locator("input[name^=s-]").all():
            field.fill(points)
        with page.expect_navigation():
            page.get_by_role("button", name="提交评审").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("都评完了")
    expect(page.get_by_text("92.00 分")).to_be_visible()
    actions.shortlist(awards.office("2026-11-17"), call, chosen=[Nomination.objects.order_by("pk")[0].pk])
