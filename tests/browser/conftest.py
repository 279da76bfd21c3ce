"""One Chromium for the whole run, a fresh page for each story."""

import os
from collections.abc import Iterator
from typing import Any

import pytest

from tests import browsers

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
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()
