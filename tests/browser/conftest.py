"""One Chromium for the whole run, a fresh page for each story."""

import os
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import expect

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from tests import browsers, given

ROLES = (Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD, Role.HANDOVER_GOVERNMENT, Role.UNIT_CLERK, Role.UNIT_HEAD)
# A machine that is busy draws its first page slowly; a page that is never drawn still fails the test.
PATIENCE, FIRST_PAGE = 10_000, 30_000
expect.set_options(timeout=PATIENCE)
SIZES = {"pc": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium driven through Playwright."""
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=browsers.chromium(), args=browsers.ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(params=["pc"])
def page(request: pytest.FixtureRequest, browser: Any, live_server: Any) -> Iterator[Any]:
    """A page at `live_server`; ask for a phone with `@pytest.mark.parametrize("page", ["phone"], indirect=True)`."""
    context = browser.new_context(base_url=live_server.url, viewport=SIZES[request.param], locale="zh-CN", timezone_id="Asia/Shanghai")
    context.set_default_timeout(PATIENCE)
    context.set_default_navigation_timeout(FIRST_PAGE)
    yield context.new_page()
    context.close()


def enter(page: Any, live_server: Any, user: Any) -> None:
    """Somebody who has signed in already, for stories that are not about signing in: no hash to work out, no page on the way."""
    client = Client()
    client.force_login(user)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])


@pytest.fixture
def world(db: None) -> Any:
    """A committee whose people sign in with their role as account, the member as "xulan"."""
    made = given.world()
    with within(made.committee):
        for account, who in [("xulan", made.members[0].user), *((role.value, made.posts[role].user) for role in ROLES)]:
            who.account = account
            who.set_password(given.PASSWORD)
            who.save()
    return made


@pytest.fixture
def signed(browser: Any, live_server: Any) -> Iterator[Callable[..., Any]]:
    """Somebody at a device: signed("xulan", "phone") gives their page."""
    contexts = []

    def sign(account: str, size: str = "pc") -> Any:
        context = browser.new_context(base_url=live_server.url, viewport=SIZES[size], locale="zh-CN", timezone_id="Asia/Shanghai")
        context.set_default_timeout(15_000)
        context.set_default_navigation_timeout(FIRST_PAGE)
        contexts.append(context)
        page = context.new_page()
        page.goto("/sign-in/")
        page.get_by_label(re.compile("账号")).fill(account)
        page.locator("input[type=password]").fill(given.PASSWORD)
        page.locator("input[type=password]").press("Enter")
        page.wait_for_url(lambda url: "sign-in" not in url)
        return page

    yield sign
    for context in contexts:
        context.close()
